import { nameOfArn } from '../../lib/arn.ts'

type Named = readonly { readonly PolicyName?: string | undefined }[] | undefined

/** The names of the policies that hang on something: attached ones, then inline ones. */
export const policyNames = (attached: Named, inline: Named): readonly string[] =>
  [...(attached ?? []), ...(inline ?? [])].flatMap(policy => policy.PolicyName ?? [])

/** The name of the policy that bounds something; undefined when none does. */
export const boundaryName = (
  boundary: { readonly PermissionsBoundaryArn?: string | undefined } | undefined,
): string | undefined =>
  boundary?.PermissionsBoundaryArn === undefined ? undefined : nameOfArn(boundary.PermissionsBoundaryArn)

/** `Team=Shop`, for each tag. */
export const tagTexts = (
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] | undefined,
): readonly string[] | undefined => tags?.map(tag => `${tag.Key}=${tag.Value}`)
