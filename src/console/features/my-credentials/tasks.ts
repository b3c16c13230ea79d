import type { Task } from './standing.ts'

const task = (does: string, action: string): Task => ({ does, action: `iam:${action}` })

/** What can be done with one's own credentials, and the actions that it takes. */
export const passwordTasks: readonly Task[] = [
  task('change your password', 'ChangePassword'),
  task('read the rules for passwords', 'GetAccountPasswordPolicy'),
]

export const mfaTasks: readonly Task[] = [
  task('see them', 'ListMFADevices'),
  task('assign one', 'EnableMFADevice'),
  task('resync them', 'ResyncMFADevice'),
  task('deactivate them', 'DeactivateMFADevice'),
]

export const accessKeyTasks: readonly Task[] = [
  task('see them', 'ListAccessKeys'),
  task('create one', 'CreateAccessKey'),
  task('activate and deactivate them', 'UpdateAccessKey'),
  task('delete them', 'DeleteAccessKey'),
]

export const sshKeyTasks: readonly Task[] = [
  task('see them', 'ListSSHPublicKeys'),
  task('show one', 'GetSSHPublicKey'),
  task('upload one', 'UploadSSHPublicKey'),
  task('activate and deactivate them', 'UpdateSSHPublicKey'),
  task('delete them', 'DeleteSSHPublicKey'),
]

export const serviceCredentialTasks: readonly Task[] = [
  task('see them', 'ListServiceSpecificCredentials'),
  task('create one', 'CreateServiceSpecificCredential'),
  task('reset one', 'ResetServiceSpecificCredential'),
  task('activate and deactivate them', 'UpdateServiceSpecificCredential'),
  task('delete them', 'DeleteServiceSpecificCredential'),
]

export const certificateTasks: readonly Task[] = [
  task('see them', 'ListSigningCertificates'),
  task('upload one', 'UploadSigningCertificate'),
  task('activate and deactivate them', 'UpdateSigningCertificate'),
  task('delete them', 'DeleteSigningCertificate'),
]
