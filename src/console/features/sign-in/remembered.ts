/** Who signed in last on this machine: names only, to save typing. */
export interface Remembered {
  readonly account: string
  readonly userName: string
}

const storageKey = 'gatehouse.last-user'

/** The last IAM user that signed in here; empty names when nobody has. */
export function remembered(): Remembered {
  try {
    const [account, userName] = JSON.parse(localStorage.getItem(storageKey) ?? '[]')
    if (typeof account === 'string' && typeof userName === 'string') return { account, userName }
  } catch {
    // Storage is forbidden or holds something else: as if nobody had signed in here.
  }
  return { account: '', userName: '' }
}

/** Remembers the names for the next time. */
export function remember({ account, userName }: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify([account, userName]))
  } catch {
    // Storage is forbidden: next time the person types the names again.
  }
}
