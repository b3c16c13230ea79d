import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { appliedPolicies } from '../api/applied-policies.ts'
import type { Entity } from '../api/entity.ts'
import { policiesOfQuery } from '../api/queries/entity-policies.ts'
import { EntityPermissions } from './entity-permissions.tsx'

/** The policies of a group or a role, to which nothing comes through others. */
export const OwnPermissions = ({ entity, description }: { entity: Entity; description: string }) => {
  const { data, isPending, error, refetch } = useQuery(policiesOfQuery(entity))
  const policies = useMemo(() => (data === undefined ? [] : appliedPolicies(data)), [data])
  return (
    <EntityPermissions
      entity={entity}
      description={description}
      policies={policies}
      loading={isPending}
      error={error}
      withOrigin={false}
      onRefresh={() => void refetch()}
    />
  )
}
