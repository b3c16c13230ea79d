import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import type { QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { type PolicyOwner, policiesQuery } from '../../api/queries/policies.ts'
import { hrefOf, paths } from '../../app/paths.ts'
import { ResourceList } from '../../app/resource-list.tsx'
import { useAddressQuery } from '../../app/use-address-query.ts'
import { DeletePoliciesDialog } from './delete-policies-dialog.tsx'
import { policyColumns } from './policy-columns.tsx'
import { type PolicyRow, usePolicyRows } from './use-policy-rows.ts'

const types = [
  { value: 'all', label: 'All types', owner: undefined },
  { value: 'customer', label: 'Customer managed', owner: 'Local' },
  { value: 'aws', label: 'AWS managed', owner: 'AWS' },
] as const

const typeIn = (query: URLSearchParams) => types.find(({ value }) => value === query.get('type')) ?? types[0]

const owners: readonly PolicyOwner[] = ['Local', 'AWS']

/** Only started: the table shows its own loading. */
export const loader = (queryClient: QueryClient, { request }: LoaderFunctionArgs): void => {
  const { owner } = typeIn(new URL(request.url).searchParams)
  for (const each of owner === undefined ? owners : [owner])
    void queryClient.prefetchQuery(policiesQuery(each))
}

const arnOf = (row: PolicyRow): string => row.arn
const nameOf = (row: PolicyRow): string => row.name

const whyNotDeletable = (selected: readonly PolicyRow[]): string | undefined => {
  if (selected.length === 0) return 'Select the policies to delete.'
  const aws = selected.find(row => row.awsManaged)
  return aws && `“${aws.name}” is AWS's and cannot be deleted; select customer managed policies only.`
}

export const Component = () => {
  const [query, changeQuery] = useAddressQuery()
  const type = typeIn(query)
  const list = usePolicyRows(type.owner)
  const [deleting, setDeleting] = useState<readonly string[]>()
  const choose = (value: string | undefined): void =>
    changeQuery(
      current => {
        const next = new URLSearchParams(current)
        next.delete('page')
        if (value === undefined || value === types[0].value) next.delete('type')
        else next.set('type', value)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <ResourceList
        name="policies"
        title="Policies"
        description="A policy says what is allowed and denied. It takes effect where it is attached, or bounds what others allow."
        noun={['policy', 'policies']}
        columns={policyColumns}
        list={list}
        rowId={arnOf}
        rowLabel={nameOf}
        filterBy={
          <Select
            ariaLabel="Type"
            options={[...types]}
            selectedOption={type}
            onChange={({ detail }) => choose(detail.selectedOption.value)}
          />
        }
        actions={selected => {
          const blocked = whyNotDeletable(selected)
          return (
            <>
              <Button
                disabled={blocked !== undefined}
                disabledReason={blocked ?? ''}
                onClick={() => setDeleting(selected.map(arnOf))}
              >
                Delete
              </Button>
              <Button variant="primary" href={hrefOf(paths.createPolicy())}>
                Create policy
              </Button>
            </>
          )
        }}
        emptyAction={<Button href={hrefOf(paths.createPolicy())}>Create policy</Button>}
      />
      {deleting && <DeletePoliciesDialog policyArns={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  )
}
