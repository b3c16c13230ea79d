import { iamArn } from '../../lib/arn.ts'
import { newUniqueId } from '../../lib/ids.ts'
import { entityAlreadyExists, limitExceeded, noSuch, ServiceError } from '../errors.ts'
import { readOrRefuse } from '../keys/malformed.ts'
import { keyFitsCertificate } from '../keys/private-key.ts'
import {
  type Authorization,
  type Call,
  type InputOf,
  preparedOperation,
  readOperation,
  writeOperation,
} from '../operation.ts'
import { foldName } from '../store/collections.ts'
import { joinKey, type ReadTx } from '../store/port.ts'
import {
  type ServerCertificate,
  serverCertificateBodies,
  serverCertificates,
} from '../store/server-certificates.ts'
import { malformedCertificate, requireCertificate, requireChain } from './certificate-input.ts'
import { pageOf } from './paging.ts'
import { taggingOf } from './tagging.ts'
import { newTags, requestTagContext, resourceTagContext, sortedTags, toApiTags } from './tags.ts'

/** The associated data under which a private key is sealed. */
const privateKeyPlace = (accountId: string, certificateId: string): string =>
  `server_certificate_bodies/${accountId}/${certificateId}/private-key`

const arnOf = (certificate: ServerCertificate): string =>
  iamArn(certificate.accountId, 'server-certificate', certificate.path, certificate.name)

/** What an operation on a server certificate must be allowed on; a name that nothing bears is at the root path. */
function onCertificate(
  call: Call<unknown>,
  name = '',
  context: Authorization['context'] = {},
): Authorization {
  const found = call.view.serverCertificate(name)
  return {
    resource: found === undefined ? iamArn(call.accountId, 'server-certificate', '/', name) : arnOf(found),
    shown: `server certificate ${name}`,
    context: { ...resourceTagContext(found?.tags), ...context },
  }
}

async function getByName(tx: ReadTx, accountId: string, name = ''): Promise<ServerCertificate> {
  const found = await tx.find(serverCertificates, 'byName', joinKey(accountId, foldName(name)))
  if (found === undefined) throw noSuch(`The Server Certificate with name ${name} cannot be found.`)
  return found
}

const toApi = (certificate: ServerCertificate) => ({
  Path: certificate.path,
  ServerCertificateName: certificate.name,
  ServerCertificateId: certificate.certificateId,
  Arn: arnOf(certificate),
  UploadDate: new Date(certificate.uploadDate),
  Expiration: new Date(certificate.expiration),
})

const toApiTagList = ({ tags }: ServerCertificate) =>
  tags.length === 0 ? {} : { Tags: toApiTags(sortedTags(tags)) }

/**
 * Everything that is wrong with a certificate by itself. Source: IAM User Guide, "Manage server certificates in
 * IAM": the time of the upload lies in the validity period, key and certificate fit together, the chain is in order.
 */
async function checkedCertificate({ input, now }: Call<InputOf<'UploadServerCertificate'>>) {
  const certificate = await requireCertificate(input.CertificateBody ?? '')
  if (now < certificate.notBefore || now > certificate.notAfter)
    throw malformedCertificate(
      `The certificate is valid from ${certificate.notBefore.toISOString()} to ${certificate.notAfter.toISOString()} only.`,
    )
  const fits = await readOrRefuse(
    () => keyFitsCertificate(input.PrivateKey ?? '', certificate),
    () =>
      malformedCertificate(
        'Unable to parse private key. Please ensure the private key is in PEM format, without a password, and of a supported algorithm and size.',
      ),
  )
  if (!fits)
    throw new ServiceError(
      'KeyPairMismatch',
      400,
      'The private key does not match the public key certificate.',
    )
  if (input.CertificateChain !== undefined) await requireChain(certificate, input.CertificateChain)
  return certificate
}

export const uploadServerCertificate = preparedOperation('UploadServerCertificate', {
  authorize: ({ input, accountId }) => {
    const name = input.ServerCertificateName ?? ''
    const resource = iamArn(accountId, 'server-certificate', input.Path ?? '/', name)
    const upload = { resource, context: requestTagContext(input.Tags) }
    return input.Tags?.length ? [upload, { ...upload, action: 'iam:TagServerCertificate' }] : upload
  },
  prepare: async call => {
    const { input, accountId, now, ports } = call
    const { notAfter } = await checkedCertificate(call)
    const name = input.ServerCertificateName ?? ''
    const certificateId = newUniqueId('ASCA', ports.hashes.randomBytes)
    const certificate: ServerCertificate = {
      accountId,
      certificateId,
      name,
      path: input.Path ?? '/',
      uploadDate: now.toISOString(),
      expiration: notAfter.toISOString(),
      tags: newTags(input.Tags, ports.quotas.tags),
    }
    const privateKey = new TextEncoder().encode(input.PrivateKey)
    const sealedPrivateKey = await ports.sealer.seal(privateKey, privateKeyPlace(accountId, certificateId))
    return async ({ tx }) => {
      if (await tx.find(serverCertificates, 'byName', joinKey(accountId, foldName(name))))
        throw entityAlreadyExists('The Server Certificate', name)
      const limit = ports.quotas.serverCertificates
      if ((await tx.count(serverCertificates, 'key', joinKey(accountId, ''))) >= limit)
        throw limitExceeded('ServerCertificatesPerAccount', limit)
      await tx.put(serverCertificates, certificate)
      await tx.put(serverCertificateBodies, {
        accountId,
        certificateId,
        body: input.CertificateBody ?? '',
        chain: input.CertificateChain,
        sealedPrivateKey,
      })
      return { ServerCertificateMetadata: toApi(certificate), ...toApiTagList(certificate) }
    }
  },
})

export const getServerCertificate = readOperation('GetServerCertificate', {
  authorize: call => onCertificate(call, call.input.ServerCertificateName),
  run: async ({ tx, input, accountId }) => {
    const certificate = await getByName(tx, accountId, input.ServerCertificateName)
    const rest = await tx.get(serverCertificateBodies, joinKey(accountId, certificate.certificateId))
    return {
      ServerCertificate: {
        ServerCertificateMetadata: toApi(certificate),
        CertificateBody: rest?.body,
        CertificateChain: rest?.chain,
        ...toApiTagList(certificate),
      },
    }
  },
})

export const listServerCertificates = readOperation('ListServerCertificates', {
  authorize: () => ({ resource: '*' }),
  run: async ({ tx, input, accountId }) => {
    const index = (input.PathPrefix ?? '/') === '/' ? 'byName' : 'byPath'
    const prefix = joinKey(accountId, index === 'byName' ? '' : (input.PathPrefix ?? '/'))
    const { items, ...paging } = await pageOf(tx, serverCertificates, index, prefix, input)
    return { ServerCertificateMetadataList: items.map(toApi), ...paging }
  },
})

/** Old and new ARN both, as with users: a name is what policies go by. */
export const updateServerCertificate = writeOperation('UpdateServerCertificate', {
  authorize: call => {
    const { input, view, accountId } = call
    const found = view.serverCertificate(input.ServerCertificateName ?? '')
    const path = input.NewPath ?? found?.path ?? '/'
    const name = input.NewServerCertificateName ?? found?.name ?? input.ServerCertificateName ?? ''
    const before = onCertificate(call, input.ServerCertificateName)
    return [
      before,
      { resource: iamArn(accountId, 'server-certificate', path, name), context: before.context },
    ]
  },
  run: async ({ tx, input, accountId }) => {
    const certificate = await getByName(tx, accountId, input.ServerCertificateName)
    const name = input.NewServerCertificateName ?? certificate.name
    const holder = await tx.find(serverCertificates, 'byName', joinKey(accountId, foldName(name)))
    if (holder !== undefined && holder.certificateId !== certificate.certificateId)
      throw entityAlreadyExists('The Server Certificate', name)
    await tx.put(serverCertificates, { ...certificate, name, path: input.NewPath ?? certificate.path })
    return {}
  },
})

export const deleteServerCertificate = writeOperation('DeleteServerCertificate', {
  authorize: call => onCertificate(call, call.input.ServerCertificateName),
  run: async ({ tx, input, accountId }) => {
    const { certificateId } = await getByName(tx, accountId, input.ServerCertificateName)
    await tx.delete(serverCertificates, joinKey(accountId, certificateId))
    await tx.delete(serverCertificateBodies, joinKey(accountId, certificateId))
    return {}
  },
})

const tagging = taggingOf({
  collection: serverCertificates,
  on: (call: Call<{ ServerCertificateName: string | undefined }>, context) =>
    onCertificate(call, call.input.ServerCertificateName, context),
  find: ({ tx, accountId, input }) => getByName(tx, accountId, input.ServerCertificateName),
})

export const tagServerCertificate = writeOperation('TagServerCertificate', tagging.tag)
export const untagServerCertificate = writeOperation('UntagServerCertificate', tagging.untag)
export const listServerCertificateTags = readOperation('ListServerCertificateTags', tagging.list)
