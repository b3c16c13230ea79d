import { quote } from '../model/json-node.ts'
import type { PrincipalFacts } from './facts.ts'
import type { Draft } from './finding.ts'

/** A principal that is a unique id, as ARNs become when what they name is deleted. */
export const uniqueIdPrincipal =
  (form: RegExp, what: 'role' | 'user') =>
  ({ at, kind }: PrincipalFacts): Draft | undefined =>
    kind?.value !== 'AWS' || !form.test(at.value)
      ? undefined
      : {
          range: at,
          message: `${quote(at.value)} is the unique id of a ${what} that was deleted, most likely; write the ARN of a ${what}.`,
        }
