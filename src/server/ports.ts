import rows from 'virtual:aws-managed-policies'
import { createAwsManagedPolicies } from '../iam/aws-managed-policies.ts'
import { defaultQuotas } from '../iam/operations/quotas.ts'
import type { Ports } from '../iam/ports.ts'
import type { Store } from '../iam/store/port.ts'
import { bundledIndex } from '../policy/catalog/bundled-index.ts'
import { lazyCatalog } from '../policy/catalog/lazy-catalog.ts'
import type { DataConfiguration } from './configuration.ts'
import { openSealer } from './key-file.ts'
import { createNodeHashes } from './node-hashes.ts'
import { createPasswords } from './passwords.ts'

/** What the service needs of Node besides `store`. Throws `DataFolderError` when the key cannot be used. */
export const createPorts = async (
  { dataFolder, key }: Pick<DataConfiguration, 'dataFolder' | 'key'>,
  store: Store,
): Promise<Ports> => ({
  now: () => new Date(),
  hashes: createNodeHashes(),
  sealer: await openSealer({ folder: dataFolder, key, store }),
  passwords: createPasswords(),
  awsPolicies: createAwsManagedPolicies(rows),
  quotas: defaultQuotas,
  catalog: lazyCatalog(bundledIndex),
})
