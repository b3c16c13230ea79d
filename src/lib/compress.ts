/** Raw deflate, as both hosts have it. */

const through = (bytes: Uint8Array, transform: GenericTransformStream): ReadableStream<Uint8Array> =>
  new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(transform)

const all = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

export const deflate = (text: string): Promise<Uint8Array> =>
  all(through(new TextEncoder().encode(text), new CompressionStream('deflate-raw')))

/** Only for bytes that this service has deflated itself: nothing limits what comes out. */
export const inflate = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await all(through(bytes, new DecompressionStream('deflate-raw'))))

/**
 * For bytes from anywhere: undefined when they are none that `deflate` makes, or when more than so many bytes come out
 * of them, of which no more are then made.
 */
export const inflateAtMost = async (bytes: Uint8Array, most: number): Promise<string | undefined> => {
  const reader = through(bytes, new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      size += value.length
      if (size > most) {
        await reader.cancel()
        return undefined
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // Damaged, cut short, or never compressed.
    return undefined
  }
}
