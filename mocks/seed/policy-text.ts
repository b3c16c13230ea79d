/** A statement of a seeded policy. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action?: string | readonly string[]
  readonly NotAction?: string | readonly string[]
  readonly Resource: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** A policy document as a person would have written it. */
export const policyText = (...statements: readonly Statement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 4)

/** Whom a statement of a trust policy names. */
export type TrustedText = Readonly<
  Partial<Record<'AWS' | 'Service' | 'Federated', string | readonly string[]>>
>

/** A trust policy of one statement, as the console writes it. */
export const trustText = (Principal: TrustedText, Condition?: Statement['Condition']): string =>
  JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal,
          Action: 'sts:AssumeRole',
          ...(Condition === undefined ? {} : { Condition }),
        },
      ],
    },
    null,
    4,
  )
