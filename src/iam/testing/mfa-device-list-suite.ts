import {
  CreateUserCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  GetAccountSummaryCommand,
  GetMFADeviceCommand,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  type ListVirtualMFADevicesCommandInput,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { importTokens } from '../mfa/import-tokens.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { createDevice, enrol } from './authenticator.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { codeOf, signInElsewhere } from './principals.ts'

/** What is told of all MFA devices of an account. */
export const mfaDeviceListSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`lists of MFA devices on ${storeName}`, createStore, ({ env, send }) => {
    const list = (input: ListVirtualMFADevicesCommandInput = {}) =>
      send(new ListVirtualMFADevicesCommand(input))
    const names = async (input: ListVirtualMFADevicesCommandInput = {}) =>
      (await list(input)).VirtualMFADevices?.map(({ SerialNumber = '' }) =>
        SerialNumber.slice(SerialNumber.lastIndexOf('/') + 1),
      )

    test('virtual devices are listed by whether they are assigned, with whose they are and no seed', async () => {
      await send(new CreateUserCommand({ UserName: 'alice', Path: '/staff/' }))
      await enrol(env(), env().root, 'b-phone', 'alice')
      await enrol(env(), env().root, 'c-root')
      await createDevice(env(), env().root, 'a-spare')
      expect(await names()).toEqual(['a-spare', 'b-phone', 'c-root'])
      expect(await names({ AssignmentStatus: 'Any' })).toEqual(['a-spare', 'b-phone', 'c-root'])
      expect(await names({ AssignmentStatus: 'Unassigned' })).toEqual(['a-spare'])
      const { VirtualMFADevices } = await list({ AssignmentStatus: 'Assigned' })
      expect(VirtualMFADevices).toEqual([
        {
          SerialNumber: `arn:aws:iam::${env().accountId}:mfa/b-phone`,
          EnableDate: expect.any(Date),
          User: expect.objectContaining({
            UserName: 'alice',
            Path: '/staff/',
            UserId: expect.stringMatching(/^AIDA/),
            Arn: `arn:aws:iam::${env().accountId}:user/staff/alice`,
          }),
        },
        {
          SerialNumber: `arn:aws:iam::${env().accountId}:mfa/c-root`,
          EnableDate: expect.any(Date),
          User: expect.objectContaining({
            UserId: env().accountId,
            Arn: `arn:aws:iam::${env().accountId}:root`,
          }),
        },
      ])
    })

    test('the list comes in pages, which a moved device neither breaks nor leaves', async () => {
      await send(new CreateUserCommand({ UserName: 'alice' }))
      for (const name of ['a', 'b', 'c']) await enrol(env(), env().root, name, 'alice')
      const input = { AssignmentStatus: 'Assigned', MaxItems: 2 } as const
      const first = await list(input)
      expect(first).toMatchObject({ IsTruncated: true })
      const SerialNumber = first.VirtualMFADevices?.[1]?.SerialNumber
      await send(new DeactivateMFADeviceCommand({ UserName: 'alice', SerialNumber }))
      expect(await names({ ...input, Marker: first.Marker })).toEqual(['c'])
      expect(await names({ AssignmentStatus: 'Unassigned' })).toEqual(['b'])
    })

    test('a passkey is listed, read, tagged and deactivated as other devices are, and is no virtual one', async () => {
      const { User } = await send(new CreateUserCommand({ UserName: 'alice' }))
      const { accountId, store } = env()
      const SerialNumber = `arn:aws:iam::${accountId}:u2f/user/alice/laptop-ABCDEFGHIJKLMNOPQRST`
      await store.write(accountId, async tx =>
        tx.put(mfaDevices, {
          kind: 'passkey',
          accountId,
          principalId: User?.UserId ?? '',
          serialNumber: SerialNumber,
          enableDate: env().ports.now().toISOString(),
          name: 'laptop',
          origin: 'https://console.acme.example',
          credentialId: 'AQID',
          publicKey: 'never checked here',
          counter: 0,
          transports: ['internal'],
          tags: [],
        }),
      )
      const of = { UserName: 'alice', SerialNumber }
      expect((await send(new ListMFADevicesCommand({ UserName: 'alice' }))).MFADevices).toMatchObject([of])
      expect(await send(new GetMFADeviceCommand(of))).toMatchObject(of)
      expect(await names()).toEqual([])
      await send(new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key: 'Name', Value: 'Work' }] }))
      expect((await send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags).toHaveLength(1)
      const codes = { AuthenticationCode1: '000000', AuthenticationCode2: '000001' }
      expect(await codeOf(send(new ResyncMFADeviceCommand({ ...of, ...codes })))).toBe('NoSuchEntity')
      expect(await codeOf(send(new DeleteVirtualMFADeviceCommand(of)))).toBe('NoSuchEntity')
      await send(new DeactivateMFADeviceCommand(of))
      // Nobody else could use it: it is gone.
      expect(await codeOf(send(new ListMFADeviceTagsCommand({ SerialNumber })))).toBe('NoSuchEntity')
      await send(new DeleteUserCommand({ UserName: 'alice' }))
    })

    test('the account summary counts devices, and says whether the root user has one', async () => {
      const summary = async () => (await send(new GetAccountSummaryCommand({}))).SummaryMap
      await send(new CreateUserCommand({ UserName: 'alice' }))
      await createDevice(env(), env().root, 'spare')
      await enrol(env(), env().root, 'phone', 'alice')
      const { accountId, store, ports } = env()
      await importTokens(store, ports, accountId, [
        { serialNumber: 'GAHT00000001', seed: new Uint8Array(20) },
      ])
      expect(await summary()).toMatchObject({ MFADevices: 2, MFADevicesInUse: 1, AccountMFAEnabled: 0 })
      await enrol(env(), env().root, 'root1')
      await enrol(env(), env().root, 'root2')
      expect(await summary()).toMatchObject({ MFADevices: 4, MFADevicesInUse: 3, AccountMFAEnabled: 1 })
    })

    test('another account sees none of them', async () => {
      await createDevice(env(), env().root, 'spare')
      const { iam } = await signInElsewhere(env())
      expect((await iam.send(new ListVirtualMFADevicesCommand({}))).VirtualMFADevices).toEqual([])
    })
  })
