import {
  GetSSHPublicKeyCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
} from '@aws-sdk/client-iam'
import { queryOptions } from '@tanstack/react-query'
import { type Clients, clientsOf } from '../clients.ts'
import { allOf } from '../pages.ts'
import { listMfaDevices } from './mfa-devices.ts'
import { userKeys } from './users.ts'

/** Whose credentials: a user's by name, or undefined for the root user's own. */
export type Owner = string | undefined

/** No user has an empty name. */
const place = (owner: Owner) => userKeys.one(owner ?? '')

export const credentialKeys = {
  ssh: (owner: Owner) => [...place(owner), 'ssh-keys'] as const,
  sshKey: (owner: Owner, id: string) => [...place(owner), 'ssh-keys', id] as const,
  service: (owner: Owner) => [...place(owner), 'service-credentials'] as const,
  certificates: (owner: Owner) => [...place(owner), 'signing-certificates'] as const,
} as const

type Options = { readonly abortSignal?: AbortSignal }

const listSshKeys = ({ iam }: Clients, UserName: string, options: Options = {}) =>
  allOf(
    Marker => iam.send(new ListSSHPublicKeysCommand({ UserName, Marker }), options),
    page => page.SSHPublicKeys,
  )

const listServiceCredentials = ({ iam }: Clients, UserName: string, options: Options = {}) =>
  allOf(
    Marker => iam.send(new ListServiceSpecificCredentialsCommand({ UserName, Marker }), options),
    page => page.ServiceSpecificCredentials,
  )

const listCertificates = ({ iam }: Clients, UserName: Owner, options: Options = {}) =>
  allOf(
    Marker => iam.send(new ListSigningCertificatesCommand({ UserName, Marker }), options),
    page => page.Certificates,
  )

export const sshKeysQuery = (userName: string) =>
  queryOptions({
    queryKey: credentialKeys.ssh(userName),
    queryFn: ({ client, signal }) => listSshKeys(clientsOf(client), userName, { abortSignal: signal }),
  })

/** One key with its fingerprint and its text as OpenSSH writes it; the list has neither. */
export const sshKeyQuery = (userName: string, id: string) =>
  queryOptions({
    queryKey: credentialKeys.sshKey(userName, id),
    queryFn: async ({ client, signal }) => {
      const command = new GetSSHPublicKeyCommand({
        UserName: userName,
        SSHPublicKeyId: id,
        Encoding: 'SSH',
      })
      const { SSHPublicKey } = await clientsOf(client).iam.send(command, { abortSignal: signal })
      if (SSHPublicKey === undefined) throw new Error(`The service answered nothing about the key "${id}".`)
      return SSHPublicKey
    },
  })

export const serviceCredentialsQuery = (userName: string) =>
  queryOptions({
    queryKey: credentialKeys.service(userName),
    queryFn: ({ client, signal }) =>
      listServiceCredentials(clientsOf(client), userName, { abortSignal: signal }),
  })

export const signingCertificatesQuery = (owner: Owner) =>
  queryOptions({
    queryKey: credentialKeys.certificates(owner),
    queryFn: ({ client, signal }) => listCertificates(clientsOf(client), owner, { abortSignal: signal }),
  })

/** Ids of what a user has besides a password and access keys. */
export interface OtherCredentials {
  readonly sshKeys: readonly string[]
  readonly serviceCredentials: readonly string[]
  readonly certificates: readonly string[]
  /** Serial numbers. */
  readonly mfaDevices: readonly string[]
}

/** Asks for each kind; answers nothing unless the person may read them all. */
export const readOtherCredentials = async (clients: Clients, userName: string): Promise<OtherCredentials> => {
  const [sshKeys, serviceCredentials, certificates, mfaDevices] = await Promise.all([
    listSshKeys(clients, userName),
    listServiceCredentials(clients, userName),
    listCertificates(clients, userName),
    listMfaDevices(clients, userName),
  ])
  return {
    sshKeys: sshKeys.flatMap(key => key.SSHPublicKeyId ?? []),
    serviceCredentials: serviceCredentials.flatMap(each => each.ServiceSpecificCredentialId ?? []),
    certificates: certificates.flatMap(each => each.CertificateId ?? []),
    mfaDevices: mfaDevices.flatMap(each => each.SerialNumber ?? []),
  }
}
