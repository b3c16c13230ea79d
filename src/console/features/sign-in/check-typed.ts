import { accessKeyRefusal, looksLikeAccessKey } from './access-key-shape.ts'
import type { FieldErrors, Values } from './use-step.ts'

/** What is wrong with typed names and passwords: nothing there, in the words of `missing`, or an access key. */
export function checkTyped<Name extends string>(
  values: Values<Name>,
  names: readonly Name[],
  missing: Readonly<Record<Name, string>>,
): FieldErrors<Name> {
  const errors: FieldErrors<Name> = {}
  for (const name of names) {
    if (values[name].trim() === '') errors[name] = missing[name]
    // Refused here already: a key should not even travel to the sign-in endpoint.
    else if (looksLikeAccessKey(values[name])) errors[name] = accessKeyRefusal
  }
  return errors
}
