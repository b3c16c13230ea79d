import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

const compressible = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt'])
/** Below this many bytes an answer fits one packet either way. */
const worthwhile = 1_200

/**
 * Lays a `.br` and a `.gz` beside every text file of the console's build, for the server to send as they are.
 * The demo goes without: its hosts compress by themselves.
 */
export const compressedFiles = (mode: string): Plugin => {
  let folder = ''
  return {
    name: 'gatehouse:compressed-files',
    apply: (_config, { isSsrBuild }) => isSsrBuild !== true && mode === 'production',
    configResolved: config => {
      folder = resolve(config.root, config.build.outDir)
    },
    writeBundle: async () => {
      const entries = await readdir(folder, { recursive: true })
      await Promise.all(
        entries.filter(name => compressible.has(extname(name))).map(name => compress(join(folder, name))),
      )
    },
  }
}

const compress = async (file: string): Promise<void> => {
  if ((await stat(file)).size < worthwhile) return
  const text = await readFile(file)
  // The highest quality is ten times slower for two per cent less.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  await writeFile(`${file}.br`, await toBrotli(text, { params }))
  await writeFile(`${file}.gz`, await toGzip(text, { level: 9 }))
}
