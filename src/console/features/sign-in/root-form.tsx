import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { accessKeyRefusal, looksLikeAccessKey } from './access-key-shape.ts'
import { Field, PasswordField } from './field.tsx'
import { problemId, StepForm } from './step-form.tsx'
import { type FieldErrors, useStep } from './use-step.ts'

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
      const errors: FieldErrors<Name> = {}
      for (const name of names) {
        if (values[name].trim() === '') errors[name] = missing[name]
        else if (looksLikeAccessKey(values[name])) errors[name] = accessKeyRefusal
      }
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
        name="email"
        type="email"
        label="Root user e-mail address"
        autoComplete="username"
        defaultValue={initial.email}
        error={step.errors.email}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        defaultValue={initial.password}
        error={step.errors.password}
        describedBy={step.problem?.field === 'password' ? problemId : undefined}
        onFocus={onPassword}
      />
    </StepForm>
  )
}
