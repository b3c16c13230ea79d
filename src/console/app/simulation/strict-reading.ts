import { record } from '../../api/signed-in.ts'

/** What came from outside is not what it must be; the message is for people and names the place. */
export class UnreadableInput extends Error {}

const short = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}

const wrong = (at: string, wanted: string, value: unknown): UnreadableInput =>
  new UnreadableInput(`“${at}” must be ${wanted}, but is ${short(value)}.`)

type MemberName<Written extends string> = Written extends `${infer Name}?` ? Name : Written

/** The members of an object that has all of these names, those with a question mark perhaps, and no others. */
export function membersAt<Written extends string>(
  value: unknown,
  at: string,
  names: readonly Written[],
): Readonly<Record<MemberName<Written> | (string & {}), unknown>> {
  const members = Array.isArray(value) ? undefined : record(value)
  if (members === undefined) throw wrong(at, 'an object', value)
  const known = new Map(names.map(name => [name.replace(/\?$/, ''), !name.endsWith('?')]))
  const stranger = Object.keys(members).find(name => !known.has(name))
  if (stranger !== undefined)
    throw new UnreadableInput(`“${at}” has the member “${stranger}”, which nobody knows.`)
  for (const [name, required] of known) {
    if (required && !Object.hasOwn(members, name))
      throw new UnreadableInput(`“${at}” lacks the member “${name}”.`)
  }
  // No prototype: a member that is not there is not found elsewhere either.
  return Object.assign(Object.create(null), members)
}

export function textAt(value: unknown, at: string, longest: number): string {
  if (typeof value !== 'string') throw wrong(at, 'a text', value)
  if (value.length > longest)
    throw new UnreadableInput(`“${at}” has ${value.length} characters; at most ${longest} may be.`)
  return value
}

export function listAt<T>(
  value: unknown,
  at: string,
  most: number,
  read: (item: unknown, at: string) => T,
): readonly T[] {
  if (!Array.isArray(value)) throw wrong(at, 'a list', value)
  if (value.length > most)
    throw new UnreadableInput(`“${at}” has ${value.length} items; at most ${most} may be.`)
  return value.map((item: unknown, index) => read(item, `${at}[${index}]`))
}

export function isTrue(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw wrong(at, 'true or false', value)
  return value
}

export const optional = <T>(
  value: unknown,
  at: string,
  read: (value: unknown, at: string) => T,
): T | undefined => (value === undefined ? undefined : read(value, at))

/** An object with the member, or without it where there is no value. */
export const oneOf = <Name extends string, T>(
  name: Name,
  value: T | undefined,
): { readonly [N in Name]?: T } =>
  // The type says no more than that the name may be missing.
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: T }

/** The text as JSON. Throws `UnreadableInput` where it is none. */
export function jsonOf(text: string, at: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableInput(`${at} is no JSON.`)
  }
}
