import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { keyProblem } from './key-file.ts'

/** Where the data are, and what opens them. */
export interface DataConfiguration {
  /** Absolute path of the folder that holds the database and the key. */
  readonly dataFolder: string
  /** The sealing key's text, when it does not live in a file of the data folder. */
  readonly key: string | undefined
}

/** What the environment says, checked. */
export interface Configuration extends DataConfiguration {
  /** 0 lets the system choose a free one. */
  readonly port: number
  /** The address to listen on; this machine only unless the environment says otherwise. */
  readonly host: string
  /** The root user to make on the first run, so that nobody has to type the set-up code. */
  readonly root: RootConfiguration | undefined
  /** Whether `X-Forwarded-For` from this address is believed. */
  readonly isTrustedProxy: (address: string) => boolean
}

export interface RootConfiguration {
  readonly email: string
  readonly password: string
  readonly accessKey: { readonly id: string; readonly secret: string } | undefined
}

/** A value of the environment that cannot be used; the message is one sentence that names it and the way out. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the configuration. Throws `ConfigurationError` at the first value that cannot be used. */
export const readConfiguration = (environment: Environment): Configuration => ({
  port: readPort(setting(environment, 'PORT') ?? '8080'),
  host: setting(environment, 'GATEHOUSE_HOST') ?? '127.0.0.1',
  ...readDataConfiguration(environment),
  root: readRoot(environment),
  isTrustedProxy: readTrustedProxies(setting(environment, 'GATEHOUSE_TRUSTED_PROXY')),
})

/** What a program needs that only opens the data. Throws `ConfigurationError` as `readConfiguration` does. */
export const readDataConfiguration = (environment: Environment): DataConfiguration => ({
  dataFolder: resolve(setting(environment, 'GATEHOUSE_DATA') ?? 'data'),
  key: readKey(secretSetting(environment, 'GATEHOUSE_KEY')),
})

/** The root user's password as the environment or a file has it. Throws `ConfigurationError`. */
export const readRootPassword = (environment: Environment): string | undefined =>
  secretSetting(environment, 'GATEHOUSE_ROOT_PASSWORD')

/** An empty value counts as absent: compose files and unit files cannot unset a variable. */
const setting = (environment: Environment, name: string): string | undefined => environment[name] || undefined

/** Refused before the data folder is touched: a slip in the key leaves nothing behind. */
const readKey = (text: string | undefined): string | undefined => {
  const problem = text === undefined ? undefined : keyProblem(text)
  if (problem !== undefined) throw new ConfigurationError(problem)
  return text
}

/** A secret comes as the value itself or, better, as the name of a file that holds it. */
const secretSetting = (environment: Environment, name: string): string | undefined => {
  const value = setting(environment, name)
  const file = setting(environment, `${name}_FILE`)
  if (file === undefined) return value
  if (value !== undefined)
    throw new ConfigurationError(`${name} and ${name}_FILE are both set: keep one of them.`)
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new ConfigurationError(
      `${name}_FILE names "${file}", which cannot be read (${reason}): name a file that the server may read.`,
    )
  }
}

const readPort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new ConfigurationError(`PORT is "${text}", which is no port: set it to a number from 0 to 65535.`)
}

const readRoot = (environment: Environment): RootConfiguration | undefined => {
  const email = setting(environment, 'GATEHOUSE_ROOT_EMAIL')
  const password = readRootPassword(environment)
  const accessKey = readAccessKey(environment)
  if (email === undefined && password === undefined) {
    if (accessKey === undefined) return undefined
    throw new ConfigurationError(
      'GATEHOUSE_ROOT_ACCESS_KEY_ID is set without a root user to give it to: ' +
        'set GATEHOUSE_ROOT_EMAIL and GATEHOUSE_ROOT_PASSWORD too.',
    )
  }
  requirePair('GATEHOUSE_ROOT_EMAIL', email, 'GATEHOUSE_ROOT_PASSWORD', password)
  if (email === undefined || password === undefined) return undefined
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new ConfigurationError(`GATEHOUSE_ROOT_EMAIL is "${email}", which is no e-mail address.`)
  }
  if (password.length < 8 || password.length > 128) {
    throw new ConfigurationError('GATEHOUSE_ROOT_PASSWORD must have 8 to 128 characters.')
  }
  return { email, password, accessKey }
}

const readAccessKey = (environment: Environment): RootConfiguration['accessKey'] => {
  const id = setting(environment, 'GATEHOUSE_ROOT_ACCESS_KEY_ID')
  const secret = secretSetting(environment, 'GATEHOUSE_ROOT_SECRET_ACCESS_KEY')
  requirePair('GATEHOUSE_ROOT_ACCESS_KEY_ID', id, 'GATEHOUSE_ROOT_SECRET_ACCESS_KEY', secret)
  if (id === undefined || secret === undefined) return undefined
  if (!/^\w{16,128}$/.test(id)) {
    throw new ConfigurationError(
      `GATEHOUSE_ROOT_ACCESS_KEY_ID is "${id}": it must have 16 to 128 letters, digits and underscores.`,
    )
  }
  if (!/^[!-~]{16,128}$/.test(secret)) {
    throw new ConfigurationError(
      'GATEHOUSE_ROOT_SECRET_ACCESS_KEY must have 16 to 128 printable characters and no space.',
    )
  }
  return { id, secret }
}

const requirePair = (left: string, leftValue: unknown, right: string, rightValue: unknown): void => {
  if ((leftValue === undefined) === (rightValue === undefined)) return
  const [present, missing] = leftValue === undefined ? [right, left] : [left, right]
  throw new ConfigurationError(`${present} is set without ${missing}: set both or neither.`)
}

const readTrustedProxies = (text: string | undefined): ((address: string) => boolean) => {
  if (text === undefined) return () => false
  const list = new BlockList()
  for (const entry of text.split(',').map(each => each.trim())) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address)
    const bits = prefix === undefined ? undefined : /^\d{1,3}$/.test(prefix) ? Number(prefix) : 999
    if (family === 0 || (bits !== undefined && bits > (family === 4 ? 32 : 128))) {
      throw new ConfigurationError(
        `GATEHOUSE_TRUSTED_PROXY has "${entry}", which is neither an address nor a range: ` +
          'write a list such as "10.0.0.5, 192.168.0.0/16".',
      )
    }
    const type = family === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, type)
    else list.addSubnet(address, bits, type)
  }
  return address => {
    const family = isIP(address)
    return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
  }
}
