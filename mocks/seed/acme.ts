import type { Ports } from '../../src/iam/ports.ts'
import { createAccount } from '../../src/iam/sign-in/create-account.ts'
import * as stored from '../../src/iam/store/collections.ts'
import type { Store } from '../../src/iam/store/port.ts'
import { personaNamed, spareToken } from '../personas.ts'
import * as documents from './acme-policies.ts'
import { seedAcmeDevRoles, seedAcmeRoles, switchToAuditor } from './acme-roles.ts'
import { createMfaSeeding, type MfaSeeding } from './mfa-seeding.ts'
import { passwordHashes } from './password-hashes.data.ts'
import { acmeDevId, acmeId } from './persona-access-key.ts'
import { seedAttempts } from './seed-attempts.ts'
import { createSeeding, type Made, type Seeding } from './seeding.ts'

const aws = (name: string): string => `arn:aws:iam::aws:policy/${name}`

/** Hashes the passwords of the seeds; those of the personas are known already, which saves their 50 ms each. */
const seedPasswords = (passwords: Ports['passwords']): Ports['passwords'] => ({
  ...passwords,
  hash: async password => passwordHashes[password] ?? passwords.hash(password),
})

/** Makes an account whose root user is a persona, dated back. */
export async function seedAccount(
  store: Store,
  ports: Ports,
  account: { readonly id: string; readonly alias: string; readonly name: string; readonly rootEmail: string },
  days: number,
): Promise<void> {
  const then = new Date(ports.now().getTime() - days * 86_400_000)
  await createAccount(
    store,
    { ...ports, now: () => then, passwords: seedPasswords(ports.passwords) },
    {
      name: account.name,
      alias: account.alias,
      accountId: account.id,
      rootEmail: account.rootEmail,
      password: personaNamed(account.rootEmail).password,
    },
  )
}

/** The accounts `acme` and `acme-dev`: one user for every persona, and colleagues around them. */
export async function seedAcme(store: Store, ports: Ports): Promise<void> {
  await seedAccount(
    store,
    ports,
    { id: acmeId, alias: 'acme', name: 'Acme Corporation', rootEmail: 'root@acme.example' },
    1_400,
  )
  const acmesAlice = await store.write(acmeId, async tx => {
    const seeding = createSeeding(tx, ports, acmeId)
    await seeding.passwordPolicy(documents.passwordPolicy)
    const { hash } = seedPasswords(ports.passwords)
    const staff = await seedPersonas(seeding, name => hash(personaNamed(name).password))
    const mfa = createMfaSeeding(tx, ports, acmeId)
    const { authenticatorSeed: seed = '' } = personaNamed('alice')
    await mfa.virtual({ of: staff.alice, name: 'alice-phone', seed, age: 39 })
    await seedColleagues(seeding, staff, mfa)
    await seedAttempts(tx, acmeId)
    await tx.put(stored.lastUses, {
      accountId: acmeId,
      subjectId: acmeId,
      date: new Date(ports.now().getTime() - 94 * 86_400_000).toISOString(),
    })
    return staff.alice
  })
  await seedAccount(
    store,
    ports,
    { id: acmeDevId, alias: 'acme-dev', name: 'Acme Development', rootEmail: 'root@acme-dev.example' },
    600,
  )
  await store.write(acmeDevId, async tx => {
    const seeding = createSeeding(tx, ports, acmeDevId)
    const administrators = await seeding.group({ name: 'Administrators', age: 600 })
    await seeding.attach(administrators, aws('AdministratorAccess'))
    const alice = await seeding.user({ name: 'alice', age: 590, tags: { Team: 'Platform' } })
    await seeding.members(administrators, alice)
    await seeding.user({ name: 'sandbox-runner', path: '/service/', age: 120, tags: { Owner: 'Platform' } })
    await seedAcmeDevRoles(seeding, acmesAlice)
  })
}

type Staff = Readonly<Record<'alice' | 'developers' | 'dataEngineers' | 'support', Made>>

async function seedPersonas(seeding: Seeding, hashOf: (name: string) => Promise<string>): Promise<Staff> {
  const { user, group, policy, attach, inline, members, password, accessKey } = seeding
  const developerAccess = await policy({
    name: 'DeveloperAccess',
    description: 'Services in use, and looking after the users of the team',
    tags: { Owner: 'Platform' },
    versions: [
      { age: 700, document: documents.developerAccessBefore },
      { age: 160, document: documents.developerAccess },
    ],
  })
  const boundary = await policy({
    name: 'DeveloperBoundary',
    path: '/boundaries/',
    description: 'The most that a developer can be given',
    tags: { Owner: 'Security' },
    versions: [{ age: 420, document: documents.developerBoundary }],
  })
  const requireMfa = await policy({
    name: 'RequireMfa',
    description: 'Enrolling an MFA device is open; everything else needs MFA',
    tags: { Owner: 'Security' },
    versions: [{ age: 90, document: documents.requireMfa }],
  })
  const ownCredentials = await policy({
    name: 'OwnCredentials',
    description: "One's own password and access keys",
    tags: { Owner: 'Security' },
    versions: [{ age: 900, document: documents.ownCredentials }],
  })
  const dataLake = await policy({
    name: 'DataLakeAccess',
    path: '/data/',
    versions: [{ age: 330, document: documents.dataLakeAccess }],
  })
  const auditorSwitch = await policy({
    name: 'SwitchToAuditor',
    description: 'Acting under the role Auditor',
    tags: { Owner: 'Security' },
    versions: [{ age: 330, document: switchToAuditor }],
  })

  const administrators = await group({ name: 'Administrators', age: 1_395 })
  const developers = await group({ name: 'Developers', age: 1_200 })
  const auditors = await group({ name: 'Auditors', age: 1_100 })
  const dataEngineers = await group({ name: 'DataEngineers', path: '/data/', age: 330 })
  const support = await group({ name: 'Support', age: 250 })
  const enrolment = await group({ name: 'MfaEnrolment', age: 90 })
  await attach(administrators, aws('AdministratorAccess'))
  await attach(developers, developerAccess, ownCredentials)
  await attach(auditors, aws('IAMReadOnlyAccess'), aws('ReadOnlyAccess'), aws('SecurityAudit'))
  await inline(auditors, 'DecodeRefusals', documents.decodeRefusals)
  await attach(dataEngineers, dataLake, ownCredentials, auditorSwitch)
  await attach(support, aws('job-function/SupportUser'), ownCredentials)
  await attach(enrolment, requireMfa)

  const alice = await user({ name: 'alice', age: 1_390, tags: { Team: 'Platform', Office: 'Vienna' } })
  await members(administrators, alice)
  await password(alice, { hash: await hashOf('alice'), age: 40, used: 1 })
  await accessKey(alice, { age: 35, used: 2, service: 'iam' })

  const bob = await user({
    name: 'bob',
    age: 800,
    tags: { Team: 'Shop', Office: 'Porto' },
    boundary,
  })
  await members(developers, bob)
  await password(bob, { hash: await hashOf('bob'), age: 75, used: 1 })
  await accessKey(bob, { age: 75, used: 1, service: 'lambda' })

  const carol = await user({ name: 'carol', age: 1_000, tags: { Team: 'Finance' } })
  await members(auditors, carol)
  await password(carol, { hash: await hashOf('carol'), age: 60, used: 6 })

  const dave = await user({ name: 'dave', age: 3, tags: { Team: 'Shop' } })
  await password(dave, { hash: await hashOf('dave'), age: 3 })

  const erin = await user({ name: 'erin', age: 1, tags: { Team: 'Support', Office: 'Vienna' } })
  await members(support, erin)
  await password(erin, { hash: await hashOf('erin'), age: 1, resetRequired: true })

  const frank = await user({ name: 'frank', age: 1_250, tags: { Team: 'Data' } })
  await members(dataEngineers, frank)
  await password(frank, { hash: await hashOf('frank'), age: 980, used: 620 })
  await accessKey(frank, { number: 1, age: 1_240, used: 395, service: 's3' })
  await accessKey(frank, { number: 2, age: 700, status: 'Inactive', used: 655, service: 'athena' })

  const grace = await user({ name: 'grace', age: 12, tags: { Team: 'Shop', Office: 'Porto' } })
  await members(developers, grace)
  await members(enrolment, grace)
  await password(grace, { hash: await hashOf('grace'), age: 12, used: 11 })

  const buildBot = await user({ name: 'build-bot', path: '/service/', age: 500, tags: { Owner: 'Platform' } })
  await inline(buildBot, 'PublishArtifacts', documents.publishArtifacts)
  await accessKey(buildBot, { age: 110, used: 0, service: 's3' })

  await seedAcmeRoles(seeding, { bob, buildBot }, { developerAccess, developerBoundary: boundary })
  return { alice, developers, dataEngineers, support }
}

/** Nobody signs in as these; they make tables look like those of an office. */
async function seedColleagues(
  { user, members, inline, accessKey }: Seeding,
  { developers, dataEngineers, support }: Staff,
  mfa: MfaSeeding,
): Promise<void> {
  const heidi = await user({ name: 'heidi', age: 640, tags: { Team: 'Shop', Office: 'Porto' } })
  const ivan = await user({ name: 'ivan', age: 410, tags: { Team: 'Shop', Office: 'Vienna' } })
  await members(developers, heidi, ivan)
  await accessKey(heidi, { age: 200, used: 3, service: 'dynamodb' })
  const judy = await user({ name: 'judy', age: 320, tags: { Team: 'Data', Office: 'Vienna' } })
  await members(dataEngineers, judy)
  await accessKey(judy, { age: 20, used: 0, service: 'athena' })
  const mallory = await user({ name: 'mallory', age: 230, tags: { Team: 'Support' } })
  await members(support, mallory)
  const olivia = await user({ name: 'olivia', age: 870, tags: { Team: 'Finance' } })
  await inline(olivia, 'ReadBills', documents.readBills)
  const backup = await user({ name: 'backup-agent', path: '/service/', age: 730, tags: { Owner: 'Data' } })
  await accessKey(backup, { age: 730, used: 0, service: 's3' })

  await mfa.virtual({ of: ivan, name: 'ivan-phone', age: 300 })
  await mfa.passkey({ of: ivan, name: 'ivan-laptop', age: 45 })
  await mfa.hardware({ of: judy, serialNumber: 'GAHT00000412', age: 318 })
  await mfa.virtual({ of: mallory, name: 'mallory-phone', age: 228 })
  // What an enrolment that was given up leaves behind, and a drawer.
  await mfa.virtual({ name: 'carol-phone', age: 8 })
  await mfa.virtual({ name: 'old-tablet', age: 400 })
  await mfa.hardware({ ...spareToken, age: 318 })
}
