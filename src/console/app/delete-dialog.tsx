import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { type Change, forgetEnded, refreshTouched } from '../api/change.ts'
import { type Clients, clientsOf } from '../api/clients.ts'
import { ConfirmDelete } from '../ui/confirm-delete.tsx'
import { Consequences } from '../ui/consequences.tsx'
import { ErrorNotice } from './error-notice.tsx'
import { useNotify } from './notifications.tsx'

/** Above this many the question would become a report, and take a call for each of them. */
const mostNamed = 10

interface DeleteDialogProps {
  /** `['user', 'users']` */
  readonly noun: readonly [singular: string, plural: string]
  readonly names: readonly string[]
  /** Deletes one by its name, with all that hangs on it. */
  readonly change: Change<string>
  /** What goes with one of them, each a few words such as `its console password`. */
  readonly readBelongings: (clients: Clients, name: string) => Promise<readonly string[]>
  /** What goes with them, for when they are too many to look at one by one. */
  readonly inGeneral: ReactNode
  /** A sentence on what does not go with them. */
  readonly whatStays?: string
  readonly onClose: (deleted: readonly string[]) => void
}

/** Deletes things with what hangs on them, which it names before; whoever goes on types a name or a word. */
export const DeleteDialog = (props: DeleteDialogProps) => {
  const { noun, names, change } = props
  const [singular, plural] = noun
  const queryClient = useQueryClient()
  const notify = useNotify()
  const begun = useRef(new Set<string>())
  const close = (deleted: readonly string[]): void => {
    const [first] = deleted
    forgetEnded(
      queryClient,
      deleted.flatMap(name => change.ends?.(name) ?? []),
    )
    // What was not deleted may have lost what hung on it, wherever that is shown.
    if (begun.current.size > deleted.length) void queryClient.invalidateQueries()
    if (first !== undefined) {
      // Removals touch lists, the same ones for each name.
      void refreshTouched(queryClient, change.touches(first))
      const what = deleted.length === 1 ? `The ${singular} “${first}” is` : `${deleted.length} ${plural} are`
      notify({ type: 'success', content: `${what} deleted.` })
    }
    props.onClose(deleted)
  }
  return (
    <ConfirmDelete
      noun={noun}
      ids={names}
      typeToConfirm={names.length === 1 ? names[0] : 'delete'}
      consequences={names.length > mostNamed ? props.inGeneral : <WhatGoes {...props} />}
      consequencesName={names.length <= mostNamed}
      run={name => {
        begun.current.add(name)
        return change.run(clientsOf(queryClient), name)
      }}
      renderError={error => <ErrorNotice error={error} />}
      onClose={close}
    />
  )
}

const WhatGoes = ({ noun, names, whatStays, readBelongings }: DeleteDialogProps) => {
  const [singular] = noun
  const answers = useQueries({
    queries: names.map(name => ({
      queryKey: ['belongings', singular, name],
      queryFn: ({ client }: { client: QueryClient }) => readBelongings(clientsOf(client), name),
      staleTime: 0,
      gcTime: 0,
    })),
  })
  const lead = names.length === 1 ? `This goes with the ${singular}:` : 'This goes with them:'
  return (
    <Consequences
      lead={whatStays === undefined ? lead : `${whatStays} ${lead}`}
      items={names.map((name, index) => ({
        name,
        belongings: answers[index]?.data,
        failed: answers[index]?.isError === true,
      }))}
    />
  )
}
