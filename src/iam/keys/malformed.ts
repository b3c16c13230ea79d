/** A key or certificate is not what its format says. The service answers it with a sentence of AWS's. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

/** What `read` gives; where the text is malformed, `refusal` is thrown instead. */
export async function readOrRefuse<T>(read: () => T | Promise<T>, refusal: () => Error): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Malformed) throw refusal()
    throw error
  }
}
