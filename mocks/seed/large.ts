import type { Ports } from '../../src/iam/ports.ts'
import type { Store } from '../../src/iam/store/port.ts'
import { rootArn } from '../../src/lib/arn.ts'
import { createMfaSeeding } from './mfa-seeding.ts'
import { acmeId } from './persona-access-key.ts'
import { trustText } from './policy-text.ts'
import { countsOf, createPopulation } from './population.ts'
import { createSeeding, type Made } from './seeding.ts'

/**
 * Fills the account `accountId`, which must exist, up to 5,000 users, 300 groups, 1,000 roles and 1,500 policies, with
 * memberships, attachments and tags: the same every time. What the account holds already counts.
 */
export async function seedLarge(store: Store, ports: Ports, accountId = acmeId): Promise<void> {
  await store.write(accountId, async tx => {
    const held = await countsOf(tx, accountId)
    const seeding = createSeeding(tx, ports, accountId)
    const population = createPopulation(held)
    const arns: string[] = []
    for (const policy of population.policies) arns.push(await seeding.policy(policy))
    const groups: Made[] = []
    for (const { policies, ...group } of population.groups) {
      const made = await seeding.group(group)
      groups.push(made)
      await seeding.attach(made, ...policies.map(index => arns[index] ?? ''))
    }
    const users: Made[] = []
    const mfa = createMfaSeeding(tx, ports, accountId)
    for (const { policies, groups: joined, boundary, mfa: kind, ...user } of population.users) {
      const bound = boundary === undefined ? undefined : arns[boundary]
      const made = await seeding.user(bound === undefined ? user : { ...user, boundary: bound })
      users.push(made)
      const age = Math.floor(user.age / 2)
      if (kind === 'virtual') await mfa.virtual({ of: made, name: made.name, age })
      if (kind === 'hardware')
        await mfa.hardware({ of: made, serialNumber: `GAHT1${made.name.slice(-4)}000`, age })
      for (const index of joined) {
        const group = groups[index]
        if (group !== undefined) await seeding.members(group, made)
      }
      await seeding.attach(made, ...policies.map(index => arns[index] ?? ''))
    }
    for (const { policies, boundary, trusts, ...role } of population.roles) {
      const bound = boundary === undefined ? undefined : arns[boundary]
      const trusted = typeof trusts === 'object' && 'user' in trusts ? users[trusts.user] : undefined
      const made = await seeding.role({
        ...role,
        ...(bound === undefined ? {} : { boundary: bound }),
        ...(trusted === undefined ? {} : { trusts: [trusted] }),
        trust: trustText(
          typeof trusts === 'object' && 'service' in trusts
            ? { Service: trusts.service }
            : { AWS: trusted?.arn ?? rootArn(accountId) },
        ),
      })
      await seeding.attach(made, ...policies.map(index => arns[index] ?? ''))
    }
  })
}
