/** A device that this toy can play: what an app on a phone would keep. Demonstration data only. */
export interface KeptSecret {
  /** ARN: names are good within one account only. */
  readonly serialNumber: string
  /** Base 32. */
  readonly secret: string
}

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
export const keptSecrets = (storage: Pick<Storage, 'getItem'>): readonly KeptSecret[] => {
  try {
    const kept: unknown = JSON.parse(storage.getItem(place) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch {
    // Another program's text, or no storage: a toy that remembers nothing still computes.
    return []
  }
}

/** Keeps a device for the next sign-in; what was kept for it is replaced. */
export const keepSecret = (storage: Pick<Storage, 'getItem' | 'setItem'>, added: KeptSecret): void => {
  const kept = [
    added,
    ...keptSecrets(storage).filter(({ serialNumber }) => serialNumber !== added.serialNumber),
  ].slice(0, most)
  try {
    storage.setItem(place, JSON.stringify(kept))
  } catch {
    // Storage is full or forbidden; the secret can be pasted again.
  }
}
