/** How many tries one key has in one stretch of time. */
export interface ThrottleOptions {
  readonly limit: number
  readonly windowSeconds: number
  /** How many keys are remembered; beyond it, the one that was quiet for longest is forgotten. */
  readonly capacity?: number | undefined
}

export interface Throttle {
  /** Whole seconds until `key` has a try again; 0 when it has one now. */
  wait(key: string, now: Date): number
  /** Counts a try as it begins. Returns the way to take it back when it turns out not to be a guess. */
  count(key: string, now: Date): () => void
  /** Forgets all tries of `key`. */
  forget(key: string): void
}

/**
 * Limits tries per key to `limit` within any `windowSeconds`. Only tries that were let through are counted, so
 * somebody who keeps knocking is let in again when the oldest has gone by. Memory is bounded.
 */
export function createThrottle({ limit, windowSeconds, capacity = 50_000 }: ThrottleOptions): Throttle {
  const windowMs = windowSeconds * 1000
  /** Times of each key's tries, oldest first; keys in the order of their last try. */
  const tries = new Map<string, number[]>()

  const recent = (key: string, now: number): number[] =>
    (tries.get(key) ?? []).filter(time => time > now - windowMs)

  const forgetOld = (now: number) => {
    for (const [key, times] of tries) {
      const idle = (times.at(-1) ?? 0) <= now - windowMs
      if (!idle && tries.size <= capacity) return
      tries.delete(key)
    }
  }

  return {
    wait(key, now) {
      const times = recent(key, now.getTime())
      const freed = times[times.length - limit]
      return freed === undefined ? 0 : Math.ceil((freed + windowMs - now.getTime()) / 1000)
    },
    count(key, now) {
      const time = now.getTime()
      const times = [...recent(key, time), time]
      tries.delete(key)
      tries.set(key, times)
      forgetOld(time)
      let counted = true
      return () => {
        const held = tries.get(key)
        const index = held?.indexOf(time) ?? -1
        if (!counted || held === undefined || index < 0) return
        counted = false
        if (held.length === 1) tries.delete(key)
        else tries.set(key, held.toSpliced(index, 1))
      }
    },
    forget(key) {
      tries.delete(key)
    },
  }
}

/**
 * What counts as one address: an IPv4 address, also when written as IPv6, or the /64 network of an IPv6 address,
 * since whoever has one address of that network has all of them. Hosts without addresses share one counter.
 */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  const plain = address.toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head === '' ? [] : head.split(':')
  if (tail !== undefined) {
    const rest = tail === '' ? [] : tail.split(':')
    while (groups.length + rest.length < 8) groups.push('0')
    groups.push(...rest)
  }
  return groups
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
