import {
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetMFADeviceCommand,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { decode as decodePng } from 'fast-png'
import { encode as encodeQr } from 'uqr'
import { expect, test } from 'vitest'
import { sealSeed } from '../mfa/seed.ts'
import { mfaDevices } from '../store/mfa-devices.ts'
import { authenticatorOf, createDevice, enrol } from './authenticator.ts'
import { type CreateStore, describeService } from './describe-service.ts'
import { allowing, codeOf, createActingUser, signInElsewhere } from './principals.ts'

/** The operations on MFA devices, driven by the official SDK over a store. */
export const mfaDeviceSuite = (storeName: string, createStore: CreateStore): void =>
  describeService(`MFA devices on ${storeName}`, createStore, ({ env, send }) => {
    const createUser = (UserName = 'alice') => send(new CreateUserCommand({ UserName }))
    const device = (name = 'phone') => createDevice(env(), env().root, name)
    const enrolled = (UserName: string | undefined, name = 'phone') =>
      enrol(env(), env().root, name, UserName)
    const devicesOf = async (UserName?: string) =>
      (await send(new ListMFADevicesCommand({ UserName }))).MFADevices?.map(each => each.SerialNumber)
    const arn = (name: string) => `arn:aws:iam::${env().accountId}:mfa/${name}`

    test('a virtual device comes with its seed, once, and a QR code of the same', async () => {
      const { VirtualMFADevice: made } = await send(
        new CreateVirtualMFADeviceCommand({
          VirtualMFADeviceName: 'phone',
          Path: '/staff/',
          Tags: [{ Key: 'a', Value: 'b' }],
        }),
      )
      expect(made).toMatchObject({ SerialNumber: arn('staff/phone'), Tags: [{ Key: 'a', Value: 'b' }] })
      const seed = new TextDecoder().decode(made?.Base32StringSeed)
      expect(seed).toMatch(/^[A-Z2-7]{64}$/)
      const png = decodePng(made?.QRCodePNG ?? new Uint8Array())
      const uri = `otpauth://totp/phone@${env().accountId}?secret=${seed}&issuer=Gatehouse`
      const expected = encodeQr(uri, { ecc: 'M', border: 4 })
      const scale = png.width / expected.size
      expect(
        expected.data.map((row, y) =>
          row.map((_, x) => png.data[(y * png.width + x) * scale + Math.floor(scale / 2)] === 0),
        ),
      ).toEqual(expected.data)
      expect(JSON.stringify(env().logged)).not.toContain(seed)
    })

    test('names are unique within the account, and fit into an ARN', async () => {
      await device()
      await expect(device()).rejects.toMatchObject({
        name: 'EntityAlreadyExistsException',
        message: 'MFADevice entity at the same path and name already exists.',
        $metadata: { httpStatusCode: 409 },
      })
      await expect(device('x'.repeat(300))).rejects.toMatchObject({ name: 'ValidationError' })
      await expect(device('two words')).rejects.toMatchObject({ name: 'ValidationError' })
    })

    test('two consecutive codes enable a device, which is then listed, read, and deactivated', async () => {
      await createUser()
      const phone = await device()
      const enable = (codes: object, UserName = 'alice') =>
        send(
          new EnableMFADeviceCommand({
            UserName,
            SerialNumber: phone.serialNumber,
            ...phone.codes(),
            ...codes,
          }),
        )
      await expect(enable({ AuthenticationCode1: phone.code(5) })).rejects.toMatchObject({
        name: 'InvalidAuthenticationCodeException',
        message: 'Authentication code for device is not valid.',
        $metadata: { httpStatusCode: 403 },
      })
      await expect(enable({ AuthenticationCode1: '12345' })).rejects.toMatchObject({
        name: 'ValidationError',
      })
      await expect(enable({}, 'nobody')).rejects.toMatchObject({ name: 'NoSuchEntityException' })
      await enable({})
      await createUser('bob')
      await expect(enable(phone.codes(2), 'bob')).rejects.toMatchObject({
        name: 'EntityAlreadyExistsException',
        message: 'MFA Device is already in use.',
      })
      expect(await devicesOf('alice')).toEqual([phone.serialNumber])
      const of = (UserName: string) => ({ UserName, SerialNumber: phone.serialNumber })
      expect(await send(new GetMFADeviceCommand(of('alice')))).toMatchObject({
        ...of('alice'),
        EnableDate: expect.any(Date),
      })
      expect(await codeOf(send(new GetMFADeviceCommand(of('bob'))))).toBe('NoSuchEntity')
      expect(await codeOf(send(new DeactivateMFADeviceCommand(of('bob'))))).toBe('NoSuchEntity')
      await send(new DeactivateMFADeviceCommand(of('alice')))
      expect(await devicesOf('alice')).toEqual([])
      // The codes that enabled it before are used up.
      expect(await codeOf(enable({}))).toBe('InvalidAuthenticationCode')
      await enable(phone.codes(2))
    })

    test('a device in use is not deleted, nor is a user who has one; a renamed user keeps it', async () => {
      await createUser()
      const phone = await enrolled('alice')
      const { serialNumber: SerialNumber } = phone
      await expect(send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))).rejects.toMatchObject({
        name: 'DeleteConflictException',
        message: 'MFA VirtualDevice in use. Must deactivate first.',
      })
      await send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'alicia' }))
      expect(await devicesOf('alicia')).toEqual([SerialNumber])
      await expect(send(new DeleteUserCommand({ UserName: 'alicia' }))).rejects.toMatchObject({
        name: 'DeleteConflictException',
        message: 'Cannot delete entity, must delete MFA device first.',
      })
      await send(new DeactivateMFADeviceCommand({ UserName: 'alicia', SerialNumber }))
      await send(new DeleteUserCommand({ UserName: 'alicia' }))
      await send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))
      await expect(send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: `VirtualMFADevice with serial number ${SerialNumber} doesn't exist.`,
      })
    })

    test('a user has at most eight devices', async () => {
      await createUser()
      for (let n = 1; n <= 8; n++) await enrolled('alice', `phone${n}`)
      await expect(enrolled('alice', 'phone9')).rejects.toMatchObject({
        name: 'LimitExceededException',
        message: 'Cannot exceed quota for MFADevicesPerUser: 8',
      })
      expect(await devicesOf('alice')).toHaveLength(8)
      const page = await send(new ListMFADevicesCommand({ UserName: 'alice', MaxItems: 5 }))
      expect(page).toMatchObject({ IsTruncated: true, Marker: expect.any(String) })
      const rest = await send(new ListMFADevicesCommand({ UserName: 'alice', Marker: page.Marker }))
      expect([...(page.MFADevices ?? []), ...(rest.MFADevices ?? [])].map(each => each.SerialNumber)).toEqual(
        await devicesOf('alice'),
      )
    })

    test('two consecutive codes resynchronise a device whose clock went wrong', async () => {
      await createUser()
      await createUser('bob')
      const phone = await enrolled('alice')
      const resync = (codes: object, UserName = 'alice') =>
        codeOf(
          send(
            new ResyncMFADeviceCommand({
              UserName,
              SerialNumber: phone.serialNumber,
              ...phone.codes(),
              ...codes,
            }),
          ),
        )
      expect(await resync({})).toBe('InvalidAuthenticationCode')
      expect(await resync({ ...phone.codes(12), AuthenticationCode2: phone.code(14) })).toBe(
        'InvalidAuthenticationCode',
      )
      expect(await resync(phone.codes(12), 'bob')).toBe('NoSuchEntity')
      expect(await resync(phone.codes(12))).toBe('ok')
      expect(await resync(phone.codes(12))).toBe('InvalidAuthenticationCode')
    })

    test('the root user enables and resynchronises devices of its own without a name; others must say one', async () => {
      const phone = await enrolled(undefined, 'root-account-mfa-device')
      expect(phone.serialNumber).toBe(arn('root-account-mfa-device'))
      expect(await devicesOf()).toEqual([phone.serialNumber])
      const { VirtualMFADevices } = await send(new ListVirtualMFADevicesCommand({}))
      // No user of the account's name: there may be one.
      const { accountId } = env()
      expect(VirtualMFADevices?.[0]?.User?.Arn).toBe(`arn:aws:iam::${accountId}:root`)
      expect(VirtualMFADevices?.[0]?.User).not.toHaveProperty('UserName')
      const resync = { UserName: undefined, SerialNumber: phone.serialNumber, ...phone.codes(3) }
      await send(new ResyncMFADeviceCommand(resync))
      const admin = await createActingUser(env(), env().root, 'admin', allowing('iam:*'))
      await expect(admin.iam.send(new ResyncMFADeviceCommand(resync))).rejects.toMatchObject({
        name: 'ValidationError',
        message:
          "1 validation error detected: Value null at 'userName' failed to satisfy constraint: Member must not be null",
      })
      await send(new DeactivateMFADeviceCommand({ SerialNumber: phone.serialNumber }))
      expect(await devicesOf()).toEqual([])
    })

    test('a hardware token is enabled once its seed is imported, and no other serial number is', async () => {
      await createUser()
      const { accountId } = env()
      const serialNumber = 'GAHT12345678'
      const seed = new Uint8Array(20).fill(3)
      const token = authenticatorOf(env(), serialNumber, seed)
      const enable = () =>
        send(
          new EnableMFADeviceCommand({ UserName: 'alice', SerialNumber: serialNumber, ...token.codes(15) }),
        )
      await expect(enable()).rejects.toMatchObject({
        name: 'NoSuchEntityException',
        message: `MFADevice with serial number ${serialNumber} doesn't exist.`,
      })
      await env().store.write(accountId, async tx =>
        tx.put(mfaDevices, {
          kind: 'hardware',
          accountId,
          serialNumber,
          sealedSeed: await sealSeed(env().ports, { accountId, serialNumber }, seed),
          drift: 0,
        }),
      )
      // Its clock may be minutes away, which the two codes tell.
      await enable()
      expect(await devicesOf('alice')).toEqual([serialNumber])
      expect(await codeOf(send(new DeleteVirtualMFADeviceCommand({ SerialNumber: serialNumber })))).toBe(
        'NoSuchEntity',
      )
      expect(await codeOf(send(new ListMFADeviceTagsCommand({ SerialNumber: serialNumber })))).toBe(
        'NoSuchEntity',
      )
    })

    test('tags of a device are set, listed, removed, and count for policies', async () => {
      const { serialNumber: SerialNumber } = await device()
      await send(new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key: 'team', Value: 'a' }] }))
      const { Tags } = await send(new ListMFADeviceTagsCommand({ SerialNumber }))
      expect(Tags).toEqual([{ Key: 'team', Value: 'a' }])
      const policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Allow',
          Action: 'iam:DeleteVirtualMFADevice',
          Resource: '*',
          Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
        },
      })
      const { iam } = await createActingUser(env(), env().root, 'cleaner', policy)
      await send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ['Team'] }))
      const remove = () => codeOf(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })))
      expect(await remove()).toBe('AccessDenied')
      await send(new TagMFADeviceCommand({ SerialNumber, Tags: [{ Key: 'team', Value: 'a' }] }))
      expect(await remove()).toBe('ok')
    })

    test('devices of another account are not found', async () => {
      await createUser()
      const phone = await enrolled('alice')
      const { iam } = await signInElsewhere(env())
      await iam.send(new CreateUserCommand({ UserName: 'alice' }))
      const of = { UserName: 'alice', SerialNumber: phone.serialNumber }
      for (const request of [
        codeOf(iam.send(new GetMFADeviceCommand(of))),
        codeOf(iam.send(new DeactivateMFADeviceCommand(of))),
        codeOf(iam.send(new DeleteVirtualMFADeviceCommand(of))),
        codeOf(iam.send(new EnableMFADeviceCommand({ ...of, ...phone.codes(2) }))),
        codeOf(iam.send(new ResyncMFADeviceCommand({ ...of, ...phone.codes(2) }))),
        codeOf(iam.send(new ListMFADeviceTagsCommand(of))),
      ])
        expect(await request).toBe('NoSuchEntity')
    })
  })
