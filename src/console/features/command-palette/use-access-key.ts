import { useQuery } from '@tanstack/react-query'
import { failureOf } from '../../api/failure.ts'
import { accessKeyOwnerQuery } from '../../api/queries/access-key-owner.ts'
import { type Findable, findable } from './entry.ts'
import { ownerPath, ownerWords } from './key-owner.ts'

/** The owner of an access key whose whole id was typed, and what there is to say about it. */
export const useAccessKey = (query: string): { readonly item?: Findable; readonly words?: string } => {
  const typed = query.trim().toUpperCase()
  const whole = /^AKIA[A-Z0-9]{16}$/.test(typed)
  const { data: owner, error } = useQuery({ ...accessKeyOwnerQuery(typed), enabled: whole })
  if (typed.startsWith('ASIA'))
    return { words: `“${typed}” is of temporary credentials, which no list of IAM shows.` }
  if (!whole) return {}
  if (error !== null) return { words: `Whose key “${typed}” is, is not known: ${failureOf(error).message}` }
  if (owner === undefined) return { words: `Asking the service whose key “${typed}” is.` }
  if (owner === '') return { words: `The key “${typed}” is the root user's.` }
  return {
    item: findable({
      kind: 'key',
      id: `key ${typed}`,
      title: typed,
      detail: `of ${ownerWords(owner)}`,
      target: ownerPath(owner),
    }),
  }
}
