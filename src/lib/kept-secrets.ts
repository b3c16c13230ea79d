/**
 * What the demo's toy authenticator has taken in, in the browser's storage: kept by the console, forgotten by the demo
 * when it begins anew.
 */

/** A device that this toy can play: what an app on a phone would keep. Demonstration data only. */
export interface KeptSecret {
  /** ARN: names are good within one account only. */
  readonly serialNumber: string
  /** Base 32. */
  readonly secret: string
}

/** Asked for anew each time: where storage is forbidden the name `localStorage` alone throws. */
type StorageOf<Methods extends keyof Storage> = () => Pick<Storage, Methods>

const place = 'gatehouse-demo.toy-authenticator'
const most = 20

const isKept = (value: unknown): value is KeptSecret =>
  typeof value === 'object' &&
  value !== null &&
  'serialNumber' in value &&
  'secret' in value &&
  typeof value.serialNumber === 'string' &&
  typeof value.secret === 'string'

/** What this browser's toy has taken in; nothing where storage is forbidden or holds something else. */
export const keptSecrets = (storage: StorageOf<'getItem'>): readonly KeptSecret[] => {
  try {
    const kept: unknown = JSON.parse(storage().getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    // Another program's text, or no storage: a toy that remembers nothing still computes.
    return []
  }
}

/** Keeps a device for the next sign-in; what was kept for it is replaced. */
export const keepSecret = (storage: StorageOf<'getItem' | 'setItem'>, added: KeptSecret): void => {
  const kept = [
    added,
    ...keptSecrets(storage).filter(({ serialNumber }) => serialNumber !== added.serialNumber),
  ].slice(0, most)
  try {
    storage().setItem(place, JSON.stringify(kept))
  } catch {
    // Storage is full or forbidden; the secret can be pasted again.
  }
}

/** Forgets all devices: they belong to accounts that are no more. */
export const forgetSecrets = (storage: StorageOf<'removeItem'>): void => {
  try {
    storage().removeItem(place)
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}
