import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

export interface Consequence {
  /** What is to be deleted. */
  readonly name: string
  /** What goes with it; absent while that is being looked up. */
  readonly belongings?: readonly string[] | undefined
  /** It could not be looked up. */
  readonly failed: boolean
}

/** What goes with the things that are to be deleted, by name. */
export const Consequences = ({ items, lead }: { items: readonly Consequence[]; lead: string }) => {
  const [only] = items
  if (items.length === 1 && only !== undefined) return <Belongings item={only} lead={lead} />
  return (
    <>
      <div>{lead}</div>
      <ul>
        {items.map(item => (
          <li key={item.name} className="gatehouse-break">
            <Box variant="strong">{item.name}</Box>: <Inline item={item} />
          </li>
        ))}
      </ul>
    </>
  )
}

const unreadable = 'what hangs on it cannot be read, so deleting will probably be refused too'

const Inline = ({ item }: { item: Consequence }) => {
  if (item.failed) return unreadable
  if (item.belongings === undefined)
    return <StatusIndicator type="loading">looking what hangs on it</StatusIndicator>
  return item.belongings.length === 0 ? 'nothing else' : item.belongings.join('; ')
}

const Belongings = ({ item, lead }: { item: Consequence; lead: string }) => {
  if (item.failed || item.belongings === undefined || item.belongings.length === 0) {
    return (
      <>
        {lead} <Inline item={item} />.
      </>
    )
  }
  return (
    <>
      <div>{lead}</div>
      <ul>
        {item.belongings.map(belonging => (
          <li key={belonging} className="gatehouse-break">
            {belonging}
          </li>
        ))}
      </ul>
    </>
  )
}
