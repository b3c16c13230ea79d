import { decodeBase64url, encodeBase64url } from '../lib/base64url.ts'
import type { Sealer } from './ports.ts'

/** The sealed text was altered, belongs elsewhere, or was sealed under another key. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'
}

/** How many bytes a sealing key has. */
export const sealingKeyLength = 32

const nonceLength = 12

/**
 * Seals with AES-256-GCM. A sealed text is `v<key version>.<nonce>.<data>`, both in base64url; the key
 * version is bound to the text beside the caller's associated data, so none of the three can be exchanged.
 * Throws `RangeError` unless `key` has 32 bytes and `keyVersion` is a whole number of 1 or more.
 */
export const createSealer = (key: Uint8Array, keyVersion: number): Sealer => {
  if (key.length !== sealingKeyLength) {
    throw new RangeError(`a sealing key has ${sealingKeyLength} bytes, not ${key.length}`)
  }
  if (!Number.isInteger(keyVersion) || keyVersion < 1) {
    throw new RangeError(`a key version is a whole number of 1 or more, not ${keyVersion}`)
  }
  const { subtle } = globalThis.crypto
  // A copy, so that the caller may wipe its own.
  const imported = subtle.importKey('raw', Uint8Array.from(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
  const version = `v${keyVersion}`
  const parameters = (iv: Uint8Array<ArrayBuffer>, associatedData: string): AesGcmParams => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`${version}\0${associatedData}`),
  })

  return {
    seal: async (plain, associatedData) => {
      const nonce = globalThis.crypto.getRandomValues(new Uint8Array(nonceLength))
      const how = parameters(nonce, associatedData)
      const data = await subtle.encrypt(how, await imported, Uint8Array.from(plain))
      return `${version}.${encodeBase64url(nonce)}.${encodeBase64url(new Uint8Array(data))}`
    },

    open: async (sealed, associatedData) => {
      const [textVersion, nonceText, dataText, ...rest] = sealed.split('.')
      const nonce = decodeBase64url(nonceText ?? '')
      const data = decodeBase64url(dataText ?? '')
      if (rest.length > 0 || nonce?.length !== nonceLength || data === undefined) {
        throw new SealBroken('the text is not sealed')
      }
      if (textVersion !== version) {
        throw new SealBroken(`the text was sealed under another key than version ${keyVersion}`)
      }
      const key = await imported
      try {
        return new Uint8Array(await subtle.decrypt(parameters(nonce, associatedData), key, data))
      } catch (cause) {
        throw new SealBroken('the text was altered, belongs elsewhere or was sealed under another key', {
          cause,
        })
      }
    },
  }
}
