import type { SetUpRequest } from '../../lib/sign-in-messages.ts'
import { joinKey } from '../store/port.ts'
import { accountNameProblem, emailProblem } from './account-names.ts'
import { alreadySetUp, createAccount } from './create-account.ts'
import { checkPassword } from './password-policy.ts'
import { type Principal, rootPrincipal, type SignInDeps } from './principal.ts'
import { invalidRequest, invalidSetUpCode } from './refusal.ts'
import { createSetUpCode, type SetUpCode } from './set-up-code.ts'
import { addressKey } from './throttle.ts'
import type { TryCounter } from './try-counter.ts'

export interface SetUp {
  /** For the terminal; undefined once an account exists. */
  readonly code: string | undefined
  /** Makes the first account and returns its root user. */
  run(request: SetUpRequest, address: string | undefined): Promise<Principal>
}

/** The first run. The code is in this process's memory only, and gone as soon as there is an account. */
export function createSetUp(deps: SignInDeps, tries: TryCounter, givenCode: string | undefined): SetUp {
  const { store, views, ports } = deps
  let code: SetUpCode | undefined = views.isEmpty ? createSetUpCode(ports.hashes, givenCode) : undefined
  let busy = false

  const currentCode = () => {
    if (!views.isEmpty) code = undefined
    return code
  }

  return {
    get code() {
      return currentCode()?.text
    },
    async run(request, address) {
      const expected = currentCode()
      if (expected === undefined) throw alreadySetUp()
      const takeBack = tries.begin(joinKey('set-up', addressKey(address)), address)
      if (!expected.matches(request.code)) throw invalidSetUpCode()
      takeBack()
      const { email, name } = checkedNames(request)
      checkPassword(request.password, { name, rootEmail: email })
      // Of two at once the transaction lets one through; this one need not even hash.
      if (busy) throw alreadySetUp()
      busy = true
      try {
        const account = await createAccount(
          store,
          ports,
          { name, rootEmail: email, password: request.password },
          { firstOnly: true },
        )
        code = undefined
        return rootPrincipal(account)
      } finally {
        busy = false
      }
    },
  }
}

function checkedNames({ email, accountName }: SetUpRequest): { email: string; name: string } {
  const address = email.trim().toLowerCase()
  const name = accountName.trim()
  const problem = emailProblem(address) ?? accountNameProblem(name)
  if (problem !== undefined) throw invalidRequest(400, problem)
  return { email: address, name }
}
