import type { SignedIn } from '../../lib/sign-in-messages.ts'
import { type RoleSession, readRoleSession } from './role-session.ts'
import { readSignedIn, record } from './signed-in.ts'

/** A sign-in of the tab as it is kept, with the role over it. */
export interface KeptSignIn {
  readonly id: string
  readonly color: number
  readonly own: SignedIn
  readonly role?: RoleSession | undefined
}

export interface KeptSignIns {
  /** The id of the one whose console is shown. */
  readonly active: string | undefined
  readonly signIns: readonly KeptSignIn[]
}

const storageKey = 'gatehouse.sessions'

/** Reads the sign-ins that a tab has kept. What is none is left out: its person signs in again. */
export function readSignIns(storage: Pick<Storage, 'getItem'> | undefined): KeptSignIns {
  let value: unknown
  try {
    value = JSON.parse(storage?.getItem(storageKey) ?? 'null')
  } catch {
    // Not ours or cut short: as good as no session.
    value = undefined
  }
  const { active, signIns } = record(value) ?? {}
  return {
    active: typeof active === 'string' ? active : undefined,
    signIns: Array.isArray(signIns) ? signIns.flatMap(each => readSignIn(each) ?? []) : [],
  }
}

/** Keeps them for a reload; where there is none, nothing is left behind. */
export function keepSignIns(
  storage: Pick<Storage, 'setItem' | 'removeItem'> | undefined,
  kept: KeptSignIns,
): void {
  // Older credentials must not come back by a reload.
  storage?.removeItem(storageKey)
  if (kept.signIns.length === 0) return
  try {
    storage?.setItem(storageKey, JSON.stringify(kept))
  } catch {
    // The storage is full, such as of drafts: this page goes on, and after a reload everybody signs in again.
  }
}

function readSignIn(value: unknown): KeptSignIn | undefined {
  const { id, color, own, role } = record(value) ?? {}
  const signedIn = readSignedIn(own)
  if (signedIn === undefined || typeof id !== 'string' || typeof color !== 'number') return undefined
  return { id, color, own: signedIn, role: readRoleSession(role) }
}
