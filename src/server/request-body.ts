import type { IncomingMessage } from 'node:http'

/** Past this many bytes a body that is too large anyway is not even read to its end. */
const mostBytesDiscarded = 16 * 1024 * 1024

/**
 * The whole body, or `too-large` when it has more than `limit` bytes. A body that is too large is read and
 * thrown away before the answer: an answer sent in the middle of an upload is lost to most clients.
 * Rejects when the client goes away.
 */
export const readBody = (incoming: IncomingMessage, limit: number): Promise<Buffer | 'too-large'> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    const onData = (chunk: Buffer): void => {
      length += chunk.length
      if (length <= limit) {
        chunks.push(chunk)
        return
      }
      chunks.length = 0
      if (length > mostBytesDiscarded) {
        incoming.off('data', onData)
        incoming.pause()
        resolve('too-large')
      }
    }
    incoming.on('data', onData)
    incoming.once('end', () => {
      if (length > limit) resolve('too-large')
      else resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks))
    })
    incoming.once('error', reject)
    incoming.once('close', () => reject(new Error('the client went away before its request was complete')))
  })
