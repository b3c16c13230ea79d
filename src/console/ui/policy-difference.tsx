import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator'
import type { Change, ChangeKind } from '../../policy/analyze/difference.ts'

/** What is given comes first: it is what one regrets. */
const kinds: readonly { kind: ChangeKind; title: string; status: StatusIndicatorProps.Type }[] = [
  { kind: 'newlyAllowed', title: 'Newly allowed', status: 'warning' },
  { kind: 'noLongerAllowed', title: 'No longer allowed', status: 'stopped' },
  { kind: 'newlyDenied', title: 'Newly denied, whatever other policies allow', status: 'error' },
]

/** So many actions stand in a line; the rest is counted. */
const mostListed = 6

/** `s3:GetObject, s3:PutObject and 4 more`. */
const actionsInWords = (actions: readonly string[]): string =>
  actions.length <= mostListed
    ? actions.join(', ')
    : `${actions.slice(0, mostListed).join(', ')} and ${actions.length - mostListed} more`

/** Where no statement names a resource, the proof is about one that is made up. */
const exampleInWords = (resource: string): string =>
  resource.endsWith(':any-other') ? 'a resource that neither text names' : resource

/** `s3:GetObject, for example on arn:aws:s3:::a with aws:SourceIp 192.0.2.1`: one change with what proves it. */
export const changeInWords = ({ actions, example: { resource, context } }: Change): string => {
  const conditions = context.map(([key, value]) => `${key} ${[value].flat().join(' or ')}`).join(', ')
  const where = resource === '*' ? '' : `, for example on ${exampleInWords(resource)}`
  return `${actionsInWords(actions)}${where}${conditions === '' ? '' : ` with ${conditions}`}`
}

export interface PolicyDifferenceProps {
  readonly changes: readonly Change[]
  readonly complete: boolean
}

/** What a changed text gives and takes, in words. */
export const PolicyDifference = ({ changes, complete }: PolicyDifferenceProps) => (
  <SpaceBetween size="s">
    {changes.length === 0 && (
      <Box>
        {complete
          ? 'Nothing changes: both texts allow and deny the same.'
          : 'No change was found for the actions that AWS has today.'}
      </Box>
    )}
    {kinds.map(({ kind, title, status }) => {
      const found = changes.filter(change => change.kind === kind)
      if (found.length === 0) return null
      return (
        <div key={kind}>
          <StatusIndicator type={status}>{title}</StatusIndicator>
          <ul>
            {found.map(change => (
              <li key={changeInWords(change)} className="gatehouse-break">
                {changeInWords(change)}
              </li>
            ))}
          </ul>
        </div>
      )
    })}
    {changes.length > 0 && !complete && (
      <Box color="text-body-secondary" fontSize="body-s">
        There may be more that changes: the texts differ in more ways than can be tried here.
      </Box>
    )}
  </SpaceBetween>
)
