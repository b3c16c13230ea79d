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
  const { data, isPending, error, refetch } = useQuery(policiesQuery())
  const policies = useMemo(
    () => (data ?? []).map(pickable).sort((a, b) => Number(a.awsManaged) - Number(b.awsManaged)),
    [data],
  )
  return { policies, isPending, error, refetch }
}
