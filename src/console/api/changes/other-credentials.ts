import {
  CreateServiceSpecificCredentialCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  ResetServiceSpecificCredentialCommand,
  type ServiceSpecificCredential,
  UpdateServiceSpecificCredentialCommand,
  UpdateSigningCertificateCommand,
  UpdateSSHPublicKeyCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam'
import { defineChange } from '../change.ts'
import type { Clients } from '../clients.ts'
import { accountKeys } from '../queries/account.ts'
import { credentialKeys, type OtherCredentials, type Owner } from '../queries/credentials.ts'
import { removeMfaDevice } from './mfa-devices.ts'

export type CredentialStatus = 'Active' | 'Inactive'

interface OfUser {
  readonly userName: string
}

interface OfOwner {
  readonly userName: Owner
}

type One = OfUser & { readonly id: string }
type OneOfOwner = OfOwner & { readonly id: string }

const sshTouched = ({ userName }: OfUser) => [credentialKeys.ssh(userName)]
const serviceTouched = ({ userName }: OfUser) => [credentialKeys.service(userName)]
const certificatesTouched = ({ userName }: OfOwner) => [
  credentialKeys.certificates(userName),
  accountKeys.summary,
]

/** Answers the id of the new key. */
export const uploadSshKey = defineChange({
  run: async ({ iam }, { userName, body }: OfUser & { body: string }) => {
    const command = new UploadSSHPublicKeyCommand({ UserName: userName, SSHPublicKeyBody: body })
    return (await iam.send(command)).SSHPublicKey?.SSHPublicKeyId ?? ''
  },
  touches: sshTouched,
})

export const setSshKeyStatus = defineChange({
  run: async ({ iam }, { userName, id, status }: One & { status: CredentialStatus }) => {
    const command = new UpdateSSHPublicKeyCommand({ UserName: userName, SSHPublicKeyId: id, Status: status })
    await iam.send(command)
  },
  touches: sshTouched,
})

export const deleteSshKey = defineChange({
  run: async ({ iam }, { userName, id }: One) => {
    await iam.send(new DeleteSSHPublicKeyCommand({ UserName: userName, SSHPublicKeyId: id }))
  },
  touches: sshTouched,
})

/** What its owner is shown once: a name, and the secret that goes with it. */
export interface ServiceSecret {
  readonly kind: 'password' | 'api-key'
  readonly name: string
  readonly secret: string
}

const secretOf = (credential: ServiceSpecificCredential | undefined): ServiceSecret => {
  if (credential === undefined) throw new Error('The service answered no credential.')
  const { ServiceCredentialSecret, ServiceCredentialAlias, ServicePassword, ServiceUserName } = credential
  return ServiceCredentialSecret === undefined
    ? { kind: 'password', name: ServiceUserName ?? '', secret: ServicePassword ?? '' }
    : { kind: 'api-key', name: ServiceCredentialAlias ?? '', secret: ServiceCredentialSecret }
}

/** Answers the credential with its secret, which nobody can ask for again. */
export const createServiceCredential = defineChange({
  run: async ({ iam }, input: OfUser & { serviceName: string; days: number | undefined }) => {
    const command = new CreateServiceSpecificCredentialCommand({
      UserName: input.userName,
      ServiceName: input.serviceName,
      CredentialAgeDays: input.days,
    })
    return secretOf((await iam.send(command)).ServiceSpecificCredential)
  },
  touches: serviceTouched,
})

/** Gives the credential another secret, and answers it this once. */
export const resetServiceCredential = defineChange({
  run: async ({ iam }, { userName, id }: One) => {
    const command = new ResetServiceSpecificCredentialCommand({
      UserName: userName,
      ServiceSpecificCredentialId: id,
    })
    return secretOf((await iam.send(command)).ServiceSpecificCredential)
  },
  touches: serviceTouched,
})

export const setServiceCredentialStatus = defineChange({
  run: async ({ iam }, { userName, id, status }: One & { status: CredentialStatus }) => {
    const command = new UpdateServiceSpecificCredentialCommand({
      UserName: userName,
      ServiceSpecificCredentialId: id,
      Status: status,
    })
    await iam.send(command)
  },
  touches: serviceTouched,
})

export const deleteServiceCredential = defineChange({
  run: async ({ iam }, { userName, id }: One) => {
    const command = new DeleteServiceSpecificCredentialCommand({
      UserName: userName,
      ServiceSpecificCredentialId: id,
    })
    await iam.send(command)
  },
  touches: serviceTouched,
})

/** Answers the id of the new certificate. */
export const uploadCertificate = defineChange({
  run: async ({ iam }, { userName, body }: OfOwner & { body: string }) => {
    const command = new UploadSigningCertificateCommand({ UserName: userName, CertificateBody: body })
    return (await iam.send(command)).Certificate?.CertificateId ?? ''
  },
  touches: certificatesTouched,
})

export const setCertificateStatus = defineChange({
  run: async ({ iam }, { userName, id, status }: OneOfOwner & { status: CredentialStatus }) => {
    const command = new UpdateSigningCertificateCommand({
      UserName: userName,
      CertificateId: id,
      Status: status,
    })
    await iam.send(command)
  },
  touches: certificatesTouched,
})

export const deleteCertificate = defineChange({
  run: async ({ iam }, { userName, id }: OneOfOwner) => {
    await iam.send(new DeleteSigningCertificateCommand({ UserName: userName, CertificateId: id }))
  },
  touches: certificatesTouched,
})

/** Deletes all of these, as must be before the user can be deleted. */
export const removeOtherCredentials = async (
  clients: Clients,
  userName: string,
  { sshKeys, serviceCredentials, certificates, mfaDevices }: OtherCredentials,
): Promise<void> => {
  for (const id of sshKeys) await deleteSshKey.run(clients, { userName, id })
  for (const id of serviceCredentials) await deleteServiceCredential.run(clients, { userName, id })
  for (const id of certificates) await deleteCertificate.run(clients, { userName, id })
  for (const serialNumber of mfaDevices) await removeMfaDevice.run(clients, { userName, serialNumber })
}
