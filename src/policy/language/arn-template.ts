import { partitionOf } from './account-names.ts'
import type { AccountNames } from './language.ts'
import { filled, plainInside } from './snippet.ts'

/**
 * A template with what the account says about it: its partition and its id. In ours `<Name>` is what is to be filled in,
 * in AWS's and in what this gives `${Name}`.
 */
export function inAccount(template: string, account: AccountNames | undefined): string {
  const known = template
    .replaceAll(/<(\w+)>/g, '$' + '{$1}')
    .replace('$' + '{Partition}', partitionOf(account))
  return account === undefined ? known : known.replace('$' + '{Account}', account.accountId)
}

export interface Continued {
  /** With `${Name}` for what is still to be filled in. */
  readonly label: string
  /** The inside of a JSON text as a snippet. */
  readonly inside: string
}

/**
 * A template in which the fields have the values that were typed already; undefined when what was typed is no beginning
 * of it. A field ends where the template goes on.
 */
export function continued(template: string, typed: string): Continued | undefined {
  const pieces = template.split(/(\$\{[^}]*\})/)
  let rest = typed
  let done = ''
  for (const [index, piece] of pieces.entries()) {
    const isField = index % 2 === 1
    if (rest === '') return finish(done, pieces.slice(index).join(''))
    if (!isField) {
      if (piece.startsWith(rest)) return finish(done, pieces.slice(index).join(''))
      if (!rest.startsWith(piece)) return undefined
      done += piece
      rest = rest.slice(piece.length)
      continue
    }
    const next = pieces[index + 1]?.charAt(0) ?? ''
    const end = next === '' ? rest.length : rest.indexOf(next)
    if (end < 0 || end === rest.length) {
      // A region or an account that is only begun is none yet, and a star stands for all of what follows it.
      return finish(`${done}${rest}`, pieces.slice(index + 1).join(''))
    }
    done += rest.slice(0, end)
    rest = rest.slice(end)
  }
  return rest === '' ? finish(done, '') : undefined
}

const finish = (done: string, rest: string): Continued => ({
  label: done + rest,
  inside: `${plainInside(done)}${filled(rest)}`,
})
