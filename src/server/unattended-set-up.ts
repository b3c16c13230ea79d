import { secretPlace } from '../iam/operations/access-keys.ts'
import type { Ports } from '../iam/ports.ts'
import { createAccount } from '../iam/sign-in/create-account.ts'
import { passwordProblems } from '../iam/sign-in/password-policy.ts'
import type { Account } from '../iam/store/collections.ts'
import type { Store } from '../iam/store/port.ts'
import { ConfigurationError, type RootConfiguration } from './configuration.ts'

/** An account that nobody named; an alias can be given to it at any time. */
const name = 'Gatehouse'

/**
 * Makes the first account with the root user, and its access key, that the environment describes, all or
 * nothing. For a store without accounts. Throws `ConfigurationError` when the password is too weak.
 */
export const setUpUnattended = async (
  store: Store,
  ports: Ports,
  root: RootConfiguration,
): Promise<Account> => {
  const { email, password, accessKey } = root
  const [problem] = passwordProblems(password, { name, rootEmail: email })
  if (problem !== undefined) {
    throw new ConfigurationError(`GATEHOUSE_ROOT_PASSWORD cannot be used: ${problem}.`)
  }
  const rootAccessKey =
    accessKey === undefined
      ? undefined
      : {
          accessKeyId: accessKey.id,
          sealedSecret: await ports.sealer.seal(
            new TextEncoder().encode(accessKey.secret),
            secretPlace(accessKey.id),
          ),
        }
  return createAccount(store, ports, { name, rootEmail: email, password, rootAccessKey }, { firstOnly: true })
}
