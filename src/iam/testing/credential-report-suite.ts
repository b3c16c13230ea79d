import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { parseCsv } from '../../lib/csv.ts'
import { createDevice, enrol } from './authenticator.ts'
import { type CreateStore, describeService } from './describe-service.ts'

const password = 'first-Pass-word-1'
const isDate = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
const fourHours = 4 * 60 * 60

/** The credential report: its states, its columns, and AWS's conventions for what there is to say. */
export const credentialReportSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`credential report on ${storeName}`, createStore, ({ env, send }) => {
    // The clients made last sign with the clock as it was moved.
    const now = () => env().clients(env().root.credentials).iam
    const generate = async () => now().send(new GenerateCredentialReportCommand({}))
    const get = () => now().send(new GetCredentialReportCommand({}))

    const finished = async () => {
      await expect.poll(async () => (await generate()).State).toBe('COMPLETE')
      const report = await get()
      const text = new TextDecoder().decode(report.Content)
      const [header = [], ...rows] = parseCsv(text)
      const records = rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i]])))
      return { ...report, text, header, records }
    }

    test('a report is started, made, and kept for four hours as it is', async () => {
      await expect(get()).rejects.toMatchObject({
        name: 'CredentialReportNotPresentException',
        Error: { Code: 'ReportNotPresent' },
        $metadata: { httpStatusCode: 410 },
      })
      expect(await generate()).toMatchObject({
        State: 'STARTED',
        Description: 'No report exists. Starting a new report generation task',
      })
      const first = await finished()
      expect(first).toMatchObject({ ReportFormat: 'text/csv', GeneratedTime: expect.any(Date) })
      await send(new CreateUserCommand({ UserName: 'later' }))
      env().advance(fourHours - 60)
      expect((await generate()).State).toBe('COMPLETE')
      expect((await finished()).text).toBe(first.text)
      env().advance(120)
      await expect(get()).rejects.toMatchObject({
        name: 'CredentialReportExpiredException',
        $metadata: { httpStatusCode: 410 },
      })
      expect((await generate()).State).toBe('STARTED')
      expect((await finished()).records.map(record => record.user)).toEqual(['<root_account>', 'later'])
    })

    test('while a report is made there is none to be had, and none is made twice', async () => {
      for (let i = 0; i < 3; i++) await send(new CreateUserCommand({ UserName: `u${i}` }))
      const answers = await Promise.all([
        generate(),
        generate(),
        get().catch((error: { name: string }) => error.name),
      ])
      expect(answers.slice(0, 2).map(answer => (answer as { State?: string }).State)).toEqual([
        'STARTED',
        'INPROGRESS',
      ])
      expect(answers[2]).toBe('CredentialReportNotReadyException')
      expect((await finished()).records).toHaveLength(4)
    })

    test('everybody has a line with AWS’s columns, the root user first', async () => {
      await send(new CreateUserCommand({ UserName: 'nobody', Path: '/a/' }))
      await send(new CreateUserCommand({ UserName: 'Alice,B' }))
      await send(new CreateLoginProfileCommand({ UserName: 'Alice,B', Password: password }))
      const { text, header, records } = await finished()
      expect(header.join()).toBe(
        'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated',
      )
      expect(text.split('\n')).toHaveLength(4)
      const nothing = {
        mfa_active: 'false',
        access_key_1_active: 'false',
        access_key_1_last_rotated: 'N/A',
        access_key_1_last_used_date: 'N/A',
        access_key_1_last_used_region: 'N/A',
        access_key_1_last_used_service: 'N/A',
        access_key_2_active: 'false',
        access_key_2_last_rotated: 'N/A',
        access_key_2_last_used_date: 'N/A',
        access_key_2_last_used_region: 'N/A',
        access_key_2_last_used_service: 'N/A',
        cert_1_active: 'false',
        cert_1_last_rotated: 'N/A',
        cert_2_active: 'false',
        cert_2_last_rotated: 'N/A',
      }
      const arn = (rest: string) => `arn:aws:iam::${env().accountId}:${rest}`
      expect(records).toEqual([
        {
          ...nothing,
          user: '<root_account>',
          arn: arn('root'),
          user_creation_time: isDate,
          password_enabled: 'not_supported',
          password_last_used: isDate,
          password_last_changed: 'not_supported',
          password_next_rotation: 'not_supported',
        },
        {
          ...nothing,
          user: 'Alice,B',
          arn: arn('user/Alice,B'),
          user_creation_time: isDate,
          password_enabled: 'true',
          password_last_used: 'no_information',
          password_last_changed: isDate,
          password_next_rotation: 'N/A',
        },
        {
          ...nothing,
          user: 'nobody',
          arn: arn('user/a/nobody'),
          user_creation_time: isDate,
          password_enabled: 'false',
          password_last_used: 'N/A',
          password_last_changed: 'N/A',
          password_next_rotation: 'N/A',
        },
      ])
    })

    test('whoever has an MFA device is active, the root user too', async () => {
      for (const UserName of ['alice', 'bob']) await send(new CreateUserCommand({ UserName }))
      await enrol(env(), env().root, 'phone', 'alice')
      await enrol(env(), env().root, 'tablet', 'alice')
      await createDevice(env(), env().root, 'spare')
      const active = async () => (await finished()).records.map(record => [record.user, record.mfa_active])
      expect(await active()).toEqual([
        ['<root_account>', 'false'],
        ['alice', 'true'],
        ['bob', 'false'],
      ])
      await enrol(env(), env().root, 'root-account-mfa-device')
      env().advance(fourHours)
      expect((await active())[0]).toEqual(['<root_account>', 'true'])
    })

    test('uses that are not written yet count, and a maximum age tells the next rotation', async () => {
      const UserName = 'u'
      await send(new CreateUserCommand({ UserName }))
      const allow = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
      await send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument: allow }))
      await send(new CreateLoginProfileCommand({ UserName, Password: password }))
      await send(new UpdateAccountPasswordPolicyCommand({ MaxPasswordAge: 30 }))
      const { AccessKey } = await send(new CreateAccessKeyCommand({ UserName }))
      const { AccessKey: second } = await send(new CreateAccessKeyCommand({ UserName }))
      const AccessKeyId = second?.AccessKeyId ?? ''
      await send(new UpdateAccessKeyCommand({ UserName, AccessKeyId, Status: 'Inactive' }))
      const { iam } = env().clients({
        accessKeyId: AccessKey?.AccessKeyId ?? '',
        secretAccessKey: AccessKey?.SecretAccessKey ?? '',
      })
      await iam.send(new ListUsersCommand({}))
      await env().post('user', { account: env().accountId, userName: UserName, password })
      const { records } = await finished()
      const { password_last_changed = '', password_next_rotation = '', ...record } = records[1] ?? {}
      expect(record).toMatchObject({
        password_last_used: isDate,
        access_key_1_active: 'true',
        access_key_1_last_rotated: isDate,
        access_key_1_last_used_date: isDate,
        access_key_1_last_used_region: 'us-east-1',
        access_key_1_last_used_service: 'iam',
        access_key_2_active: 'false',
        access_key_2_last_rotated: isDate,
        access_key_2_last_used_date: 'N/A',
      })
      expect(Date.parse(password_next_rotation) - Date.parse(password_last_changed)).toBe(30 * 86_400_000)
    })
  })
