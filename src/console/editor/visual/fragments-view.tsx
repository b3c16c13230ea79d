import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { Fragment } from '../../../policy/edit/cards.ts'
import { useVisual } from './visual-context.ts'

/** More than these parts, and of each more than these characters, are read in the text itself. */
const mostShown = 20
const longestShown = 5_000

/** Parts of the policy that stay as they are, each with the reason why it is shown as text. */
export const FragmentsView = ({ fragments }: { fragments: readonly Fragment[] }) => (
  <>
    {fragments.slice(0, mostShown).map(fragment => (
      <FragmentView key={fragment.offset} fragment={fragment} />
    ))}
    {fragments.length > mostShown && (
      <Box color="text-body-secondary">
        {fragments.length - mostShown} more parts can only be shown as text; see them in the JSON.
      </Box>
    )}
  </>
)

const FragmentView = ({ fragment }: { fragment: Fragment }) => {
  const { showInJson } = useVisual()
  const { text } = fragment
  return (
    <div className="gatehouse-visual-fragment">
      <Box fontSize="body-s" color="text-body-secondary">
        {fragment.why}{' '}
        {showInJson !== undefined && (
          <Button
            variant="inline-link"
            formAction="none"
            ariaLabel={`Edit in JSON: ${fragment.element ?? 'this part'}`}
            onClick={() => showInJson(fragment)}
          >
            Edit in JSON
          </Button>
        )}
      </Box>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
      <section className="gatehouse-visual-json" tabIndex={0} aria-label={labelOf(fragment)}>
        <pre className="gatehouse-document">
          {text.length > longestShown ? `${text.slice(0, longestShown)}…` : withoutIndent(text)}
        </pre>
      </section>
    </div>
  )
}

const labelOf = ({ element }: Fragment): string => `JSON of ${element ?? 'a part of the policy'}`

/** The lines behind the first without the indentation of the last one: only how it looks here. */
function withoutIndent(text: string): string {
  const indent = /\n([ \t]+)\S[^\n]*$/.exec(text)?.[1]
  return indent === undefined ? text : text.replaceAll(`\n${indent}`, '\n')
}
