/** Ids of access keys (`AKIA…`) and of temporary credentials (`ASIA…`); AWS: "IAM identifiers", unique ID prefixes. */
const accessKeyId = /^A[KS]IA[A-Z0-9]{16}$/

/** Whether someone typed an access key where a name or a password belongs. */
export function looksLikeAccessKey(typed: string): boolean {
  return accessKeyId.test(typed.trim())
}

/** The reason, for the person. */
export const accessKeyRefusal =
  'This is an access key. Access keys are for the API, the SDKs and the command line; to sign in here, use a user name and its password.'
