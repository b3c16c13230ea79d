/** Devices show codes in groups, and people type them so. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '')

/** What is wrong with a code of an MFA device as it was typed. */
export const codeProblem = (typed: string): string | undefined => {
  if (plainCode(typed) === '') return 'Enter the six digits that the device shows.'
  if (/^\d{6}$/.test(plainCode(typed))) return undefined
  return `“${typed.trim()}” is no code: a code is six digits.`
}

/** What is wrong with one or the other of two codes. */
export interface TwoCodesProblem {
  readonly code1?: string | undefined
  readonly code2?: string | undefined
}

/** What is wrong with two codes that are to follow each other, said at the one that it is about. */
export const twoCodesProblem = (code1: string, code2: string): TwoCodesProblem => {
  if (plainCode(code1 + code2) === '')
    return { code1: 'Enter two codes that the device shows one after the other.' }
  const [first, second] = [codeProblem(code1), codeProblem(code2)]
  if (first !== undefined) return { code1: first }
  if (second !== undefined) return { code2: second }
  if (plainCode(code1) !== plainCode(code2)) return {}
  return {
    code2:
      'Both are the same code. Wait until the device shows the next one, up to thirty seconds, and enter that.',
  }
}
