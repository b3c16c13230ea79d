import type { RandomBytes } from '../../src/lib/ids.ts'

/** Numbers that look random and are the same in every run: mulberry32, seeded by a text through FNV-1a. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number
  /** One of `items`, each as likely as any other. */
  pick<T>(items: readonly [T, ...T[]]): T
  readonly bytes: RandomBytes
}

/** Makes the numbers that belong to `label`. Never for secrets of anything but demonstrations. */
export function createRandom(label: string): Random {
  let state = 0x811c9dc5
  for (let i = 0; i < label.length; i++) state = Math.imul(state ^ label.charCodeAt(i), 0x01000193)

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: items => items[below(items.length)] ?? items[0],
    bytes: length => Uint8Array.from({ length }, () => below(256)),
  }
}
