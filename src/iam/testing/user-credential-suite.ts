import {
  CreateAccessKeyCommand,
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteSSHPublicKeyCommand,
  DeleteUserCommand,
  GenerateCredentialReportCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetSSHPublicKeyCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  ListSSHPublicKeysCommand,
  ResetServiceSpecificCredentialCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateSigningCertificateCommand,
  UpdateSSHPublicKeyCommand,
  UploadSigningCertificateCommand,
  UploadSSHPublicKeyCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { type CreateStore, describeService } from './describe-service.ts'
import * as samples from './test-credentials.data.ts'

const codeCommit = 'codecommit.amazonaws.com'
const bedrock = 'bedrock.amazonaws.com'

/** SSH keys, signing certificates and service-specific credentials, driven by the official SDK over a store. */
export const userCredentialSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`other credentials of users on ${storeName}`, createStore, ({ env, send }) => {
    const UserName = 'jane'
    const createUser = (name = UserName) => send(new CreateUserCommand({ UserName: name }))

    const uploadSsh = async (SSHPublicKeyBody: string, name = UserName) =>
      (await send(new UploadSSHPublicKeyCommand({ UserName: name, SSHPublicKeyBody }))).SSHPublicKey

    const uploadCertificate = async (CertificateBody: string, name: string | undefined = UserName) =>
      (await send(new UploadSigningCertificateCommand({ UserName: name, CertificateBody }))).Certificate

    const createCredential = async (ServiceName = codeCommit, CredentialAgeDays?: number) =>
      (await send(new CreateServiceSpecificCredentialCommand({ UserName, ServiceName, CredentialAgeDays })))
        .ServiceSpecificCredential

    test('an SSH key is uploaded, read in both encodings, deactivated and deleted', async () => {
      await createUser()
      const made = await uploadSsh(samples.sshRsa)
      expect(made).toMatchObject({ UserName, Status: 'Active', SSHPublicKeyBody: samples.sshRsa })
      expect(made?.SSHPublicKeyId).toMatch(/^APKA[A-Z2-7]{16}$/)
      expect(made?.Fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/)
      const one = { UserName, SSHPublicKeyId: made?.SSHPublicKeyId }
      const read = async (Encoding: 'SSH' | 'PEM') =>
        (await send(new GetSSHPublicKeyCommand({ ...one, Encoding }))).SSHPublicKey
      expect((await read('PEM'))?.SSHPublicKeyBody).toBe(samples.sshRsaSpki)
      expect(await read('SSH')).toMatchObject({
        SSHPublicKeyBody: samples.sshRsa.split(' ', 2).join(' '),
        Fingerprint: made?.Fingerprint,
      })
      await send(new UpdateSSHPublicKeyCommand({ ...one, Status: 'Inactive' }))
      expect((await send(new ListSSHPublicKeysCommand({ UserName }))).SSHPublicKeys).toMatchObject([
        { ...one, Status: 'Inactive', UploadDate: expect.any(Date) },
      ])
      await send(new DeleteSSHPublicKeyCommand(one))
      await expect(read('SSH')).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: `The Public Key with id ${one.SSHPublicKeyId} cannot be found.`,
      })
    })

    test('a bad SSH key, the same one again, and a status that only the service gives are refused', async () => {
      await createUser()
      await expect(uploadSsh('not a key')).rejects.toMatchObject({
        name: 'UnrecognizedPublicKeyEncodingException',
        $metadata: { httpStatusCode: 400 },
      })
      await expect(uploadSsh(samples.sshShort)).rejects.toMatchObject({ name: 'InvalidPublicKeyException' })
      await expect(uploadSsh('ssh-rsa AAAA')).rejects.toMatchObject({ name: 'InvalidPublicKeyException' })
      await expect(uploadSsh(samples.sshRsa, 'nobody')).rejects.toMatchObject({
        message: 'The user with name nobody cannot be found.',
      })
      const made = await uploadSsh(samples.sshRsa)
      await expect(uploadSsh(samples.sshRsaSpki)).rejects.toMatchObject({
        name: 'DuplicateSSHPublicKeyException',
        $metadata: { httpStatusCode: 400 },
      })
      const one = { UserName, SSHPublicKeyId: made?.SSHPublicKeyId }
      await expect(send(new UpdateSSHPublicKeyCommand({ ...one, Status: 'Expired' }))).rejects.toMatchObject({
        name: 'InvalidInputException',
      })
      // Another user may have the same key, and does not see this one.
      await createUser('joe')
      await uploadSsh(samples.sshRsa, 'joe')
      await expect(send(new DeleteSSHPublicKeyCommand({ ...one, UserName: 'joe' }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
      })
    })

    test('a signing certificate is uploaded, deactivated and deleted', async () => {
      await createUser()
      const [body, second, third] = samples.signingCertificates
      const made = await uploadCertificate(body)
      expect(made).toMatchObject({ UserName, CertificateBody: body, Status: 'Active' })
      const CertificateId = made?.CertificateId
      expect(CertificateId).toMatch(/^[A-Z2-7]{32}$/)
      await send(new UpdateSigningCertificateCommand({ UserName, CertificateId, Status: 'Inactive' }))
      expect((await send(new ListSigningCertificatesCommand({ UserName }))).Certificates).toMatchObject([
        { CertificateId, Status: 'Inactive', CertificateBody: body },
      ])
      await uploadCertificate(second)
      await expect(uploadCertificate(third)).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for SigningCertificatesPerUser: 2',
      })
      await send(new DeleteSigningCertificateCommand({ UserName, CertificateId }))
      await expect(
        send(new DeleteSigningCertificateCommand({ UserName, CertificateId })),
      ).rejects.toMatchObject({ message: `The Certificate with id ${CertificateId} cannot be found.` })
    })

    test('what is no certificate, is not valid now or belongs to somebody already is refused', async () => {
      await createUser()
      await createUser('joe')
      for (const body of ['hello', samples.ecKeySec1, `text before\n${samples.rsaCertificate}`])
        await expect(uploadCertificate(body)).rejects.toMatchObject({
          name: 'MalformedCertificateException',
          message: 'Unable to parse certificate. Please ensure the certificate is in PEM format.',
          $metadata: { httpStatusCode: 400 },
        })
      for (const body of [samples.expiredCertificate, samples.futureCertificate])
        await expect(uploadCertificate(body)).rejects.toMatchObject({ name: 'InvalidCertificateException' })
      await uploadCertificate(samples.rsaCertificate)
      for (const name of [UserName, 'joe'])
        await expect(uploadCertificate(`\n${samples.rsaCertificate}\n`, name)).rejects.toMatchObject({
          name: 'DuplicateCertificateException',
          $metadata: { httpStatusCode: 409 },
        })
    })

    test('the credential report tells of signing certificates', async () => {
      await createUser()
      await uploadCertificate(samples.rsaCertificate)
      await expect
        .poll(async () => (await send(new GenerateCredentialReportCommand({}))).State)
        .toBe('COMPLETE')
      const { Content } = await send(new GetCredentialReportCommand({}))
      const lines = new TextDecoder().decode(Content).split('\n')
      expect(lines.at(-1)).toMatch(/^jane,.*,true,\d{4}-\d\d-\d\dT[\d:]+\+00:00,false,N\/A$/)
    })

    test('the root user has signing certificates of its own, and the summary counts them', async () => {
      const { Certificate } = await send(
        new UploadSigningCertificateCommand({ CertificateBody: samples.rsaCertificate }),
      )
      expect((await send(new ListSigningCertificatesCommand({}))).Certificates).toHaveLength(1)
      const { SummaryMap } = await send(new GetAccountSummaryCommand({}))
      expect(SummaryMap?.AccountSigningCertificatesPresent).toBe(1)
      await send(new DeleteSigningCertificateCommand({ CertificateId: Certificate?.CertificateId }))
    })

    test('a service-specific credential shows its password once, and again only when it is reset', async () => {
      await createUser()
      const made = await createCredential()
      expect(made).toMatchObject({
        UserName,
        ServiceName: codeCommit,
        ServiceUserName: `jane-at-${env().accountId}`,
        ServicePassword: expect.stringMatching(/^[\w+/]{43}=$/),
        ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/),
        Status: 'Active',
      })
      const one = { UserName, ServiceSpecificCredentialId: made?.ServiceSpecificCredentialId }
      const { ServiceSpecificCredential: reset } = await send(new ResetServiceSpecificCredentialCommand(one))
      expect(reset?.ServicePassword).not.toBe(made?.ServicePassword)
      await send(new UpdateServiceSpecificCredentialCommand({ ...one, Status: 'Inactive' }))
      const { ServiceSpecificCredentials } = await send(
        new ListServiceSpecificCredentialsCommand({ UserName, ServiceName: codeCommit }),
      )
      expect(ServiceSpecificCredentials).toMatchObject([{ ...one, Status: 'Inactive' }])
      expect(JSON.stringify(ServiceSpecificCredentials)).not.toContain('Password')
      await send(new DeleteServiceSpecificCredentialCommand(one))
      await expect(send(new ResetServiceSpecificCredentialCommand(one))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: `No such credential ${one.ServiceSpecificCredentialId} exists`,
      })
    })

    test('two credentials of each service at most, with names of their own', async () => {
      await createUser()
      await createCredential()
      expect((await createCredential())?.ServiceUserName).toBe(`jane+1-at-${env().accountId}`)
      await expect(createCredential()).rejects.toMatchObject({ name: 'LimitExceededException' })
      await createCredential('cassandra.amazonaws.com')
      await expect(createCredential('s3.amazonaws.com')).rejects.toMatchObject({
        message: 'No such service s3.amazonaws.com is supported for Service Specific Credentials',
        $metadata: { httpStatusCode: 404 },
      })
      // A name that every object has is no service either.
      await expect(createCredential('constructor')).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    })

    test('an API key expires after the days that were asked for, which a password cannot', async () => {
      await createUser()
      const made = await createCredential(bedrock, 1)
      expect(made?.ServiceUserName).toBeUndefined()
      expect(made?.ServiceCredentialAlias).toBe(`jane-at-${env().accountId}`)
      const secret = made?.ServiceCredentialSecret ?? ''
      expect(atob(secret.replace(/^ABSK/, ''))).toMatch(new RegExp(`^jane-at-${env().accountId}:`))
      await expect(createCredential(codeCommit, 1)).rejects.toMatchObject({ name: 'ValidationError' })
      const { AccessKey } = await send(new CreateAccessKeyCommand({}))
      env().advance(86_401)
      const later = env().clients({
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      })
      const { ServiceSpecificCredentials } = await later.iam.send(
        new ListServiceSpecificCredentialsCommand({ AllUsers: true }),
      )
      expect(ServiceSpecificCredentials).toMatchObject([
        { UserName, Status: 'Expired', ExpirationDate: expect.any(Date) },
      ])
    })

    test('no secret of a service is kept', async () => {
      await createUser()
      const made = await createCredential()
      const stored: string[] = []
      const stop = env().store.onCommit(commit => void stored.push(JSON.stringify(commit)))
      const { ServiceSpecificCredential: reset } = await send(
        new ResetServiceSpecificCredentialCommand({
          UserName,
          ServiceSpecificCredentialId: made?.ServiceSpecificCredentialId,
        }),
      )
      stop()
      expect(stored.join()).toContain('secretHash')
      expect(stored.join()).not.toContain(reset?.ServicePassword)
    })

    test('a user is deleted only when each of these is gone', async () => {
      await createUser()
      const key = await uploadSsh(samples.sshEd25519)
      const certificate = await uploadCertificate(samples.rsaCertificate)
      const credential = await createCredential()
      const refused = (message: string) =>
        expect(send(new DeleteUserCommand({ UserName }))).rejects.toMatchObject({
          name: 'DeleteConflictException',
          message,
        })
      await refused('Cannot delete entity, must delete certificates first.')
      await send(new DeleteSigningCertificateCommand({ UserName, CertificateId: certificate?.CertificateId }))
      await refused('Cannot delete entity, must remove referenced objects first.')
      await send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId: key?.SSHPublicKeyId }))
      await refused('Cannot delete entity, must remove referenced objects first.')
      const { ServiceSpecificCredentialId } = credential ?? {}
      await send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }))
      await send(new DeleteUserCommand({ UserName }))
    })

    test('five SSH keys at most', async () => {
      await createUser()
      // Ed25519 keys are any 32 bytes, so that no file of them is needed.
      const [, data = ''] = samples.sshEd25519.split(' ')
      const numbered = (number: number): string =>
        `ssh-ed25519 ${btoa(`${atob(data).slice(0, -1)}${String.fromCharCode(number)}`)}`
      for (let number = 0; number < 5; number++) await uploadSsh(numbered(number))
      await expect(uploadSsh(numbered(5))).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for SSHPublicKeysPerUser: 5',
      })
    })
  })
