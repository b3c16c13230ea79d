import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { nameOfArn } from '../../../lib/arn.ts'
import type { Outcome } from '../../../policy/evaluate/explanation.ts'
import { useNotify } from '../../app/notifications.tsx'
import type { PreparedSimulation } from '../../app/simulation/prepare-simulation.ts'
import { caseProblem, type SavedCase, withCases } from '../../app/simulation/saved-case.ts'
import {
  type ShownResult,
  type SimulationInput,
  simulationLimits,
} from '../../app/simulation/simulation-input.ts'
import type { SavedCases } from '../../app/simulation/use-saved-cases.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { outcomeWords } from '../../ui/outcome.tsx'

interface SaveCaseDialogProps {
  readonly input: SimulationInput
  readonly prepared: PreparedSimulation
  readonly shown: ShownResult
  readonly came: Outcome
  readonly saved: SavedCases
  readonly onClose: () => void
}

const outcomes: readonly Outcome[] = ['allowed', 'implicitDeny', 'explicitDeny']

/** Keeps one result as what must come of it, whatever the policies become. */
export const SaveCaseDialog = ({ input, prepared, shown, came, saved, onClose }: SaveCaseDialogProps) => {
  const notify = useNotify()
  const { action, resource } = shown
  const [name, setName] = useState(`${action} on ${nameOfArn(resource)}`.slice(0, 100))
  const [expected, setExpected] = useState<Outcome>(came)
  const [problem, setProblem] = useState<string>()
  const about = [...new Set(prepared.policies.flatMap(({ on, policyKey }) => (on ? (policyKey ?? []) : [])))]
  const save = (): void => {
    const added: SavedCase = {
      id: crypto.randomUUID(),
      name: name.trim(),
      about: about.slice(0, 2 * simulationLimits.policies),
      // The policies are named, and count as they are saved.
      input: { ...input, replaced: [], actions: [action], resources: [resource], shown: undefined },
      expected,
      watched: true,
    }
    const trouble = caseProblem(added) ?? saved.change(cases => withCases(cases, [added]))
    setProblem(trouble)
    if (trouble !== undefined) return
    notify({ type: 'success', content: `The case “${name.trim()}” is saved in this browser.` })
    onClose()
  }
  return (
    <FormDialog
      header="Save as case"
      submitText="Save case"
      submitting={false}
      blocked={name.trim() === '' ? 'Enter a name.' : undefined}
      failure={problem === undefined ? undefined : <Alert type="error">{problem}</Alert>}
      onSubmit={save}
      onClose={onClose}
    >
      <SpaceBetween size="m">
        <Box>
          A case names whose policies count rather than keeping their texts, so that it is decided again with
          whatever they say.
          {input.replaced.length > 0 && ' Texts that you changed here are not kept.'}
        </Box>
        <FormField label="Name">
          <Input value={name} onChange={({ detail }) => setName(detail.value.slice(0, 200))} />
        </FormField>
        <FormField label="What must come of it">
          <RadioGroup
            items={outcomes.map(value => ({
              value,
              label: value === came ? `${outcomeWords[value]} (as now)` : outcomeWords[value],
            }))}
            value={expected}
            onChange={({ detail }) => setExpected(outcomes.find(outcome => outcome === detail.value) ?? came)}
          />
        </FormField>
      </SpaceBetween>
    </FormDialog>
  )
}
