import { policyElements } from '../model/elements.ts'
import type { ParsedPolicy } from '../model/parse.ts'

/** What holds for all statements of a policy. */
export interface PolicyLanguage {
  /** `${…}` has a meaning; it has none in a policy of the old version or of no version. */
  readonly variables: boolean
  /** What keeps the text from being a policy at all; its Allows never apply. */
  readonly faults: readonly string[]
}

/** The language of a policy. Source: IAM User Guide, "IAM JSON policy elements: Version". */
export function languageOf({ root, version: at, problems }: ParsedPolicy): PolicyLanguage {
  const faults = problems.map(problem => problem.detail)
  const version = at?.value
  const members = root?.kind === 'object' ? root.members : []
  if (version === undefined && members.some(({ name }) => name === 'Version')) {
    faults.push('the Version cannot be read')
  } else if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    faults.push(`the version "${version}" does not exist`)
  }
  for (const { name } of members) {
    if (!policyElements.has(name)) faults.push(`a policy has no element "${name}"`)
  }
  return { variables: version !== undefined && version !== '2008-10-17', faults }
}
