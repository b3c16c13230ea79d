import type { Policy } from '@aws-sdk/client-iam'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { policiesQuery } from './queries/policies.ts'

/** AWS's own policies belong to no account. */
export const isAwsManaged = (arn: string): boolean => arn.split(':')[4] === 'aws'

const pickable = (policy: Policy) => {
  const arn = policy.Arn ?? ''
  return {
    arn,
    name: policy.PolicyName ?? '',
    awsManaged: isAwsManaged(arn),
    attachments: policy.AttachmentCount ?? 0,
  }
}

/** All managed policies for a person to pick from, the account's own first. */
export const usePickablePolicies = () => {
  const own = useQuery(policiesQuery('Local'))
  const aws = useQuery(policiesQuery('AWS'))
  const policies = useMemo(
    () => (own.data === undefined || aws.data === undefined ? [] : [...own.data, ...aws.data].map(pickable)),
    [own.data, aws.data],
  )
  return {
    policies,
    isPending: own.isPending || aws.isPending,
    error: own.error ?? aws.error,
    refetch: () => Promise.all([own.refetch(), aws.refetch()]),
  }
}
