/** Members, parameters and elements that hold a secret, in whatever message: whoever has one can act as its owner. */
const secretNames: ReadonlySet<string> = new Set(
  [
    'password',
    'newPassword',
    'oldPassword',
    'code1',
    'code2',
    'tokenCode',
    'authenticationCode1',
    'authenticationCode2',
    'ticket',
    'secretAccessKey',
    'sessionToken',
    'base32StringSeed',
    'qrCodePng',
    'privateKey',
    'servicePassword',
    'serviceCredentialSecret',
    'x-amz-security-token',
  ].map(name => name.toLowerCase()),
)

/** What stands in the place of a secret: that it is there, and how long. */
export const redacted = (secret: string): string => `••• (${secret.length} characters)`

const isSecret = (name: string): boolean => secretNames.has(name.toLowerCase())

/** One-time codes are secrets until they are used, and a set-up code makes the first account; errors have names. */
const isCode = (name: string, value: string): boolean =>
  name === 'code' && !/^[A-Z][a-z]+[A-Za-z]*$/.test(value)

/** A JSON text, indented, without its secrets; a text that is no JSON is redacted whole. */
export function redactJson(text: string): string {
  try {
    return JSON.stringify(
      JSON.parse(text),
      (name, value: unknown) =>
        typeof value === 'string' && (isSecret(name) || isCode(name, value)) ? redacted(value) : value,
      2,
    )
  } catch {
    // Who knows what is in it.
    return redacted(text)
  }
}

/** The parameters of a form, one a line, without their secrets. */
export const redactForm = (text: string): string =>
  [...new URLSearchParams(text)]
    .map(([name, value]) => `${name} = ${isSecret(name) ? redacted(value) : value}`)
    .join('\n')

/** The texts of elements whose names say that they are secret, out of an XML document that this service wrote. */
export const redactXml = (text: string): string =>
  text.replace(/<(\w+)>([^<]*)<\/\1>/g, (whole, name: string, value: string) =>
    isSecret(name) ? `<${name}>${redacted(value)}</${name}>` : whole,
  )

/** A header as it may be shown: of a signature, who signed and over what. */
export const redactHeader = (name: string, value: string): string => {
  if (isSecret(name)) return redacted(value)
  return name.toLowerCase() === 'authorization'
    ? value.replace(/Signature=(\w+)/, (_, signature: string) => `Signature=${redacted(signature)}`)
    : value
}
