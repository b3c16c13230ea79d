import { iamArn, rootArn } from '../../lib/arn.ts'
import type { SignedIn } from '../../lib/sign-in-messages.ts'
import type { Authenticate } from '../authenticate.ts'
import type { AccountView, AccountViews } from '../authorize/account-view.ts'
import type { CodeTries } from '../mfa/code-tries.ts'
import type { Ports } from '../ports.ts'
import type { Account, User } from '../store/collections.ts'
import type { Store } from '../store/port.ts'
import type { LastUseRecorder } from './last-use.ts'

/** What every step of signing in works with. */
export interface SignInDeps {
  readonly store: Store
  readonly views: AccountViews
  readonly ports: Ports
  readonly lastUse: LastUseRecorder
  readonly codeTries: CodeTries
  /** Proves who signed a request; of enrolment, which belongs to a session. */
  readonly authenticate: Authenticate
}

/** Somebody who may sign in: a root user or an IAM user. */
export interface Principal {
  readonly accountId: string
  /** AIDA…, or the account id for the root user. */
  readonly principalId: string
  readonly account: SignedIn['account']
  readonly shown: SignedIn['principal']
}

const shownAccount = ({ accountId, alias, name }: Account): SignedIn['account'] => ({
  id: accountId,
  ...(alias === undefined ? {} : { alias }),
  name,
})

export const rootPrincipal = (account: Account): Principal => ({
  accountId: account.accountId,
  principalId: account.accountId,
  account: shownAccount(account),
  shown: { type: 'root', id: account.accountId, name: account.rootEmail, arn: rootArn(account.accountId) },
})

export const userPrincipal = (account: Account, user: User): Principal => ({
  accountId: account.accountId,
  principalId: user.userId,
  account: shownAccount(account),
  shown: {
    type: 'user',
    id: user.userId,
    name: user.userName,
    arn: iamArn(account.accountId, 'user', user.path, user.userName),
  },
})

/** The principal with that unique id, as it is now; undefined when it was deleted. */
export function principalById(view: AccountView | undefined, principalId: string): Principal | undefined {
  if (view === undefined) return undefined
  if (principalId === view.accountId) return rootPrincipal(view.account)
  const user = view.userById(principalId)
  return user === undefined ? undefined : userPrincipal(view.account, user)
}
