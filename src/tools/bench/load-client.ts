import { connect, type Socket } from 'node:net'

export interface LoadResult {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export interface Load {
  readonly port: number
  /** Sent in turn, over and over. */
  readonly requests: readonly Buffer[]
  readonly connections: number
  /** The load ends after this many answers or this many seconds, whatever comes first. */
  readonly mostAnswers: number
  readonly mostSeconds: number
  /** How long a connection rests after each answer, in milliseconds; not at all unless given. */
  readonly pause?: number | undefined
}

/**
 * Sends requests to this machine over keep-alive connections, on each the next as soon as the last is answered.
 * Rejects at the first answer that is not 200: a server that refuses is fast at nothing.
 */
export const runLoad = async (load: Load): Promise<LoadResult> => {
  const latencies: number[] = []
  const start = performance.now()
  const deadline = start + load.mostSeconds * 1000
  let sent = 0
  const next = (): Buffer | undefined => {
    if (sent >= load.mostAnswers || performance.now() >= deadline) return undefined
    return load.requests[sent++ % load.requests.length]
  }
  await Promise.all(Array.from({ length: load.connections }, () => runConnection(load, next, latencies)))
  const seconds = (performance.now() - start) / 1000
  latencies.sort((a, b) => a - b)
  const percentile = (part: number): number =>
    latencies[Math.floor((latencies.length - 1) * part)] ?? Number.NaN
  return { perSecond: latencies.length / seconds, p50: percentile(0.5), p99: percentile(0.99) }
}

const runConnection = (
  { port, pause = 0 }: Load,
  next: () => Buffer | undefined,
  latencies: number[],
): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let pending = Buffer.alloc(0)
    let sentAt = 0
    const send = (): void => {
      const request = next()
      if (request === undefined) {
        socket.end()
        resolve()
        return
      }
      sentAt = performance.now()
      socket.write(request)
    }
    socket.once('connect', send)
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the server closed a connection')))
    socket.on('data', chunk => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      const length = answerLength(pending)
      if (length === undefined || pending.length < length) return
      if (!pending.subarray(0, 12).equals(okay)) {
        socket.destroy()
        reject(new Error(`the server answered: ${pending.toString('utf8').slice(0, 1_000)}`))
        return
      }
      latencies.push(performance.now() - sentAt)
      pending = Buffer.alloc(0)
      if (pause > 0) setTimeout(send, pause)
      else send()
    })
  })

const okay = Buffer.from('HTTP/1.1 200')

/** Head and body, in bytes; undefined while the head is not complete. */
const answerLength = (bytes: Buffer): number | undefined => {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const match = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, headEnd))
  if (match === null) throw new Error('an answer has no Content-Length')
  return headEnd + 4 + Number(match[1])
}
