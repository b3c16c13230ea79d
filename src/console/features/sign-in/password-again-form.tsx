import type { SignedIn, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { accountWords } from '../../app/role-words.ts'
import { checkTyped } from './check-typed.ts'
import { PasswordField } from './field.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

interface PasswordAgainFormProps {
  readonly client: SignInClient
  readonly own: SignedIn
  readonly done: (answer: SignInAnswer) => void
}

/** The password of somebody who is known already. */
export function PasswordAgainForm({ client, own, done }: PasswordAgainFormProps) {
  const { account, principal } = own
  const step = useStep<'password', SignInAnswer>({
    names: ['password'],
    check: values => checkTyped(values, ['password'], { password: 'Enter your password.' }),
    send: ({ password }) =>
      principal.type === 'root'
        ? client.root({ email: principal.name, password })
        : client.user({ account: account.id, userName: principal.name, password }),
    done,
    fieldOf: { AuthenticationFailed: 'password' },
  })
  return (
    <StepForm step={step} submit="Sign in" busyText="Signing in…">
      <p className="si-who">
        <strong>{principal.name}</strong>
        <span>{accountWords(account.id, account.alias)}</span>
      </p>
      <input type="text" name="username" autoComplete="username" value={principal.name} readOnly hidden />
      <PasswordField {...step.field('password')} label="Password" autoComplete="current-password" />
    </StepForm>
  )
}
