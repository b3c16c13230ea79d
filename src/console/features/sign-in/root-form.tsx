import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { checkTyped } from './check-typed.ts'
import { Field, PasswordField } from './field.tsx'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

const names = ['email', 'password'] as const
type Name = (typeof names)[number]

const missing: Record<Name, string> = {
  email: 'Enter the e-mail address of the root user.',
  password: 'Enter the password of the root user.',
}

interface RootFormProps {
  readonly client: SignInClient
  readonly initial: Readonly<Record<Name, string>>
  readonly done: (answer: SignInAnswer, email: string) => void
  readonly onPassword: () => void
}

/** Signs in the root user of an account. */
export function RootForm({ client, initial, done, onPassword }: RootFormProps) {
  const step = useStep<Name, SignInAnswer>({
    names,
    check: values => {
      const errors = checkTyped(values, names, missing)
      if (errors.email === undefined && !values.email.includes('@')) {
        errors.email = `"${values.email}" is no e-mail address. To sign in with a user name, choose "IAM user" above.`
      }
      return errors
    },
    send: ({ email, password }) => client.root({ email: email.trim(), password }),
    done: (answer, { email }) => done(answer, email.trim()),
    fieldOf: { AuthenticationFailed: 'password' },
  })
  return (
    <StepForm step={step} submit="Sign in" busyText="Signing in…">
      <Field
        {...step.field('email')}
        type="email"
        label="Root user e-mail address"
        autoComplete="username"
        defaultValue={initial.email}
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
