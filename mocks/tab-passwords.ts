import { argon2id, argon2Verify } from 'hash-wasm'
import type { Passwords } from '../src/iam/ports.ts'

/** The server's parameters: argon2id, 19 MiB, two passes, one lane, a salt of 16 and a tag of 32 bytes. */
const parameters = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 } as const
const saltLength = 16

/** argon2id as WebAssembly; its PHC strings are those of the server, which reads them as it reads its own. */
export const tabPasswords: Passwords = {
  hash: password =>
    argon2id({
      ...parameters,
      password,
      salt: crypto.getRandomValues(new Uint8Array(saltLength)),
      outputType: 'encoded',
    }),
  verify: (hash, password) =>
    // The package refuses an empty password, which no hash was made of.
    password === '' ? Promise.resolve(false) : argon2Verify({ hash, password }),
}
