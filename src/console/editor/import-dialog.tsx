import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { statementsIn } from '../../policy/edit/add-statements.ts'
import type { NewStatement } from '../../policy/edit/statement-acts.ts'
import { usePickablePolicies } from '../api/pickable-policies.ts'
import { policyDocumentQuery } from '../api/queries/policies.ts'
import { ErrorNotice } from '../app/error-notice.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { PolicyPicker } from '../ui/policy-picker.tsx'

interface ImportDialogProps {
  readonly onImport: (statements: readonly NewStatement[]) => void
  readonly onClose: () => void
}

/** More than any policy may have, and little enough for a browser. */
const mostBytes = 1_000_000

const none: ReadonlySet<string> = new Set()

/** Takes statements over from other policies: AWS's, the account's, or one in a file. */
export const ImportDialog = ({ onImport, onClose }: ImportDialogProps) => {
  const queryClient = useQueryClient()
  const { policies, isPending, error, refetch } = usePickablePolicies()
  const [chosen, setChosen] = useState(none)
  const [file, setFile] = useState<{ readonly name: string; readonly statements: readonly NewStatement[] }>()
  const [fileProblem, setFileProblem] = useState<string>()
  const [reading, setReading] = useState(false)
  const [failure, setFailure] = useState<unknown>()

  const takeFile = async (taken: File | undefined): Promise<void> => {
    setFile(undefined)
    setFileProblem(undefined)
    if (taken === undefined) return
    if (taken.size > mostBytes) {
      setFileProblem(`The file “${taken.name}” is larger than a megabyte; no policy is.`)
      return
    }
    const statements = await taken.text().then(statementsIn, () => undefined)
    if (statements === undefined)
      setFileProblem(
        `The file “${taken.name}” is no policy: it must be JSON with a Statement, and no key may stand twice.`,
      )
    else setFile({ name: taken.name, statements })
  }
  const submit = async (): Promise<void> => {
    setReading(true)
    setFailure(undefined)
    try {
      const texts = await Promise.all(
        [...chosen].map(arn => queryClient.fetchQuery(policyDocumentQuery(arn))),
      )
      onImport([...(file?.statements ?? []), ...texts.flatMap(text => statementsIn(text) ?? [])])
    } catch (failed) {
      setFailure(failed)
    } finally {
      setReading(false)
    }
  }
  return (
    <FormDialog
      size="large"
      header="Import policies"
      submitText="Import"
      submitting={reading}
      blocked={chosen.size === 0 && file === undefined ? 'Choose a policy or a file.' : undefined}
      failure={failure !== undefined && <ErrorNotice error={failure} />}
      onSubmit={submit}
      onClose={onClose}
    >
      <SpaceBetween size="l">
        <FormField
          label="From a file"
          description="A policy as JSON. Its statements are added behind those that are there."
          errorText={fileProblem}
        >
          <FileInput
            accept=".json,application/json"
            value={[]}
            onChange={({ detail }) => void takeFile(detail.value[0])}
            ariaLabel="Choose a file with a policy"
          >
            {file === undefined ? 'Choose file' : file.name}
          </FileInput>
        </FormField>
        <PolicyPicker
          policies={policies}
          loading={isPending}
          failure={error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
          selectedArns={chosen}
          description="The statements of their default versions are added behind those that are there."
          onChange={setChosen}
        />
      </SpaceBetween>
    </FormDialog>
  )
}
