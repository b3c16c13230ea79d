import type { FieldErrors, Values } from './use-step.ts'

/** Devices show codes in groups, and people type them so. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '')

const codeProblem = (typed: string): string | undefined => {
  if (plainCode(typed) === '') return 'Enter the six digits that the device shows.'
  if (/^\d{6}$/.test(plainCode(typed))) return undefined
  return `“${typed.trim()}” is no code: a code is six digits.`
}

/** What is wrong with a code before it is sent. */
export function checkCode({ code }: Values<'code'>): FieldErrors<'code'> {
  const problem = codeProblem(code)
  return problem === undefined ? {} : { code: problem }
}

/** What is wrong with two codes that are to follow each other. */
export function checkTwoCodes({ code1, code2 }: Values<'code1' | 'code2'>): FieldErrors<'code1' | 'code2'> {
  const [first, second] = [codeProblem(code1), codeProblem(code2)]
  if (first !== undefined) return { code1: first }
  if (second !== undefined) return { code2: second }
  if (plainCode(code1) !== plainCode(code2)) return {}
  return { code2: 'This is the same code as above. Wait until the device shows the next one.' }
}
