/** Raw deflate, as both hosts have it. */

const through = async (bytes: Uint8Array, transform: GenericTransformStream): Promise<Uint8Array> =>
  new Uint8Array(
    await new Response(new Blob([Uint8Array.from(bytes)]).stream().pipeThrough(transform)).arrayBuffer(),
  )

export const deflate = (text: string): Promise<Uint8Array> =>
  through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))

/** Only for bytes that this service has deflated itself: nothing limits what comes out. */
export const inflate = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')))
