/** What is wrong with a path: it is `/`, or begins and ends with it. Source: IAM API Reference, CreateUser. */
export const pathProblem = (path: string): string | undefined =>
  path.length <= 512 && /^(\/|\/[!-~]+\/)$/.test(path)
    ? undefined
    : `“${path}” is not a path: it begins and ends with “/”, such as “/engineering/”, without spaces.`
