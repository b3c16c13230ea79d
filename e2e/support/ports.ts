import { createServer, type Server } from 'node:net'

/** Below the range from which systems take the ports of outgoing connections. */
const lowest = 20_000
const highest = 32_767

/** Makes a server listen on this machine, on some port below 32768 that nobody has. Returns the port. */
export async function listenSomewhere(server: Server): Promise<number> {
  for (let tries = 0; tries < 50; tries++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest + 1))
    if (await listens(server, port)) return port
  }
  throw new Error(`50 ports between ${lowest} and ${highest} were all in use`)
}

/** A port that was free a moment ago, for a program that must be told one. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  const port = await listenSomewhere(probe)
  await new Promise(resolve => probe.close(resolve))
  return port
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false)
      else reject(error)
    }
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      resolve(true)
    })
  })
}
