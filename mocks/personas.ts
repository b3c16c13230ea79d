import { personaAccessKeyId } from './seed/persona-access-key.ts'

/** Somebody to be in the demo. Everything here is demonstration data: the account exists in one tab only. */
export interface Persona {
  /** Account alias or id, as typed at sign-in. */
  readonly account: string
  /** The e-mail address for a root user. */
  readonly userName: string
  /** What a click puts into the password field. */
  readonly password: string
  /** Who this is, in a few words. */
  readonly title: string
  /** What being this one demonstrates. */
  readonly shows: string
  /** Base-32 seed of the authenticator app, where there is one: the demo and the tests work out its codes. */
  readonly authenticatorSeed?: string
}

const acme = 'acme'

/** In the order in which a newcomer meets them. */
export const personas: readonly Persona[] = [
  {
    account: acme,
    userName: 'alice',
    password: 'Alice-runs-acme-1',
    title: 'Administrator',
    shows: 'The normal day: everything is allowed.',
    authenticatorSeed: 'GATEHOUSEDEMOALICEPHONESEED23456',
  },
  {
    account: acme,
    userName: 'bob',
    password: 'Bob-builds-acme-2',
    title: 'Developer with a permissions boundary',
    shows: 'Refusals that the boundary causes, explained.',
  },
  {
    account: acme,
    userName: 'carol',
    password: 'Carol-reads-acme-3',
    title: 'Auditor, read only',
    shows: 'Every screen can be read; every change says what is missing.',
  },
  {
    account: acme,
    userName: 'dave',
    password: 'Dave-waits-acme-4',
    title: 'No permissions at all',
    shows: 'What nobody allowed is denied.',
  },
  {
    account: acme,
    userName: 'erin',
    password: 'Erin-starts-acme-5',
    title: 'Must change her password',
    shows: 'A change that is forced at the next sign-in.',
  },
  {
    account: acme,
    userName: 'frank',
    password: 'Frank-forgot-acme-6',
    title: 'An expired password and two old access keys',
    shows: 'A password that has to be replaced at sign-in, and keys that should have been long ago.',
  },
  {
    account: acme,
    userName: 'grace',
    password: 'Grace-enrols-acme-7',
    title: 'May only enrol an MFA device',
    shows: 'A policy that denies the rest until MFA is present.',
  },
  {
    account: acme,
    userName: 'build-bot',
    // It has no password; whoever holds its access key tries that.
    password: personaAccessKeyId('build-bot'),
    title: 'A program with an access key',
    shows: 'Access keys do not open the console, and the refusal says why.',
  },
  {
    account: acme,
    userName: 'root@acme.example',
    password: 'Root-of-acme-0',
    title: 'Root user',
    shows: 'The warnings of the dashboard; nothing is denied.',
  },
  {
    account: 'acme-dev',
    userName: 'root@acme-dev.example',
    password: 'Root-of-acme-dev-0',
    title: 'Root user of the second account',
    shows: 'Another account: the same names, nothing shared.',
  },
]

/** A hardware token in the drawer: whoever has a persona can assign it to themselves. */
export const spareToken = { serialNumber: 'GAHT00000417', seed: 'GATEHOUSEDEMOSPARETOKENSEED23456' }

/** The persona of that name; throws `RangeError` when nobody bears it. */
export function personaNamed(userName: string): Persona {
  const found = personas.find(persona => persona.userName === userName)
  if (found === undefined) throw new RangeError(`nobody in the demo is called "${userName}"`)
  return found
}
