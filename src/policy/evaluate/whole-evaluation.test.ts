import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statementElements } from '../model/elements.ts'
import { type CompiledPolicy, compilePolicy, type PolicyForm } from './compile.ts'
import { decide } from './decide.ts'
import { explain } from './explain.ts'
import type { Explanation, Naming, Outcome, PolicyType } from './explanation.ts'
import type { PolicyLevels, PolicySet } from './policy-set.ts'
import { isInAccount, type Principal } from './principal.ts'
import { type AccessRequest, createContext } from './request.ts'
import { action, anyStatement, contextEntries, resource, statement } from './test-arbitraries.ts'

const own = '111122223333'
const other = '444455556666'
const ann = `arn:aws:iam::${own}:user/ann`
const roleArn = `arn:aws:iam::${own}:role/ops`
const session = `arn:aws:sts::${own}:assumed-role/ops/ann`

const principal = fc.constantFrom<Principal>(
  { type: 'user', accountId: own, arn: ann },
  { type: 'root', accountId: own, arn: `arn:aws:iam::${own}:root` },
  { type: 'assumedRole', accountId: own, arn: session, roleArn },
  {
    type: 'federatedUser',
    accountId: own,
    arn: `arn:aws:sts::${own}:federated-user/guest`,
    issuerArn: ann,
  },
  { type: 'service', name: 'lambda.amazonaws.com' },
  { type: 'anonymous' },
)

const named = fc.constantFrom<object | string>(
  '*',
  { AWS: '*' },
  { AWS: own },
  { AWS: other },
  { AWS: [ann, `arn:aws:iam::${own}:root`] },
  { AWS: ann },
  { AWS: roleArn },
  { AWS: session },
  { Service: 'lambda.amazonaws.com' },
  { AWS: `arn:aws:iam::${own}:user/*` },
  { Robot: 'r2' },
  'nobody',
)

/** A statement of a policy that names principals, sometimes without one. */
const naming = (one: typeof anyStatement) =>
  fc
    .tuple(one, fc.constantFrom('Principal', 'Principal', 'Principal', 'NotPrincipal', 'Nobody'), named)
    .map(([each, element, value]) => (element === 'Nobody' ? each : { ...each, [element]: value }))

const compile = (form: PolicyForm, statements: readonly object[]) =>
  compilePolicy(
    JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    { id: 'p', kind: 'inline' },
    {
      form,
    },
  )

const policyOf = (form: PolicyForm) =>
  fc
    .array(form === 'identity' ? anyStatement : naming(anyStatement), { maxLength: 3 })
    .map(statements => compile(form, statements))

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const levels = (form: PolicyForm): fc.Arbitrary<PolicyLevels> =>
  fc.array(fc.array(policyOf(form), { maxLength: 2 }), { maxLength: 2 })

const policySet: fc.Arbitrary<PolicySet> = fc.record({
  identity: fc.array(policyOf('identity'), { maxLength: 2 }),
  boundary: maybe(policyOf('identity')),
  session: maybe(fc.array(policyOf('identity'), { maxLength: 2 })),
  serviceControl: maybe(levels('identity')),
  resourceControl: maybe(levels('resource')),
  resource: maybe(policyOf('resource')),
  vpcEndpoint: maybe(policyOf('resource')),
})

const request = fc
  .tuple(action, resource, contextEntries, principal, fc.constantFrom(undefined, own, other))
  .map(
    ([name, arn, entries, who, owner]): AccessRequest => ({
      action: name,
      resource: arn,
      context: createContext(entries),
      principal: who,
      resourceOwner: owner,
    }),
  )

const runs = { numRuns: 400 }

/** The set with one more statement in each of its policies in turn. */
function* widenings(set: PolicySet, plain: object, withPrincipal: object): Generator<PolicySet> {
  const identity = compile('identity', [plain])
  const more = compile('resource', [withPrincipal])
  const join = (policy: CompiledPolicy, addition: object) =>
    compile(policy.form, [...(JSON.parse(policy.text) as { Statement: object[] }).Statement, addition])
  yield { ...set, identity: [...set.identity, identity] }
  if (set.boundary) yield { ...set, boundary: join(set.boundary, plain) }
  if (set.session) yield { ...set, session: [...set.session, identity] }
  if (set.serviceControl)
    yield { ...set, serviceControl: set.serviceControl.map(level => [...level, identity]) }
  if (set.resourceControl)
    yield { ...set, resourceControl: set.resourceControl.map(level => [...level, more]) }
  if (set.resource) yield { ...set, resource: join(set.resource, withPrincipal) }
  if (set.vpcEndpoint) yield { ...set, vpcEndpoint: join(set.vpcEndpoint, withPrincipal) }
}

describe('over all kinds of policies and principals', () => {
  test('one more Deny never allows', () => {
    const deny = statement(fc.constant('Deny'))
    fc.assert(
      fc.property(policySet, request, deny, naming(deny), (set, asked, plain, withPrincipal) => {
        const before = decide(set, asked).outcome
        for (const wider of widenings(set, plain, withPrincipal)) {
          expect([before, 'explicitDeny']).toContain(decide(wider, asked).outcome)
        }
      }),
      runs,
    )
  })

  test('one more Allow never denies', () => {
    const allow = statement(fc.constant('Allow'))
    fc.assert(
      fc.property(policySet, request, allow, naming(allow), (set, asked, plain, withPrincipal) => {
        const before = decide(set, asked).outcome
        for (const wider of widenings(set, plain, withPrincipal)) {
          const after = decide(wider, asked).outcome
          if (before === 'implicitDeny') expect(after).not.toBe('explicitDeny')
          else expect(after).toBe(before)
        }
      }),
      runs,
    )
  })

  test('the statements that an explanation calls matched give its outcome', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        const explanation = explain(set, asked)
        expect(byTheBook(explanation, set, asked)).toBe(explanation.outcome)
        expect(decide(set, asked)).toMatchObject({
          outcome: explanation.outcome,
          decidedBy: explanation.decidedBy,
        })
      }),
      runs,
    )
  })

  test('every failure says where in the text it is', () => {
    fc.assert(
      fc.property(policySet, request, (set, asked) => {
        const texts = new Map([set.identity, set.session ?? []].flat().map(each => [each.source, each.text]))
        for (const { source, statements } of explain(set, asked).policies) {
          for (const { range, failed } of statements) {
            if (failed === undefined) continue
            expect(failed.range.offset).toBeGreaterThanOrEqual(range.offset)
            expect(failed.range.offset + failed.range.length).toBeLessThanOrEqual(range.offset + range.length)
            expect(failed.range.length).toBeGreaterThan(0)
            const text = texts.get(source)
            if (failed.condition !== undefined && text !== undefined) {
              expect(text.slice(failed.range.offset)).toMatch(/^"/)
            }
          }
        }
      }),
      runs,
    )
  })
})

describe('nothing throws', () => {
  const names = fc.constantFrom(...statementElements, '__proto__', 'AWS')
  const odd = fc.dictionary(names, fc.jsonValue({ maxDepth: 3 }))
  const documents = fc.oneof(
    fc.json({ maxDepth: 5 }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.oneof(
          odd,
          fc.tuple(naming(anyStatement), odd).map(([good, bad]) => ({ ...good, ...bad })),
        ),
      )
      .map(Statement => JSON.stringify({ Version: '2012-10-17', Statement })),
  )

  test('on any text as any kind of policy, and what cannot be read allows nothing', () => {
    fc.assert(
      fc.property(documents, request, (text, asked) => {
        const of = (form: PolicyForm) => compilePolicy(text, { id: 'p', kind: 'inline' }, { form })
        const [identity, resource, trust] = [of('identity'), of('resource'), of('trust')]
        const whole: PolicySet = {
          identity: [identity],
          boundary: identity,
          session: [identity],
          serviceControl: [[identity]],
          resourceControl: [[resource]],
          vpcEndpoint: resource,
        }
        for (const each of [resource, trust]) {
          const set = { ...whole, resource: each, publicAccessBlocked: true }
          expect(explain(set, asked).outcome).toBe(decide(set, asked).outcome)
        }
        if (identity.unreadable.length > 0)
          expect(decide({ identity: [identity] }, { ...asked, principal: undefined }).outcome).not.toBe(
            'allowed',
          )
      }),
      runs,
    )
  })
})

/** The outcome as the User Guide's flow chart has it, from which statements matched. */
function byTheBook(
  explanation: Explanation,
  set: PolicySet,
  { principal: who, resourceOwner }: AccessRequest,
): Outcome {
  const relevant = explanation.policies.filter(each => each.irrelevant === undefined)
  const matched = (effect: 'Allow' | 'Deny', type?: PolicyType, level?: number) =>
    relevant
      .filter(
        each => (type === undefined || each.type === type) && (level === undefined || each.level === level),
      )
      .some(each => each.statements.some(one => one.effect === effect && one.matched))
  const everyLevel = (type: 'serviceControl' | 'resourceControl') =>
    (set[type] ?? []).every((_, level) => matched('Allow', type, level))
  if (explanation.decidedBy === 'service') return explanation.outcome
  if (matched('Deny')) return 'explicitDeny'
  if (who === undefined) throw new Error('the property has a principal')
  const inAccount = isInAccount(who)
  if (!everyLevel('resourceControl') || (inAccount && !everyLevel('serviceControl'))) return 'implicitDeny'
  const names = new Set<Naming>(
    relevant
      .filter(each => each.type === 'resource')
      .flatMap(each =>
        each.statements.flatMap(one => (one.effect === 'Allow' && one.matched ? (one.names ?? []) : [])),
      ),
  )
  const outside = !inAccount || (resourceOwner !== undefined && resourceOwner !== who.accountId)
  if (outside && names.size === 0) return 'implicitDeny'
  const atOnce = !outside && (names.has('itself') || names.has('session'))
  const identity =
    matched('Allow', 'identity') ||
    who.type === 'root' ||
    (!outside && (names.has('role') || names.has('everyone')))
  const boundary =
    set.boundary === undefined ||
    matched('Allow', 'boundary') ||
    who.type === 'root' ||
    (!outside && names.has('everyone'))
  const session = set.session === undefined ? who.type !== 'federatedUser' : matched('Allow', 'session')
  const endpoint = set.vpcEndpoint === undefined || matched('Allow', 'vpcEndpoint')
  const ownPolicies = !inAccount || atOnce || (identity && boundary && session)
  return ownPolicies && endpoint ? 'allowed' : 'implicitDeny'
}
