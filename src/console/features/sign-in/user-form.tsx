import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { checkTyped } from './check-typed.ts'
import { Field, PasswordField } from './field.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const names = ['account', 'userName', 'password'] as const
type Name = (typeof names)[number]

const missing: Record<Name, string> = {
  account: 'Enter the 12-digit ID of your account, or its alias.',
  userName: 'Enter your user name.',
  password: 'Enter your password.',
}

interface UserFormProps {
  readonly client: SignInClient
  readonly initial: Readonly<Record<Name, string>>
  readonly done: (answer: SignInAnswer, who: { readonly account: string; readonly userName: string }) => void
  readonly onPassword: () => void
}

/** Signs in an IAM user. */
export function UserForm({ client, initial, done, onPassword }: UserFormProps) {
  const step = useStep<Name, SignInAnswer>({
    names,
    check: values => checkTyped(values, names, missing),
    send: ({ account, userName, password }) =>
      client.user({ account: plainAccount(account), userName: userName.trim(), password }),
    done: (answer, { account, userName }) =>
      done(answer, { account: plainAccount(account), userName: userName.trim() }),
    fieldOf: { AuthenticationFailed: 'password' },
  })
  return (
    <StepForm step={step} submit="Sign in" busyText="Signing in…">
      <Field
        {...step.field('account')}
        label="Account ID or alias"
        autoComplete="organization"
        defaultValue={initial.account}
      />
      <Field
        {...step.field('userName')}
        label="User name"
        autoComplete="username"
        defaultValue={initial.userName}
      />
      <PasswordField
        {...step.field('password')}
        label="Password"
        autoComplete="current-password"
        defaultValue={initial.password}
        onFocus={onPassword}
      />
    </StepForm>
  )
}

/** Account ids are often written in groups: 1111-2222-3333. */
function plainAccount(typed: string): string {
  const text = typed.trim()
  return /^\d{4}[- ]\d{4}[- ]\d{4}$/.test(text) ? text.replace(/[- ]/g, '') : text
}
