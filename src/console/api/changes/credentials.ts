import {
  ChangePasswordCommand,
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  DeleteAccessKeyCommand,
  DeleteLoginProfileCommand,
  UpdateAccessKeyCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import type { Owner } from '../queries/credentials.ts'
import { userKeys } from '../queries/users.ts'

interface OfUser {
  readonly userName: string
}

interface OfOwner {
  readonly userName: Owner
}

type PasswordOfUser = OfUser & { readonly password: string; readonly mustChange: boolean }

const passwordTouched = ({ userName }: OfUser) => [userKeys.password(userName)]
const keysTouched = ({ userName }: OfOwner) => [userKeys.accessKeys(userName ?? ''), accountKeys.summary]

/** Gives a user without one a console password. */
export const createPassword = defineChange({
  run: async ({ iam }, { userName, password, mustChange }: PasswordOfUser) => {
    await iam.send(
      new CreateLoginProfileCommand({
        UserName: userName,
        Password: password,
        PasswordResetRequired: mustChange,
      }),
    )
  },
  touches: passwordTouched,
})

/** Replaces a console password. */
export const resetPassword = defineChange({
  run: async ({ iam }, { userName, password, mustChange }: PasswordOfUser) => {
    await iam.send(
      new UpdateLoginProfileCommand({
        UserName: userName,
        Password: password,
        PasswordResetRequired: mustChange,
      }),
    )
  },
  touches: passwordTouched,
})

/** Replaces one's own password, which takes the old one. */
export const changeOwnPassword = defineChange({
  run: async ({ iam }, { oldPassword, newPassword }: { oldPassword: string; newPassword: string }) => {
    await iam.send(new ChangePasswordCommand({ OldPassword: oldPassword, NewPassword: newPassword }))
  },
  touches: () => [],
})

/** Takes the console password away: the person can no longer sign in to the console. */
export const deletePassword = defineChange({
  run: async ({ iam }, { userName }: OfUser) => {
    await iam.send(new DeleteLoginProfileCommand({ UserName: userName }))
  },
  touches: passwordTouched,
})

/** Answers the key with its secret, which nobody can ask for again. */
export const createAccessKey = defineChange({
  run: async ({ iam }, { userName }: OfOwner) => {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: userName }))
    if (AccessKey === undefined) throw new Error('The service answered no access key.')
    return { id: AccessKey.AccessKeyId ?? '', secret: AccessKey.SecretAccessKey ?? '' }
  },
  touches: keysTouched,
})

export const setAccessKeyStatus = defineChange({
  run: async ({ iam }, input: OfOwner & { accessKeyId: string; status: 'Active' | 'Inactive' }) => {
    await iam.send(
      new UpdateAccessKeyCommand({
        UserName: input.userName,
        AccessKeyId: input.accessKeyId,
        Status: input.status,
      }),
    )
  },
  touches: keysTouched,
})

export const deleteAccessKey = defineChange({
  run: async ({ iam }, { userName, accessKeyId }: OfOwner & { accessKeyId: string }) => {
    await iam.send(new DeleteAccessKeyCommand({ UserName: userName, AccessKeyId: accessKeyId }))
  },
  touches: keysTouched,
})
