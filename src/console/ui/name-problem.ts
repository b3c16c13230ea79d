/**
 * What is wrong with the name of a group, role or policy; `what` is what it is called, such as `group name`. Source:
 * IAM User Guide, "IAM and AWS STS quotas", name limits.
 */
export const nameProblem = (what: string, name: string): string | undefined =>
  name === ''
    ? `Enter a ${what}.`
    : /^[\w+=,.@-]{1,128}$/.test(name)
      ? undefined
      : 'Use at most 128 letters, digits and the characters + = , . @ - _ .'
