import { invalidInput } from '../errors.ts'
import type { InputOf } from '../operation.ts'
import { decodeMarker } from './paging.ts'

type Input = Pick<InputOf<'SimulateCustomPolicy'>, 'ActionNames' | 'ResourceHandlingOption'>

/** Any action that has a service; whether it exists is not asked, and wildcards stand for themselves. */
export function checkActions(actions: readonly string[] = []): readonly string[] {
  if (actions.some(action => !action.includes(':')))
    throw invalidInput('The action is invalid since it is missing names')
  return actions
}

const arnPattern = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:./s

/** The resources to simulate: ARNs, or `*` alone, which is meant where none is given. */
export function readResources(arns: readonly string[] = []): readonly string[] {
  if (arns.length === 0 || (arns.length === 1 && arns[0] === '*')) return ['*']
  const wrong = arns.find(arn => !arnPattern.test(arn))
  if (wrong !== undefined) throw invalidInput(`ResourceNames are not in a valid ARN format: ${wrong}.`)
  return arns
}

/** The account that owns resources whose ARNs name none. */
export function readOwner(arn: string | undefined): string | undefined {
  if (arn === undefined) return undefined
  const [, accountId] = /^arn:[^:]+:iam::(\d{12}):./.exec(arn) ?? []
  if (accountId === undefined) throw invalidInput(`'${arn}' is not a valid as a Resource Owner.`)
  return accountId
}

const handlingOptions = new Set([
  'EC2-Classic-InstanceStore',
  'EC2-Classic-EBS',
  'EC2-VPC-InstanceStore',
  'EC2-VPC-InstanceStore-Subnet',
  'EC2-VPC-EBS',
  'EC2-VPC-EBS-Subnet',
])

/**
 * The scenarios are those of starting an instance, for which every resource must be allowed. AWS does not insist on
 * the resources that its documentation lists for each.
 */
export function checkHandling({ ResourceHandlingOption: option, ActionNames: actions = [] }: Input): void {
  if (option === undefined) return
  const wrong = handlingOptions.has(option)
    ? actions.find(action => action.toLowerCase() !== 'ec2:runinstances')
    : actions[0]
  if (wrong !== undefined)
    throw invalidInput(
      `Invalid input resource handling options. Action does not support resource handling options: ${wrong}.`,
    )
}

/** Which action a page begins with. */
export function readStart(marker: string | undefined): number {
  if (marker === undefined) return 0
  const start = Number(decodeMarkerOrNothing(marker))
  if (!Number.isInteger(start) || start < 1) throw invalidInput('Invalid marker for pagination.')
  return start
}

/** Other lists of the API call a bad marker a ValidationError; the simulator calls it an InvalidInput. */
function decodeMarkerOrNothing(marker: string): string {
  try {
    return decodeMarker(marker)
  } catch {
    return ''
  }
}
