import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType, ReactNode } from 'react'

export interface FetchedProps<Props extends object> {
  /** Names the script; the same name must always fetch the same one. */
  readonly name: string
  readonly fetch: () => Promise<ComponentType<Props>>
  /** What it is, as in “Loading the visual editor”. */
  readonly what: string
  /** What stands in its place meanwhile, where that is not to be said in words; null for nothing. */
  readonly waiting?: ReactNode
  readonly props: Props
}

/** How a large part of a screen is fetched, for screens that want it before it is needed. */
export const fetchedQuery = <Props extends object>(
  name: string,
  fetch: () => Promise<ComponentType<Props>>,
) => ({
  queryKey: ['script', name],
  queryFn: fetch,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
  retry: false,
})

/** Asks for a script that failed: a browser gives the same failure again as long as the page lives. */
export const LoadAgain = () => (
  <Button variant="inline-link" formAction="none" onClick={() => location.reload()}>
    Load the page again
  </Button>
)

/** A large part of a screen whose script is fetched when it is shown; one that fails is said in its place. */
export function Fetched<Props extends object>({ name, fetch, what, waiting, props }: FetchedProps<Props>) {
  const { data: Component, error } = useQuery(fetchedQuery(name, fetch))
  if (Component !== undefined) return <Component {...props} />
  if (error === null) {
    if (waiting !== undefined) return waiting
    return <StatusIndicator type="loading">{`Loading ${what}`}</StatusIndicator>
  }
  return (
    <div role="alert">
      <SpaceBetween direction="horizontal" size="xs">
        <StatusIndicator type="error">{`Could not load ${what}.`}</StatusIndicator>
        <LoadAgain />
      </SpaceBetween>
    </div>
  )
}
