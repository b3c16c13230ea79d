import { type CompiledPolicy, compilePolicy, type PolicySource } from '../../policy/evaluate/compile.ts'
import type { PolicyLevels } from '../../policy/evaluate/policy-set.ts'
import { grammarProblems } from '../../policy/model/grammar.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import { invalidInput } from '../errors.ts'
import type { InputOf } from '../operation.ts'

/** By the name under which results speak of a policy that came with the request. */
const given = (id: string): PolicySource => ({ id, kind: 'inline' })

/** Policies that a request brings, as identity-based ones; their texts may leave out the Version. */
export function compileInputPolicies(texts: readonly string[] = []): readonly CompiledPolicy[] {
  requireInputPolicies(texts)
  return texts.map((text, index) => compilePolicy(text, given(`PolicyInputList.${index + 1}`)))
}

/** Refuses texts that are no identity-based policies, in AWS's words. */
export function requireInputPolicies(texts: readonly string[] = []): void {
  const wrong = texts.findIndex(text => !isPolicy(text))
  if (wrong >= 0) throw invalidInput(`Policy input list item ${wrong + 1} has invalid content`)
}

/** As for session policies, of which IAM demands no Version either. */
const isPolicy = (text: string): boolean => grammarProblems(text, 'session').length === 0

/** The permissions boundary that a request brings; at most one. */
export function compileInputBoundary(texts: readonly string[] = []): CompiledPolicy | undefined {
  const [text] = texts
  if (texts.length > 1) throw invalidInput('The list of Permissions Boundary policies cannot exceed 1 items.')
  if (text === undefined) return undefined
  if (!isPolicy(text)) throw invalidInput('Permissions boundary policy input list item 1 has invalid content')
  return compilePolicy(text, given('PermissionsBoundaryPolicyInputList.1'))
}

type Levels = InputOf<'SimulateCustomPolicy'>['OrderedOrganizationPolicyInputList']

/** Service control policies that a request brings, from the root of an organization down; undefined for none. */
export function compileInputLevels(levels: Levels = []): PolicyLevels | undefined {
  if (levels.length === 0) return undefined
  return levels.map(({ ServiceControlPolicyInputList: texts = [] }, level) => {
    if (texts.length === 0)
      throw invalidInput(
        `Organization policy at index ${level + 1} must contain at least one service control policy`,
      )
    return texts.map((text, index) => {
      if (!isPolicy(text))
        throw invalidInput(`Organization policy item ${index + 1} at index ${level + 1} has invalid content`)
      return compilePolicy(text, given(`OrderedOrganizationPolicyInputList.${level + 1}.${index + 1}`))
    })
  })
}

/** The policy of the resources, or the trust policy of a role; each statement must be one that has a meaning. */
export function compileResourcePolicy(text: string): CompiledPolicy {
  const compiled = compilePolicy(text, given('ResourcePolicy'), { form: 'resource' })
  const statements = compiled.statements()
  const isReadable =
    compiled.unreadable.length === 0 &&
    statements.length > 0 &&
    // A statement without a readable Effect is not among the compiled ones.
    statements.length === parsePolicy(text).statements.length &&
    statements.every(each => !each.neverApplies && each.rest().unreadable.length === 0)
  if (!isReadable) throw invalidInput('Resource policy has invalid content')
  return compiled
}
