/** Where the backend is. Read at run time from `config.json` beside the page, so that one build serves any backend. */
export interface Configuration {
  /** Absolute URL of the IAM Query API. */
  readonly iam: string
  /** Absolute URL of the STS Query API. */
  readonly sts: string
  /** Absolute URL of the sign-in endpoint, without a slash at its end. */
  readonly signIn: string
}

/** `config.json` cannot be used; the message is a sentence for the person who runs the server. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError'
}

/** Where `config.json` lies: beside `index.html`, whatever route is open. */
export function configurationUrl(): string {
  return new URL(`${import.meta.env.BASE_URL}config.json`, document.baseURI).href
}

let loaded: Configuration | undefined

/** The configuration of this page. The entry renders nothing before it is loaded, so that everybody has it. */
export function configuration(): Configuration {
  if (loaded === undefined) throw new ConfigurationError('The configuration of this page is not loaded yet.')
  return loaded
}

/** Reads `config.json` and keeps it for `configuration()`. Throws `ConfigurationError`. */
export async function loadConfiguration(url: string = configurationUrl()): Promise<Configuration> {
  let response: Response
  try {
    response = await fetch(url, { credentials: 'same-origin' })
  } catch (cause) {
    throw new ConfigurationError(
      `"${url}" could not be reached. Check that the server is running, then load the page again.`,
      { cause },
    )
  }
  if (!response.ok) {
    throw new ConfigurationError(
      `"${url}" was answered with status ${response.status}. Put a config.json beside the console's index.html.`,
    )
  }
  loaded = parseConfiguration(await response.text(), url)
  return loaded
}

/** Reads the text of `config.json`; addresses in it may be relative to its own. Throws `ConfigurationError`. */
export function parseConfiguration(text: string, url: string): Configuration {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    throw new ConfigurationError(`"${url}" is not JSON. ${expected}`, { cause })
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new ConfigurationError(`"${url}" is not a JSON object. ${expected}`)
  }
  const addresses = new Map<string, unknown>(Object.entries(parsed))
  const read = (member: keyof Configuration): string => address(addresses.get(member), member, url)
  return { iam: read('iam'), sts: read('sts'), signIn: read('signIn').replace(/\/+$/, '') }
}

const expected = 'It must hold the addresses "iam", "sts" and "signIn".'

function address(value: unknown, member: string, url: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new ConfigurationError(`"${url}" lacks the address "${member}". ${expected}`)
  }
  if (!URL.canParse(value, url)) {
    throw new ConfigurationError(`"${value}" in "${url}" is not an address for "${member}". ${expected}`)
  }
  const resolved = new URL(value, url)
  if (resolved.protocol !== 'http:' && resolved.protocol !== 'https:') {
    throw new ConfigurationError(
      `"${value}" in "${url}" is not a web address. "${member}" must begin with "/", "http:" or "https:".`,
    )
  }
  return resolved.href
}
