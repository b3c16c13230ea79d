import { browserSupportsWebAuthn, startAuthentication, WebAuthnAbortService } from '@simplewebauthn/browser'
import type { Unsent } from './use-step.ts'

export type AskedPasskey =
  | { readonly kind: 'given'; readonly response: AuthenticationResponseJSON }
  /** Nothing was given. */
  | Unsent

const unsent = (title: string, text: string): Unsent => ({ kind: 'unsent', problem: { title, text } })

/** Opens the browser's dialog for a passkey or security key. Never rejects. */
export async function askPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<AskedPasskey> {
  if (!browserSupportsWebAuthn())
    return unsent(
      'No passkeys here',
      `Passkeys need a browser that knows them and a page over HTTPS, which "${location.origin}" is not. Use another device.`,
    )
  try {
    // The package's own types are those of the same specification, member by member.
    const optionsJSON = options as Parameters<typeof startAuthentication>[0]['optionsJSON']
    const response: unknown = await startAuthentication({ optionsJSON })
    return { kind: 'given', response: response as AuthenticationResponseJSON }
  } catch (error) {
    return problemOfBrowser(error)
  }
}

/** Takes the browser's dialog away. */
export const stopAsking = (): void => WebAuthnAbortService.cancelCeremony()

function problemOfBrowser(error: unknown): Unsent {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError')
    return unsent(
      'Nothing was confirmed',
      'The browser’s dialog was closed, no passkey of yours is on this machine, or it took too long. Try again, or use another device.',
    )
  if (name === 'SecurityError')
    return unsent(
      'Passkeys of another address',
      `The service asks for passkeys of another address than "${location.hostname}". Open the console at the address where you enrolled yours.`,
    )
  const text = error instanceof Error ? error.message : String(error)
  return unsent('The browser gave no passkey', `It says: “${text}”. Try again, or use another device.`)
}
