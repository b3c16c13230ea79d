import {
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  LimitExceededException,
  MalformedPolicyDocumentException,
  SetDefaultPolicyVersionCommand,
  type Tag,
  TagPolicyCommand,
  UntagPolicyCommand,
} from '@aws-sdk/client-iam'
import { policyQuotas } from '../../../policy/model/quotas.ts'
import { policySize } from '../../../policy/model/size.ts'
import { defineChange } from '../change.ts'
import { accountKeys } from '../queries/account.ts'
import { policyKeys } from '../queries/policies.ts'

interface OfPolicy {
  readonly policyArn: string
}

export interface NewPolicy {
  readonly name: string
  readonly path: string
  readonly description: string
  readonly document: string
  readonly tags: readonly Tag[]
}

/** Answers the ARN of the policy. */
export const createPolicy = defineChange({
  run: async ({ iam }, { name, path, description, document, tags }: NewPolicy) => {
    const { Policy } = await iam.send(
      new CreatePolicyCommand({
        PolicyName: name,
        Path: path,
        PolicyDocument: document,
        ...(description === '' ? {} : { Description: description }),
        ...(tags.length === 0 ? {} : { Tags: [...tags] }),
      }),
    )
    if (Policy?.Arn === undefined) throw new Error('The service answered no ARN of the policy.')
    return Policy.Arn
  },
  touches: () => [policyKeys.list, accountKeys.summary],
})

interface NewVersion extends OfPolicy {
  readonly document: string
  readonly setAsDefault: boolean
  /** A version that is deleted to make room. */
  readonly replaces?: string | undefined
}

/** Throws what the service would answer for a text that it does not take. */
const requireStorable = async (document: string): Promise<void> => {
  const $metadata = {}
  if (policySize(document) > policyQuotas.managed)
    throw new LimitExceededException({
      message: `Cannot exceed quota for PolicySize: ${policyQuotas.managed}`,
      $metadata,
    })
  const { grammarProblems } = await import('../../../policy/model/grammar.ts')
  const [problem] = grammarProblems(document, 'identity')
  if (problem !== undefined)
    throw new MalformedPolicyDocumentException({ message: problem.message, $metadata })
}

/**
 * Saves another text as a new version, in the place of another one if need be; answers its id. A text that IAM does not
 * take is found before anything is deleted for it.
 */
export const replacePolicyVersion = defineChange({
  run: async ({ iam }, { policyArn: PolicyArn, document, setAsDefault, replaces }: NewVersion) => {
    if (replaces !== undefined) {
      await requireStorable(document)
      await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: replaces }))
    }
    const { PolicyVersion } = await iam.send(
      new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: document, SetAsDefault: setAsDefault }),
    )
    if (PolicyVersion?.VersionId === undefined) throw new Error('The service answered no id of the version.')
    return PolicyVersion.VersionId
  },
  touches: ({ policyArn }) => [policyKeys.one(policyArn), policyKeys.list, accountKeys.summary],
})

type VersionOfPolicy = OfPolicy & { readonly versionId: string }

const versionTouched = ({ policyArn }: OfPolicy) => [
  policyKeys.policy(policyArn),
  policyKeys.document(policyArn),
  policyKeys.versions(policyArn),
  policyKeys.list,
]

/** Makes a version the one that applies wherever the policy is attached. */
export const setDefaultPolicyVersion = defineChange({
  run: async ({ iam }, { policyArn, versionId }: VersionOfPolicy) => {
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: policyArn, VersionId: versionId }))
  },
  touches: versionTouched,
})

/** Deletes a version that is not the default one. */
export const deletePolicyVersion = defineChange({
  run: async ({ iam }, { policyArn, versionId }: VersionOfPolicy) => {
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn: policyArn, VersionId: versionId }))
  },
  touches: versionTouched,
})

/** Deletes the policy alone; nobody may have it and it may have one version only. */
export const deletePolicy = defineChange({
  run: async ({ iam }, { policyArn }: OfPolicy) => {
    await iam.send(new DeletePolicyCommand({ PolicyArn: policyArn }))
  },
  touches: () => [policyKeys.list, accountKeys.summary],
})

export const changePolicyTags = defineChange({
  run: async ({ iam }, input: OfPolicy & { set: readonly Tag[]; removed: readonly string[] }) => {
    if (input.removed.length > 0)
      await iam.send(new UntagPolicyCommand({ PolicyArn: input.policyArn, TagKeys: [...input.removed] }))
    if (input.set.length > 0)
      await iam.send(new TagPolicyCommand({ PolicyArn: input.policyArn, Tags: [...input.set] }))
  },
  touches: ({ policyArn }) => [policyKeys.tags(policyArn), policyKeys.policy(policyArn)],
})
