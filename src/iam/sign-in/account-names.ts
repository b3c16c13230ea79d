/** Each answers what is wrong with what was given for a new account, in one sentence; undefined when nothing is. */

/** `address` without spaces around it. */
export const emailProblem = (address: string): string | undefined =>
  /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(address) && address.length <= 254
    ? undefined
    : `"${address}" is not an e-mail address. Write it like root@example.com.`

/** `name` without spaces around it. */
export const accountNameProblem = (name: string): string | undefined => {
  if (name === '' || /\p{Cc}/u.test(name))
    return 'The account name must be one line with at least one visible character.'
  return name.length > 50 ? `The account name "${name}" is longer than 50 characters.` : undefined
}

/** Source: IAM API Reference, "CreateAccountAlias". */
export const aliasProblem = (alias: string): string | undefined => {
  if (!/^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(alias))
    return `The account alias "${alias}" must be 3 to 63 lower-case letters, digits and single hyphens between them.`
  return aliasLooksLikeId(alias)
    ? `The account alias ${alias} could be taken for an account id; use a letter in it.`
    : undefined
}

/** Whether an alias could be taken for an account id, written with hyphens or without. */
export const aliasLooksLikeId = (alias: string): boolean => /^\d{12}$/.test(alias.replaceAll('-', ''))
