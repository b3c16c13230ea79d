import {
  CreateUserCommand,
  DeactivateMFADeviceCommand,
  GetAccountSummaryCommand,
  ListVirtualMFADevicesCommand,
  type ListVirtualMFADevicesCommandInput,
} from '@aws-sdk/client-iam'
import { expect, test } from 'vitest'
import { createDevice, enrol } from './authenticator.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { signInElsewhere } from './principals.ts'

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

    test('the account summary counts devices, and says whether the root user has one', async () => {
      const summary = async () => (await send(new GetAccountSummaryCommand({}))).SummaryMap
      await send(new CreateUserCommand({ UserName: 'alice' }))
      await createDevice(env(), env().root, 'spare')
      await enrol(env(), env().root, 'phone', 'alice')
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
