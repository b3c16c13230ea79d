import { createContext, useContext } from 'react'
import type { Catalog } from '../../../policy/catalog/catalog.ts'
import type { PolicyCards } from '../../../policy/edit/cards.ts'
import type { ActEdits } from '../../../policy/edit/element-edits.ts'
import type { AccountNames } from '../../../policy/language/language.ts'
import type { Range } from '../../../policy/model/problem.ts'
import type { PolicyKind } from '../../api/queries/policy-checks.ts'

/** What every part of the visual view works with. */
export interface Visual {
  readonly cards: PolicyCards
  readonly kind: PolicyKind
  /** With the details of the services that the open statement names, once they are there. */
  readonly catalog: Catalog | undefined
  /** What a policy can name of the account. */
  readonly account: AccountNames
  /** Nothing can be changed: the person only reads, or the text is no JSON. */
  readonly readOnly: boolean
  /** Carries an act out; `label` says what it does, as a list of undoable steps would. */
  readonly apply: (edits: ActEdits, label: string) => void
  /** Shows a stretch of the text in the JSON view, where there is one. */
  readonly showInJson: ((range: Range) => void) | undefined
}

export const VisualContext = createContext<Visual | undefined>(undefined)

/** The view that a part belongs to. */
export const useVisual = (): Visual => {
  const visual = useContext(VisualContext)
  if (visual === undefined) throw new Error('useVisual is used outside of the visual view.')
  return visual
}
