import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import { apiHeaders, consoleHeaders } from './security-headers.ts'

/** Answers a GET or HEAD request from the console's build; the path is decoded and starts with `/`. */
export type StaticFiles = (path: string, incoming: IncomingMessage, outgoing: ServerResponse) => void

interface Variant {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string | number>>
}

type Encoding = 'br' | 'gzip' | 'identity'
type Variants = Readonly<Partial<Record<Encoding, Variant>>> & { readonly identity: Variant }

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const compressedBy: Readonly<Record<string, Encoding>> = { '.br': 'br', '.gz': 'gzip' }

/**
 * Reads the whole console into memory: requests are looked up by name there, so no path leads out of the
 * folder. Files ending in `.br` and `.gz` are the compressed forms of their neighbours.
 */
export const loadStaticFiles = async (folder: string): Promise<StaticFiles> => {
  const bodies = await readFolder(folder)
  const headers = consoleHeaders(backendOrigins(bodies.get('/config.json')))
  const files = new Map<string, Variants>()
  for (const [path, body] of bodies) {
    if (compressedBy[extname(path)] !== undefined) continue
    const variants: Partial<Record<Encoding, Variant>> = {}
    for (const [suffix, encoding] of Object.entries(compressedBy)) {
      const compressed = bodies.get(path + suffix)
      if (compressed !== undefined) variants[encoding] = variant(path, compressed, encoding, headers)
    }
    files.set(path, { ...variants, identity: variant(path, body, 'identity', headers) })
  }
  return (path, incoming, outgoing) => {
    const file = files.get(path) ?? (isNavigation(path, incoming) ? files.get('/index.html') : undefined)
    if (file === undefined) sendNotFound(path, outgoing)
    else sendFile(file, incoming, outgoing)
  }
}

const readFolder = async (folder: string): Promise<ReadonlyMap<string, Buffer>> => {
  const bodies = new Map<string, Buffer>()
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    // The build's own notes lie in a folder that begins with a dot.
    if (!entry.isFile() || entry.parentPath.slice(folder.length).includes(`${sep}.`)) continue
    const file = join(entry.parentPath, entry.name)
    bodies.set(`/${relative(folder, file).split(sep).join('/')}`, await readFile(file))
  }
  return bodies
}

/** The other origins that the console is sent to; the policy of its pages must let it go there. */
const backendOrigins = (config: Buffer | undefined): readonly string[] => {
  if (config === undefined) return []
  const values = Object.values(JSON.parse(config.toString('utf8')) as Record<string, unknown>)
  const absolute = values.filter(value => typeof value === 'string' && /^https?:\/\//.test(value))
  return [...new Set(absolute.map(value => new URL(String(value)).origin))]
}

const variant = (
  path: string,
  body: Buffer,
  encoding: Encoding,
  headers: Readonly<Record<string, string>>,
): Variant => ({
  body,
  headers: {
    ...headers,
    'content-type': types[extname(path)] ?? 'application/octet-stream',
    'content-length': body.length,
    // Vite puts a hash of the content into every name below /assets/.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  },
})

/** A person who opens or reloads an address of the console; scripts and images that are missing must not get a page. */
const isNavigation = (path: string, incoming: IncomingMessage): boolean =>
  !path.startsWith('/assets/') && incoming.headers.accept?.includes('text/html') === true

const sendFile = (file: Variants, incoming: IncomingMessage, outgoing: ServerResponse): void => {
  const { body, headers } = choose(file, incoming.headers['accept-encoding'])
  const known = incoming.headers['if-none-match']?.split(',').map(each => each.trim().replace(/^W\//, ''))
  if (known?.includes(String(headers.etag)) === true) {
    const { 'content-length': _length, 'content-type': _type, ...rest } = headers
    outgoing.writeHead(304, rest).end()
    return
  }
  outgoing.writeHead(200, headers)
  outgoing.end(incoming.method === 'HEAD' ? undefined : body)
}

const choose = (file: Variants, accepted = ''): Variant => {
  const refused = /\b(?:br|gzip)\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(accepted)
  if (refused) return file.identity
  if (file.br !== undefined && /\bbr\b/.test(accepted)) return file.br
  if (file.gzip !== undefined && /\bgzip\b/.test(accepted)) return file.gzip
  return file.identity
}

const sendNotFound = (path: string, outgoing: ServerResponse): void => {
  const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path
  const text = `There is nothing at "${shown}" on this server.\n`
  outgoing.writeHead(404, {
    ...apiHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  outgoing.end(text)
}
