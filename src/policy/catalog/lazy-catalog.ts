import type { Catalog } from './catalog.ts'
import type { CatalogSource } from './catalog-data.ts'
import { openCatalog } from './open-catalog.ts'

/**
 * Opens a catalogue of the index alone when it is first asked for, and gives the same one from then on. Rejects as
 * the source does, and a later call tries again.
 */
export function lazyCatalog(index: CatalogSource['index']): () => Promise<Catalog> {
  let opening: Promise<Catalog> | undefined
  const service = async (prefix: string) => {
    throw new Error(`this catalogue has no details of the service "${prefix}"`)
  }
  return () => {
    opening ??= openCatalog({ index, service }).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
}
