import { type QueryClient, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams, useSearchParams } from 'react-router'
import { policyDocumentQuery, policyQuery, policyVersionsQuery } from '../../../api/queries/policies.ts'
import { requiredParam } from '../../../app/route-module.ts'
import { policyEditorQuery } from '../../../editor/policy-authoring.tsx'
import { EditPolicyForm } from './edit-policy-form.tsx'

/** Awaits the policy and its text: the form begins with it. The versions are started. */
export const loader = async (queryClient: QueryClient, { params }: LoaderFunctionArgs): Promise<void> => {
  const arn = requiredParam(params, 'policyArn')
  void queryClient.prefetchQuery(policyEditorQuery())
  void queryClient.prefetchQuery(policyVersionsQuery(arn))
  await Promise.all([
    queryClient.fetchQuery(policyQuery(arn)),
    // What applies now: the new version is written over nothing else.
    queryClient.fetchQuery({ ...policyDocumentQuery(arn), staleTime: 0 }),
  ])
}

/** Writes a new version of a policy, beginning with the one that applies. */
export const Component = () => {
  const policyArn = requiredParam(useParams(), 'policyArn')
  const { data: policy } = useSuspenseQuery(policyQuery(policyArn))
  const { data: document } = useSuspenseQuery(policyDocumentQuery(policyArn))
  const statement = Number.parseInt(useSearchParams()[0].get('statement') ?? '', 10)
  const versions = useQuery(policyVersionsQuery(policyArn))
  return (
    <EditPolicyForm
      // A new form for another policy: what was written for one must not be saved as another's.
      key={policyArn}
      policyArn={policyArn}
      policyName={policy.PolicyName ?? ''}
      document={document}
      versions={versions.data ?? []}
      statement={Number.isNaN(statement) ? undefined : statement}
    />
  )
}
