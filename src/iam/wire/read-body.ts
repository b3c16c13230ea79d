/** A body that cannot be had whole: it has more bytes than are read, or its sender went away. */
export type UnreadBody = 'too-large' | 'incomplete'

/**
 * The whole body of a request, never more than `limit` bytes of it, whatever its length header says. The rest of
 * a body that is too large is not waited for.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | UnreadBody> {
  const named = request.headers.get('content-length')
  if (named !== null && Number(named) > limit) return 'too-large'
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    // Some browsers give a request no stream; there the request never left the tab, and is in memory already.
    const reader = request.body?.getReader()
    if (reader === undefined) chunks.push(new Uint8Array(await request.arrayBuffer()))
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true }
      if (done || value === undefined) break
      chunks.push(value)
      length += value.byteLength
      if (length <= limit) continue
      // The refusal does not depend on how the sender takes it.
      reader?.cancel().catch(() => undefined)
      return 'too-large'
    }
  } catch {
    return 'incomplete'
  }
  const body = joined(chunks)
  if (body.byteLength > limit) return 'too-large'
  return named !== null && Number(named) !== body.byteLength ? 'incomplete' : body
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first] = chunks
  if (first !== undefined && chunks.length === 1) return first
  const body = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0))
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.byteLength
  }
  return body
}
