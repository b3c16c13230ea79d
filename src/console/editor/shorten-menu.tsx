import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useEffect, useState } from 'react'
import type { Shortening } from '../../policy/language/language.ts'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'

interface ShortenMenuProps {
  readonly document: PolicyDocument
  /** The text after a pause in typing. */
  readonly text: string
  readonly kind: PolicyKind
}

/** Offers ways to make the policy shorter that change nothing of what it allows and denies. */
export const ShortenMenu = ({ document, text, kind }: ShortenMenuProps) => {
  const [offered, setOffered] = useState<{ readonly text: string; readonly ways: readonly Shortening[] }>()
  useEffect(() => {
    let current = true
    policyWorker.call('shorten', text, kind).then(
      ways => {
        if (current) setOffered({ text, ways })
      },
      // Without it nothing is offered; what the worker lacks is said beside the findings.
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [text, kind])
  if (offered === undefined || offered.ways.length === 0) return null
  const outdated = document.text() !== offered.text
  return (
    <ButtonDropdown
      disabled={outdated}
      expandToViewport
      items={offered.ways.map(({ title, saves: { characters, length } }) => ({
        id: title,
        text: title,
        description:
          characters > 0
            ? `Saves ${characters.toLocaleString('en')} of the characters that count.`
            : `The text gets ${length.toLocaleString('en')} characters shorter, of which none counts.`,
      }))}
      onItemClick={({ detail }) => {
        const way = offered.ways.find(({ title }) => title === detail.id)
        if (way !== undefined) document.edit(offered.text, way.edits)
      }}
    >
      Shorten
    </ButtonDropdown>
  )
}
