import { CreateVirtualMFADeviceCommand, EnableMFADeviceCommand } from '@aws-sdk/client-iam'
import { decodeBase32 } from '../../lib/base32.ts'
import { codeAt, stepAt } from '../mfa/totp.ts'
import type { Clients, TestService } from './test-service.ts'

/** An authenticator app with one device in it, whose clock is the service's. */
export interface Authenticator {
  readonly serialNumber: string
  /** The code of now, or of so many steps later. Each is good once. */
  code(stepsAway?: number): string
  /** Two consecutive codes, as EnableMFADevice and ResyncMFADevice want them. */
  codes(stepsAway?: number): { readonly AuthenticationCode1: string; readonly AuthenticationCode2: string }
}

/** What shows the codes of a seed. */
export function authenticatorOf(env: TestService, serialNumber: string, seed: Uint8Array): Authenticator {
  const code = (stepsAway = 0) => codeAt(seed, stepAt(env.ports.now()) + stepsAway)
  return {
    serialNumber,
    code,
    codes: (stepsAway = 0) => {
      const first = stepAt(env.ports.now()) + stepsAway - 1
      return { AuthenticationCode1: codeAt(seed, first), AuthenticationCode2: codeAt(seed, first + 1) }
    },
  }
}

/** A new virtual device of nobody. */
export async function createDevice(env: TestService, clients: Clients, name: string): Promise<Authenticator> {
  const { VirtualMFADevice } = await clients.iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }),
  )
  const seed = decodeBase32(new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed))
  return authenticatorOf(env, VirtualMFADevice?.SerialNumber ?? '', seed ?? new Uint8Array())
}

/**
 * A new virtual device, enabled for a user, or without a name for the root user. Its codes up to now are used up:
 * the next good one is that of the next step.
 */
export async function enrol(
  env: TestService,
  clients: Clients,
  name: string,
  UserName?: string,
): Promise<Authenticator> {
  const device = await createDevice(env, clients, name)
  await clients.iam.send(
    new EnableMFADeviceCommand({ UserName, SerialNumber: device.serialNumber, ...device.codes() }),
  )
  return device
}
