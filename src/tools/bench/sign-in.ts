import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loginProfiles, users } from '../../iam/store/collections.ts'
import { joinKey } from '../../iam/store/port.ts'
import { createPasswords } from '../../server/passwords.ts'
import { openSqliteStore } from '../../server/sqlite-store.ts'
import { withConsole } from './console.ts'
import { type LoadResult, runLoad } from './load-client.ts'
import { type BenchResult, medianRow } from './measure.ts'
import { accountId, seedDataFolder, userName } from './seed.ts'
import { startServer } from './server.ts'
import { measureSignInPage } from './sign-in-page.ts'
import { signedRequest } from './signed-request.ts'

/** So many sign in at once. */
const crowd = 20
/**
 * What the API is asked meanwhile: some 300 requests a second, which leaves the processors to the crowd. A load that
 * takes all of them would measure how three share two.
 */
const meanwhile = { connections: 4, pause: 10, mostAnswers: 1_000_000, mostSeconds: 5 }
/** Of each kind; an address has a hundred wrong tries in five minutes. */
const wrongTries = 45

const password = 'Bench-sign-in-1'

/**
 * Measures signing in at the built server: password to session, the API beside a crowd that signs in, and whether the
 * time of a refusal tells which users exist. With a Chromium also from the password to the console.
 */
export async function runSignInBench(
  script: string,
  executablePath: string,
): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-bench-'))
  const data = join(folder, 'data')
  const port = 40_000 + (process.pid % 9_000)
  try {
    const key = await seedDataFolder(data, 2 * crowd)
    await givePasswords(data)
    const server = await startServer(script, data, port)
    try {
      const getUser = Array.from({ length: crowd }, (_, index) =>
        signedRequest(port, key, { Action: 'GetUser', UserName: userName(index) }),
      )
      const askApi = () => runLoad({ port, requests: getUser, ...meanwhile })
      await askApi()
      return [
        ...(await measureSessions(port)),
        ...(await measureBesideCrowd(port, askApi)),
        ...(await measureRefusals(port)),
        ...(executablePath === ''
          ? []
          : await withConsole(script, origin => measureSignInPage(executablePath, origin))),
      ]
    } finally {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The first users of the account get a password, all the same one: verifying it costs each of them as much. */
async function givePasswords(folder: string): Promise<void> {
  const store = openSqliteStore({ folder })
  try {
    const passwordHash = await createPasswords().hash(password)
    const createDate = new Date().toISOString()
    await store.write(accountId, async tx => {
      for (let index = 0; index < crowd; index++) {
        const user = await tx.find(users, 'byName', joinKey(accountId, userName(index)))
        if (user === undefined) throw new RangeError(`the bench needs the user ${userName(index)}`)
        await tx.put(loginProfiles, {
          accountId,
          principalId: user.userId,
          passwordHash,
          createDate,
          passwordChangedAt: createDate,
          passwordResetRequired: false,
          previousHashes: [],
        })
      }
    })
  } finally {
    await store.close()
  }
}

/** Milliseconds until the answer, which must have this status. */
async function signIn(port: number, name: string, given: string, status: number): Promise<number> {
  const start = performance.now()
  const response = await fetch(`http://127.0.0.1:${port}/sign-in/user`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: accountId, userName: name, password: given }),
  })
  const text = await response.text()
  if (response.status !== status) throw new Error(`the server answered: ${response.status} ${text}`)
  return performance.now() - start
}

async function measureSessions(port: number): Promise<readonly BenchResult[]> {
  const times: number[] = []
  for (let index = 0; index < 2 * crowd; index++)
    times.push(await signIn(port, userName(index % crowd), password, 200))
  return [medianRow('from a password to a session, argon2id included', times, 'under 1500 ms')]
}

async function measureBesideCrowd(
  port: number,
  askApi: () => Promise<LoadResult>,
): Promise<readonly BenchResult[]> {
  const alone = await askApi()
  let over = false
  const waits: number[] = []
  // Each of them signs in again as soon as it is in, so that there are always so many at once.
  const signingIn = Array.from({ length: crowd }, async (_, index) => {
    while (!over) waits.push(await signIn(port, userName(index), password, 200))
  })
  const asked = await askApi()
  over = true
  await Promise.all(signingIn)
  return [
    medianRow(`from a password to a session, ${crowd} at once`, waits),
    { name: 'GetUser while nobody signs in, 99 of 100 within', value: `${alone.p99.toFixed(1)} ms` },
    {
      name: `GetUser while ${crowd} sign in at once, 99 of 100 within`,
      value: `${asked.p99.toFixed(1)} ms`,
      wanted: '50 ms',
    },
  ]
}

/** In turn, so that whatever else the machine does meets both alike. */
async function measureRefusals(port: number): Promise<readonly BenchResult[]> {
  const known: number[] = []
  const unknown: number[] = []
  for (let index = 0; index < wrongTries; index++) {
    known.push(await signIn(port, userName(index % crowd), 'Wrong-password-1', 401))
    unknown.push(await signIn(port, `nobody-${index}`, 'Wrong-password-1', 401))
  }
  return [
    medianRow('refusal of a wrong password', known),
    medianRow('refusal of a user that does not exist', unknown, 'the same'),
  ]
}
