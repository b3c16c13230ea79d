import { gzipSync } from 'node:zlib'
import { bundledCatalog } from '../../policy/catalog/bundled-catalog.ts'
import type { BenchResult } from './measure.ts'

/** What the browser loads of a part of the catalogue, compressed, in bytes. */
const sizeOf = (data: unknown): number => gzipSync(JSON.stringify(JSON.stringify(data)), { level: 9 }).length

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

/** Measures the parts of the catalogue as the browser gets them. */
export async function runCatalogueBench(): Promise<readonly BenchResult[]> {
  const index = await bundledCatalog.index()
  const sizes: { readonly prefix: string; readonly bytes: number }[] = []
  for (const prefix of Object.keys(index.services)) {
    sizes.push({ prefix, bytes: sizeOf(await bundledCatalog.service(prefix)) })
  }
  sizes.sort((a, b) => a.bytes - b.bytes)
  const largest = sizes.at(-1)
  const median = sizes[sizes.length >> 1]
  if (largest === undefined || median === undefined) throw new Error('the catalogue has no services')
  return [
    { name: 'index, gzip', value: kilobytes(sizeOf(index)), wanted: '130 kB' },
    { name: `largest service (${largest.prefix}), gzip`, value: kilobytes(largest.bytes), wanted: '30 kB' },
    {
      name: `median of ${sizes.length} services, gzip`,
      value: kilobytes(median.bytes),
      wanted: '1.5 kB',
    },
  ]
}
