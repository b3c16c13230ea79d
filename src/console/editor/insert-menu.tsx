import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useState } from 'react'
import { addStatements } from '../../policy/edit/add-statements.ts'
import type { NewStatement } from '../../policy/edit/statement-acts.ts'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { Fetched } from '../app/fetched.tsx'
import type { PolicyDocument } from './policy-document.ts'
import { templatesFor } from './templates.ts'

const fetchImport = async () => (await import('./import-dialog.tsx')).ImportDialog

interface InsertMenuProps {
  readonly document: PolicyDocument
  readonly kind: PolicyKind
  /** Why nothing could be inserted; undefined when something was. */
  readonly onProblem: (problem: string | undefined) => void
}

/** Adds statements: of a template, or of other policies. */
export const InsertMenu = ({ document, kind, onProblem }: InsertMenuProps) => {
  const [importing, setImporting] = useState(false)
  const templates = templatesFor(kind.type)
  const add = (statements: readonly NewStatement[]): void => {
    const added = addStatements(document.text(), statements)
    if (added !== undefined) document.replaceAll(added)
    onProblem(
      added === undefined ? 'Mend the text first: it is no JSON with one list of statements.' : undefined,
    )
  }
  return (
    <>
      <ButtonDropdown
        items={[
          { id: 'import', text: 'Import a policy' },
          {
            text: 'Templates',
            items: templates.map(({ id, title, description }) => ({
              id: `template ${id}`,
              text: title,
              description,
            })),
          },
        ]}
        expandToViewport
        onItemClick={({ detail }) => {
          const template = templates.find(({ id }) => detail.id === `template ${id}`)
          if (template === undefined) setImporting(true)
          else add(template.statements)
        }}
      >
        Insert
      </ButtonDropdown>
      {importing && (
        <Fetched
          name="policy-import"
          fetch={fetchImport}
          what="the list of policies"
          props={{
            onImport: statements => {
              setImporting(false)
              add(statements)
            },
            onClose: () => setImporting(false),
          }}
        />
      )}
    </>
  )
}
