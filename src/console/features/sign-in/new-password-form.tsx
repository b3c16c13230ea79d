import type { MustChangePassword, SignInAnswer } from '../../../lib/sign-in-messages.ts'
import type { FurtherStepProps } from './further-step.tsx'
import { NewPasswordFields } from './new-password-fields.tsx'
import { checkNewPassword, type NewPasswordName } from './password-rules.ts'
import { endsAttempt, problemOf } from './problem.ts'
import { StepForm } from './step-form.tsx'
import { useStep } from './use-step.ts'

/** The new password that is due before anything else opens. */
export function NewPasswordForm({ client, asked, who, done, back }: FurtherStepProps<MustChangePassword>) {
  const rules = asked.passwordPolicy
  const step = useStep<NewPasswordName, SignInAnswer>({
    names: ['newPassword', 'again'],
    check: values => checkNewPassword(values, rules),
    send: ({ newPassword }) => client.newPassword({ ticket: asked.ticket, newPassword }),
    done,
    fieldOf: { PasswordPolicyViolation: 'newPassword' },
    elsewhere: failure => {
      if (!endsAttempt(failure)) return false
      back(problemOf(failure))
      return true
    },
  })
  return (
    <>
      <h1 className="si-title">Choose a new password</h1>
      <p className="si-lead">
        {asked.reason === 'expired'
          ? `The password of ${who} has expired, as your account’s password policy says. Choose one that differs from it; then the console opens.`
          : `An administrator asks that ${who} set a new password. Then the console opens.`}
      </p>
      <StepForm step={step} submit="Set password and sign in" busyText="Setting the password…">
        <input type="text" name="username" autoComplete="username" value={who} readOnly hidden />
        <NewPasswordFields label="New password" rules={rules} field={step.field} />
      </StepForm>
      <button type="button" className="si-link" onClick={() => back()}>
        Sign in as somebody else
      </button>
    </>
  )
}
