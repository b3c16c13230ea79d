import { type QueryClient, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { type LoaderFunctionArgs, useParams } from 'react-router'
import { makeChange } from '../../../api/change.ts'
import { changePolicyTags } from '../../../api/changes/policies.ts'
import { isAwsManaged } from '../../../api/pickable-policies.ts'
import {
  policyDocumentQuery,
  policyEntitiesQuery,
  policyQuery,
  policyTagsQuery,
  policyVersionsQuery,
} from '../../../api/queries/policies.ts'
import { DetailsPage } from '../../../app/details-page.tsx'
import { LastAccessedTab } from '../../../app/last-accessed-tab.tsx'
import { paths } from '../../../app/paths.ts'
import { requiredParam } from '../../../app/route-module.ts'
import { TagsTab } from '../../../app/tags-tab.tsx'
import { usePrefetchedEditor } from '../../../editor/use-prefetched-editor.ts'
import { CopyText } from '../../../ui/copy-text.tsx'
import { textOf } from '../../../ui/resource-table/column.ts'
import { awsManagedReason } from '../aws-managed.ts'
import { DeletePoliciesDialog } from '../delete-policies-dialog.tsx'
import { CasesTab } from './cases-tab.tsx'
import { EntitiesTab } from './entities-tab.tsx'
import { PermissionsTab } from './permissions-tab.tsx'
import { VersionsTab } from './versions-tab.tsx'

/** Awaits the policy; its text, versions and entities are started and report their own failures. */
export const loader = async (queryClient: QueryClient, { params }: LoaderFunctionArgs): Promise<void> => {
  const arn = requiredParam(params, 'policyArn')
  await queryClient.fetchQuery(policyQuery(arn))
  void queryClient.prefetchQuery(policyDocumentQuery(arn))
  void queryClient.prefetchQuery(policyVersionsQuery(arn))
  void queryClient.prefetchQuery(policyEntitiesQuery(arn))
}

export const Component = () => {
  const policyArn = requiredParam(useParams(), 'policyArn')
  const queryClient = useQueryClient()
  const { data: policy } = useSuspenseQuery(policyQuery(policyArn))
  const { PolicyName = '', DefaultVersionId = '' } = policy
  const blocked = isAwsManaged(policyArn) ? awsManagedReason : undefined
  usePrefetchedEditor(blocked === undefined)
  return (
    <DetailsPage
      // Another policy is another page: no dialog of this one stays open over it.
      key={policyArn}
      name={PolicyName}
      arn={policyArn}
      summary={[
        { label: 'Type', value: blocked === undefined ? 'Customer managed' : 'AWS managed' },
        { label: 'Created', value: textOf(policy.CreateDate, '–') },
        { label: 'Edited', value: textOf(policy.UpdateDate, '–') },
        { label: 'Description', value: policy.Description || '–' },
        { label: 'Path', value: policy.Path ?? '/' },
        { label: 'Unique ID', value: <CopyText text={policy.PolicyId ?? ''} label="Unique ID" /> },
      ]}
      tabs={[
        {
          id: 'permissions',
          label: 'Permissions',
          content: <PermissionsTab policyArn={policyArn} version={DefaultVersionId} />,
        },
        {
          id: 'entities',
          label: 'Entities attached',
          content: <EntitiesTab policyArn={policyArn} policyName={PolicyName} />,
        },
        {
          id: 'tags',
          label: 'Tags',
          content: (
            <TagsTab
              noun="policy"
              name={PolicyName}
              query={policyTagsQuery(policyArn)}
              blocked={blocked}
              onSave={changes => makeChange(queryClient, changePolicyTags, { policyArn, ...changes })}
            />
          ),
        },
        {
          id: 'versions',
          label: 'Versions',
          content: <VersionsTab policyArn={policyArn} policyName={PolicyName} blocked={blocked} />,
        },
        { id: 'cases', label: 'Simulation cases', content: <CasesTab policyArn={policyArn} /> },
        { id: 'last-accessed', label: 'Last accessed', content: <LastAccessedTab arn={policyArn} /> },
      ]}
      listPath={paths.policies()}
      blocked={blocked}
      editPath={paths.editPolicy(policyArn)}
      renderDelete={onClose => <DeletePoliciesDialog policyArns={[policyArn]} onClose={onClose} />}
    />
  )
}
