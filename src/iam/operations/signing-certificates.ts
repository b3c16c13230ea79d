import { newCertificateId } from '../../lib/ids.ts'
import { limitExceeded, noSuch, ServiceError } from '../errors.ts'
import { toHex } from '../keys/bytes.ts'
import { type Call, preparedOperation, readOperation, writeOperation } from '../operation.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import { type SigningCertificate, signingCertificates } from '../store/user-credentials.ts'
import { requireCertificate } from './certificate-input.ts'
import { ownerOf, settableStatus } from './credential-owner.ts'
import { onUserOrSelf } from './lookup.ts'
import { allOf, pageOfArray } from './paging.ts'

const certificatesOf = (tx: ReadTx, accountId: string, principalId: string): Promise<SigningCertificate[]> =>
  allOf(tx, signingCertificates, 'byPrincipal', joinKey(accountId, principalId, ''))

interface OneCertificate {
  readonly UserName?: string | undefined
  readonly CertificateId: string | undefined
}

async function getCertificate(call: Call<OneCertificate> & { readonly tx: ReadTx }) {
  const { principalId } = await ownerOf(call)
  const id = call.input.CertificateId ?? ''
  const found = await call.tx.get(signingCertificates, joinKey(call.accountId, id))
  if (found === undefined || found.principalId !== principalId)
    throw noSuch(`The Certificate with id ${id} cannot be found.`)
  return found
}

const toApi = (userName: string | undefined, certificate: SigningCertificate) => ({
  UserName: userName,
  CertificateId: certificate.certificateId,
  CertificateBody: certificate.body,
  Status: certificate.status,
  UploadDate: new Date(certificate.uploadDate),
})

export const uploadSigningCertificate = preparedOperation('UploadSigningCertificate', {
  authorize: onUserOrSelf,
  prepare: async call => {
    const { input, accountId, now, ports } = call
    const body = input.CertificateBody ?? ''
    const given = await requireCertificate(body)
    if (now < given.notBefore || now > given.notAfter)
      throw new ServiceError(
        'InvalidCertificate',
        400,
        `The certificate is valid from ${given.notBefore.toISOString()} to ${given.notAfter.toISOString()} only.`,
      )
    const fingerprint = toHex(ports.hashes.sha256(given.encoded))
    return async ({ tx }) => {
      const { principalId, userName } = await ownerOf({ ...call, tx })
      if (await tx.find(signingCertificates, 'byFingerprint', joinKey(accountId, fingerprint)))
        throw new ServiceError(
          'DuplicateCertificate',
          409,
          'The same certificate is already associated with a user of the account.',
        )
      const limit = ports.quotas.signingCertificatesPerUser
      if ((await certificatesOf(tx, accountId, principalId)).length >= limit)
        throw limitExceeded('SigningCertificatesPerUser', limit)
      const certificate: SigningCertificate = {
        accountId,
        principalId,
        certificateId: newCertificateId(ports.hashes.randomBytes),
        status: 'Active',
        uploadDate: now.toISOString(),
        body,
        fingerprint,
      }
      await tx.put(signingCertificates, certificate)
      return { Certificate: toApi(userName, certificate) }
    }
  },
})

export const listSigningCertificates = readOperation('ListSigningCertificates', {
  authorize: onUserOrSelf,
  run: async call => {
    const { principalId, userName } = await ownerOf(call)
    const all = await certificatesOf(call.tx, call.accountId, principalId)
    const placeOf = (one: SigningCertificate): string => joinKey(one.uploadDate, one.certificateId)
    const { items, ...paging } = pageOfArray(all, placeOf, call.input)
    return { Certificates: items.map(one => toApi(userName, one)), ...paging }
  },
})

export const updateSigningCertificate = writeOperation('UpdateSigningCertificate', {
  authorize: onUserOrSelf,
  run: async call => {
    const certificate = await getCertificate(call)
    const status = settableStatus(call.input.Status, 'a signing certificate')
    await call.tx.put(signingCertificates, { ...certificate, status })
    return {}
  },
})

export const deleteSigningCertificate = writeOperation('DeleteSigningCertificate', {
  authorize: onUserOrSelf,
  run: async call => {
    await call.tx.delete(signingCertificates, signingCertificates.key(await getCertificate(call)))
    return {}
  },
})
