import { foldName } from '../store/collections.ts'
import { joinKey } from '../store/port.ts'
import { changeExpectedPassword } from './new-password.ts'
import { nextStep, openSession } from './next-step.ts'
import { maximumPasswordLength } from './password-policy.ts'
import { type Principal, rootPrincipal, type SignInDeps, userPrincipal } from './principal.ts'
import { textField } from './request-body.ts'
import type { SetUp } from './set-up.ts'
import type { StepResult, Steps } from './step.ts'
import { ticketField } from './ticket.ts'
import type { TryCounter } from './try-counter.ts'
import { createPasswordVerifier, refuseAccessKeys } from './verify-password.ts'

/** The steps that ask for a password, old or new. */
export function createPasswordSteps(
  deps: SignInDeps,
  tries: TryCounter,
  setUp: SetUp,
): Steps<'set-up' | 'root' | 'user' | 'new-password'> {
  const { views } = deps
  const verify = createPasswordVerifier(deps, tries)

  const signedIn = async (principal: Principal, mfaAt?: number): Promise<StepResult> => ({
    answer: await openSession(deps, principal, mfaAt),
    caller: principal.shown.arn,
    outcome: 'signed-in',
  })

  return {
    'set-up': async ({ body, address }) => {
      const request = {
        code: textField(body, 'code', 100),
        email: textField(body, 'email', 254),
        password: textField(body, 'password', maximumPasswordLength),
        accountName: textField(body, 'accountName', 50),
      }
      return signedIn(await setUp.run(request, address))
    },

    root: async ({ body, address, facts }) => {
      const typed = textField(body, 'email', 254)
      const password = textField(body, 'password', maximumPasswordLength)
      refuseAccessKeys(typed, password)
      const email = typed.trim().toLowerCase()
      const account = views.accountByRootEmail(email)?.account
      const proven = await verify({
        subject: joinKey('root', email),
        principal: account && rootPrincipal(account),
        password,
        address,
      })
      return nextStep(deps, proven, facts)
    },

    user: async ({ body, address, facts }) => {
      const typed = textField(body, 'account', 63)
      const userName = textField(body, 'userName', 64).trim()
      const password = textField(body, 'password', maximumPasswordLength)
      refuseAccessKeys(typed, userName, password)
      const account = accountField(typed)
      const view = /^\d{12}$/.test(account) ? views.account(account) : views.accountByAlias(account)
      const user = view?.user(userName)
      const proven = await verify({
        // By the account's id where it has one: its alias must not give a second budget of guesses.
        subject: joinKey('user', view?.accountId ?? account, foldName(userName)),
        principal: view && user && userPrincipal(view.account, user),
        password,
        address,
      })
      return nextStep(deps, proven, facts)
    },

    'new-password': async ({ body, address, facts }) => {
      const ticket = ticketField(body)
      const newPassword = textField(body, 'newPassword', maximumPasswordLength)
      const { principal, mfa } = await changeExpectedPassword(deps, tries, {
        ticket,
        newPassword,
        address,
        facts,
      })
      return signedIn(principal, mfa?.at)
    },
  }
}

/** An account id, also when written in groups as it is often shown, or an alias. */
function accountField(typed: string): string {
  const text = typed.trim().toLowerCase()
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{12}$/.test(digits) ? digits : text
}
