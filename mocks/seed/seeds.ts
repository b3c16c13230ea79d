import type { Ports } from '../../src/iam/ports.ts'
import type { Store } from '../../src/iam/store/port.ts'
import { seedAcme } from './acme.ts'
import { seedLarge } from './large.ts'

/** `acme`: the personas; `large`: the personas among 5,000 users; `empty`: the first run, with no account at all. */
export type SeedName = 'acme' | 'large' | 'empty'

export interface SeedChoice {
  readonly name: SeedName
  readonly title: string
}

export const seedChoices: readonly SeedChoice[] = [
  { name: 'acme', title: 'Acme, a small company' },
  { name: 'large', title: 'Acme with 5,000 users' },
  { name: 'empty', title: 'First run, no account yet' },
]

export const isSeedName = (text: unknown): text is SeedName =>
  seedChoices.some(choice => choice.name === text)

/** Fills an empty store. */
export async function applySeed(name: SeedName, store: Store, ports: Ports): Promise<void> {
  if (name === 'empty') return
  await seedAcme(store, ports)
  if (name === 'large') await seedLarge(store, ports)
}
