import { index } from 'virtual:iam-catalog'
import type { CatalogSource } from './catalog-data.ts'

/** The index of the catalogue that the build made; programs that need no details of services carry none of them. */
export const bundledIndex: CatalogSource['index'] = index
