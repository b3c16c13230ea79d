import type { PasswordRules } from '../../../lib/password-characters.ts'
import type { SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { SignInClient } from '../../api/sign-in-client.ts'
import { Field } from './field.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'
import { checkNewPassword } from './password-rules.ts'
import { StepForm } from './step-form.tsx'
import { type FieldErrors, useStep } from './use-step.ts'

const names = ['code', 'accountName', 'email', 'newPassword', 'again'] as const
type Name = (typeof names)[number]

/** The policy of an account that has set none; IAM User Guide, "Set an account password policy for IAM users". */
const rules: PasswordRules = { minimumLength: 8, characterKinds: 3 }

export interface SetUpFormProps {
  readonly client: SignInClient
  readonly done: (answer: SignInAnswer, email: string) => void
  readonly onPassword: () => void
}

/** The first run: makes the account and its root user, for whoever has the code from the terminal. */
export function SetUpForm({ client, done, onPassword }: SetUpFormProps) {
  const step = useStep<Name, SignInAnswer>({
    names,
    check: values => ({ ...checkNames(values), ...checkNewPassword(values, rules) }),
    send: ({ code, email, newPassword, accountName }) =>
      client.setUp({
        code: code.trim(),
        email: email.trim(),
        password: newPassword,
        accountName: accountName.trim(),
      }),
    done: (answer, { email }) => done(answer, email.trim()),
    fieldOf: { InvalidSetUpCode: 'code', PasswordPolicyViolation: 'newPassword' },
  })
  return (
    <div className="si-set-up">
      <div className="si-set-up-about">
        <h1 className="si-title">Set up Gatehouse</h1>
        <p className="si-lead">This server has no account yet. Make the first one, and its root user.</p>
        <h2 className="si-subtitle">The root user</h2>
        <ul className="si-list">
          <li>It may do everything in the account, and no policy limits it.</li>
          <li>It signs in with this e-mail address and password. No mail is ever sent to it.</li>
          <li>
            For daily work, make yourself an IAM user afterwards, and put the root user's password away in a
            safe place.
          </li>
        </ul>
      </div>
      <StepForm step={step} submit="Create account and root user" busyText="Creating the account…">
        <Field
          {...step.field('code')}
          label="Set-up code"
          autoComplete="one-time-code"
          hint="The server printed it in its terminal when it started. It works once."
        />
        <Field
          {...step.field('accountName')}
          label="Account name"
          autoComplete="organization"
          hint="For people, such as the name of your team."
        />
        <Field
          {...step.field('email')}
          type="email"
          label="Root user e-mail address"
          autoComplete="username"
        />
        <NewPasswordFields label="Root user password" rules={rules} field={step.field} onFocus={onPassword} />
      </StepForm>
    </div>
  )
}

function checkNames({ code, email, accountName }: Readonly<Record<Name, string>>): FieldErrors<Name> {
  const errors: FieldErrors<Name> = {}
  if (code.trim() === '') errors.code = 'Enter the set-up code from the terminal of the server.'
  if (accountName.trim() === '') errors.accountName = 'Enter a name for the account.'
  if (email.trim() === '') errors.email = 'Enter an e-mail address for the root user.'
  else if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) errors.email = `"${email}" is no e-mail address.`
  return errors
}
