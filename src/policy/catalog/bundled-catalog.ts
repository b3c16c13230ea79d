import { descriptions, index, service } from 'virtual:iam-catalog'
import type { CatalogSource } from './catalog-data.ts'

/** The catalogue that the build made, each part a file of its own that is loaded when it is asked for. */
export const bundledCatalog: CatalogSource = { index, service, descriptions }
