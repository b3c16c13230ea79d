import {
  DeleteServerCertificateCommand,
  GetAccountSummaryCommand,
  GetServerCertificateCommand,
  ListServerCertificatesCommand,
  ListServerCertificateTagsCommand,
  TagServerCertificateCommand,
  UntagServerCertificateCommand,
  UpdateServerCertificateCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { defaultQuotas } from '../operations/quotas.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import * as samples from './test-credentials.data.ts'
import { createTestService } from './test-service.ts'

type Upload = ConstructorParameters<typeof UploadServerCertificateCommand>[0]

/** An upload that goes through, of an elliptic key. */
const upload = (given: Partial<Upload> = {}) =>
  new UploadServerCertificateCommand({
    ServerCertificateName: 'Www',
    CertificateBody: samples.leafCertificate,
    PrivateKey: samples.ecKeySec1,
    ...given,
  })

const chain = `${samples.intermediateCertificate}\n${samples.rootCertificate}`

/** The operations on server certificates, driven by the official SDK over a store. */
export const serverCertificateSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`server certificates on ${storeName}`, createStore, ({ env, send }) => {
    const get = async (ServerCertificateName: string) =>
      (await send(new GetServerCertificateCommand({ ServerCertificateName }))).ServerCertificate

    test('a certificate is uploaded, read without its key, renamed and deleted', async () => {
      const { ServerCertificateMetadata: made, Tags } = await send(
        upload({ Path: '/cloudfront/', CertificateChain: chain, Tags: [{ Key: 'Cost', Value: '1' }] }),
      )
      expect(made).toMatchObject({
        ServerCertificateName: 'Www',
        Path: '/cloudfront/',
        ServerCertificateId: expect.stringMatching(/^ASCA[A-Z2-7]{17}$/),
        Arn: `arn:aws:iam::${env().accountId}:server-certificate/cloudfront/Www`,
        Expiration: new Date('2100-01-01T00:00:00Z'),
      })
      expect(Tags).toEqual([{ Key: 'Cost', Value: '1' }])
      const read = await get('WWW')
      expect(read).toEqual({
        ServerCertificateMetadata: made,
        CertificateBody: samples.leafCertificate,
        CertificateChain: chain,
        Tags,
      })
      await send(
        new UpdateServerCertificateCommand({
          ServerCertificateName: 'www',
          NewServerCertificateName: 'shop',
          NewPath: '/x/',
        }),
      )
      expect((await get('shop'))?.ServerCertificateMetadata?.Arn).toMatch(/server-certificate\/x\/shop$/)
      await send(new DeleteServerCertificateCommand({ ServerCertificateName: 'shop' }))
      await expect(get('shop')).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: 'The Server Certificate with name shop cannot be found.',
      })
    })

    test('a private key is stored sealed only', async () => {
      const stored: string[] = []
      const stop = env().store.onCommit(commit => void stored.push(JSON.stringify(commit)))
      await send(upload())
      stop()
      expect(stored.join()).toContain('sealedPrivateKey')
      expect(stored.join()).not.toContain('PRIVATE KEY')
      expect(stored.join()).not.toContain(samples.ecKeySec1.split('\n')[5])
    })

    test('both forms of an RSA key are taken', async () => {
      for (const [index, PrivateKey] of [samples.rsaKeyPkcs1, samples.rsaKeyPkcs8].entries())
        await send(
          upload({
            ServerCertificateName: `c${index}`,
            CertificateBody: samples.rsaCertificate,
            PrivateKey,
          }),
        )
    })

    test('a key of another certificate is a mismatch', async () => {
      for (const PrivateKey of [samples.rsaKeyPkcs8, samples.rsaKeyPkcs1])
        await expect(send(upload({ PrivateKey }))).rejects.toMatchObject({
          name: 'KeyPairMismatchException',
          $metadata: { httpStatusCode: 400 },
        })
    })

    test('what is no certificate, no key, or not valid now is malformed', async () => {
      const wrong: Partial<Upload>[] = [
        { CertificateBody: 'hello' },
        { CertificateBody: `${samples.leafCertificate}\n${chain}` },
        { PrivateKey: 'hello' },
        { PrivateKey: samples.leafCertificate },
        { PrivateKey: samples.ecKeySec1.replace('MHc', 'MHd') },
        { CertificateBody: samples.futureCertificate },
        { CertificateChain: 'hello' },
      ]
      for (const given of wrong)
        await expect(send(upload(given)), JSON.stringify(given)).rejects.toMatchObject({
          name: 'MalformedCertificateException',
          $metadata: { httpStatusCode: 400 },
        })
    })

    test('a chain that is not in order is refused with the place', async () => {
      const refused = (CertificateChain: string, index: number) =>
        expect(send(upload({ CertificateChain }))).rejects.toMatchObject({
          name: 'MalformedCertificateException',
          message: `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`,
        })
      await refused(samples.rootCertificate, -1)
      await refused(`${samples.intermediateCertificate}\n${samples.rsaCertificate}`, 0)
    })

    test('names are unique without regard to case, also for renaming', async () => {
      await send(upload())
      const exists = { name: 'EntityAlreadyExistsException', $metadata: { httpStatusCode: 409 } }
      await expect(send(upload({ ServerCertificateName: 'WWW' }))).rejects.toMatchObject(exists)
      await send(upload({ ServerCertificateName: 'other' }))
      await expect(
        send(
          new UpdateServerCertificateCommand({
            ServerCertificateName: 'other',
            NewServerCertificateName: 'www',
          }),
        ),
      ).rejects.toMatchObject(exists)
    })

    test('lists page by name or path, and the summary counts', async () => {
      for (const [ServerCertificateName, Path] of [
        ['b', '/x/'],
        ['a', '/'],
        ['c', '/x/'],
      ])
        await send(upload({ ServerCertificateName, Path }))
      const list = async (input: { PathPrefix?: string; MaxItems?: number; Marker?: string | undefined }) => {
        const answer = await send(new ListServerCertificatesCommand(input))
        return {
          names: answer.ServerCertificateMetadataList?.map(each => each.ServerCertificateName),
          Marker: answer.Marker,
        }
      }
      const first = await list({ MaxItems: 2 })
      expect(first.names).toEqual(['a', 'b'])
      expect((await list({ Marker: first.Marker })).names).toEqual(['c'])
      expect((await list({ PathPrefix: '/x/' })).names).toEqual(['b', 'c'])
      const { SummaryMap } = await send(new GetAccountSummaryCommand({}))
      expect(SummaryMap).toMatchObject({ ServerCertificates: 3, ServerCertificatesQuota: 20 })
    })

    test('tags are set, replaced without regard to case, listed and removed', async () => {
      await send(upload())
      const one = { ServerCertificateName: 'Www' }
      await send(new TagServerCertificateCommand({ ...one, Tags: [{ Key: 'Team', Value: 'a' }] }))
      await send(
        new TagServerCertificateCommand({
          ...one,
          Tags: [
            { Key: 'team', Value: 'b' },
            { Key: 'Cost', Value: '1' },
          ],
        }),
      )
      const tags = async () => (await send(new ListServerCertificateTagsCommand(one))).Tags
      expect(await tags()).toEqual([
        { Key: 'Cost', Value: '1' },
        { Key: 'team', Value: 'b' },
      ])
      await send(new UntagServerCertificateCommand({ ...one, TagKeys: ['TEAM'] }))
      expect(await tags()).toEqual([{ Key: 'Cost', Value: '1' }])
      await expect(
        send(new TagServerCertificateCommand({ ...one, Tags: [{ Key: 'aws:x', Value: '' }] })),
      ).rejects.toMatchObject({ name: 'InvalidInputException' })
    })

    test('the quota of certificates is held', async () => {
      const small = await createTestService({ quotas: { ...defaultQuotas, serverCertificates: 1 } })
      await small.root.iam.send(upload())
      await expect(small.root.iam.send(upload({ ServerCertificateName: 'second' }))).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for ServerCertificatesPerAccount: 1',
      })
      await small.service.close()
    })
  })
