import { type QueryClient, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { type Clients, clientsOf } from './clients.ts'

/** Something that changes the account: how, and which cached answers it makes stale. */
export interface Change<Input, Output = void> {
  readonly run: (clients: Clients, input: Input) => Promise<Output>
  readonly touches: (input: Input) => readonly QueryKey[]
  /** What was about something that the change has deleted, or that goes by another name now. */
  readonly ends?: (input: Input) => readonly QueryKey[]
}

/** Declares a change; its input and output types come from `run`. */
export const defineChange = <Input, Output>(change: Change<Input, Output>): Change<Input, Output> => change

/** Reads again what these changes touched and is on screen; what is not is only marked stale. */
export const refreshTouched = async (
  queryClient: QueryClient,
  touched: readonly QueryKey[],
): Promise<void> => {
  await Promise.all(touched.map(queryKey => queryClient.invalidateQueries({ queryKey })))
}

/**
 * Forgets what was about something that is gone: whoever asks for it again is told so. A screen that still shows it
 * keeps what it has until it is left.
 */
export const forgetEnded = (queryClient: QueryClient, ended: readonly QueryKey[]): void => {
  for (const queryKey of ended) {
    queryClient.removeQueries({ queryKey, type: 'inactive' })
    void queryClient.invalidateQueries({ queryKey, refetchType: 'none' })
  }
}

/**
 * Makes a change and waits until what it touched is fresh on screen. Also after a failure: a change of several calls
 * may have gone half-way.
 */
export const makeChange = async <Input, Output>(
  queryClient: QueryClient,
  change: Change<Input, Output>,
  input: Input,
): Promise<Output> => {
  try {
    const output = await change.run(clientsOf(queryClient), input)
    forgetEnded(queryClient, change.ends?.(input) ?? [])
    return output
  } finally {
    await refreshTouched(queryClient, change.touches(input))
  }
}

/** The hook around `makeChange`, for forms and dialogs: pending state, error, reset. */
export const useChange = <Input, Output>(change: Change<Input, Output>) => {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn: (input: Input) => makeChange(queryClient, change, input) })
}
