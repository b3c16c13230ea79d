/** A point on which AWS's documents are silent or disagree, and what this engine does. */
export interface SettledPoint {
  /** Cases under `cases/` carry it. */
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly because: string
}

const point = (id: string, question: string, answer: string, because: string): SettledPoint => ({
  id,
  question,
  answer,
  because,
})

/** Every such point; a test holds that each has cases. */
export const decisions: readonly SettledPoint[] = [
  point(
    'trailing-star-crosses',
    'How far does a wildcard in a resource ARN reach?',
    'In the first five parts it stays inside its part, except a "*" that ends its part, which may run on over later colons. In the sixth part it crosses everything.',
    'It is what the User Guide says; a glob over the whole text would accept more.',
  ),
  point(
    'unstorable-resource',
    'What does a resource match that IAM would have refused to store: no ARN, a wildcard as service, a variable before the fifth colon?',
    'All that its text matches where a match gives less (Resource of a Deny, NotResource of an Allow), otherwise nothing.',
    'A text that nobody checked must not give access.',
  ),
  point(
    'missing-part',
    'What does a statement without Action or Resource do in an identity policy?',
    'A Deny applies as if the part matched, an Allow never applies; the decision is marked unreadable.',
    'IAM stores no such statement, and a Deny that is skipped becomes an Allow.',
  ),
  point(
    'principal-in-identity-policy',
    'What does a Principal in an identity policy do?',
    'A Deny applies, an Allow never does; the decision is marked unreadable.',
    'IAM stores no such statement.',
  ),
  point(
    'malformed-variable',
    'What does a "${" without end, name or quoted default match?',
    'The part counts as matching where that gives less, and as not matching where it gives more; the decision is marked unreadable.',
    'It is as unreadable as an unknown operator.',
  ),
  point(
    'operator-letter-case',
    'Are names of condition operators compared with regard to letter case?',
    'Yes; another letter case is an unknown operator.',
    'IAM refuses it, so a stored policy has none.',
  ),
  point(
    'old-language-star',
    'What is the star of a dollar sign and "{*}" in a policy of version 2008-10-17?',
    'A wildcard like any other star.',
    'That language has no variables and the same wildcards.',
  ),
  point(
    'substituted-text-is-literal',
    'Do wildcards in the value of a variable act as wildcards?',
    'No, a value is literal text.',
    'Whoever may set a tag could otherwise widen a policy.',
  ),
  point(
    'bool-without-variables',
    'Does Bool take variables?',
    'No; only String and ARN operators do.',
    'The page on variables and IAM Access Analyzer agree, one other page does not.',
  ),
  point(
    'list-as-variable',
    'What is the value of a variable whose key has several values?',
    'None; the default applies if there is one.',
    'IAM does not support it.',
  ),
  point(
    'list-of-one',
    'Is a request value that is a list of one the same as the one value?',
    'Yes, for operators without a qualifier and for variables.',
    'One value and a list of one are the same everywhere in a policy.',
  ),
  point(
    'list-without-qualifier',
    'What does an operator without ForAllValues or ForAnyValue do with several request values?',
    'It matches none of them: false for a positive operator, true for a negated one.',
    'The use is not supported; a Deny with a negated operator stays in force.',
  ),
  point(
    'any-value-negated-absent',
    'What does ForAnyValue with a negated operator give for an absent key?',
    'False.',
    'The rule of the qualifier wins over that of negation.',
  ),
  point(
    'qualifier-with-if-exists',
    'What does ForAnyValue with IfExists give for an absent key?',
    'True.',
    'The suffix says it in so many words.',
  ),
  point(
    'number-form',
    'Which texts are numbers?',
    'Integers and decimals with an optional sign, compared as IEEE doubles; no exponent, no other base, no blanks.',
    'The User Guide names integers and decimals.',
  ),
  point(
    'date-form',
    'How are dates read that have no zone, and numbers of four digits?',
    'Without a zone the time is in UTC; four digits are a year, other numbers are seconds since 1970.',
    'The outcome must not depend on where the service runs; a year is an ISO 8601 date.',
  ),
  point(
    'bool-values',
    'Does Bool compare other texts than "true" and "false"?',
    'No, they match nothing.',
    'There are two Booleans.',
  ),
  point(
    'mapped-ipv4',
    'Is ::ffff:a.b.c.d the IPv4 address a.b.c.d?',
    'No, it is an IPv6 address.',
    'The two families never match each other.',
  ),
  point(
    'empty-is-null',
    'Is an empty value null?',
    'An empty list is absent, an empty text is present.',
    'The User Guide calls an empty set null; an empty text is a value.',
  ),
  point(
    'short-arn-pattern',
    'What does an ARN operator do with a policy value of fewer than six parts?',
    'It matches nothing, unless it is "*" alone.',
    'The User Guide has each of the six parts checked by itself; only Resource lets a star run on.',
  ),
  point(
    'missing-principal',
    'What does a statement without Principal do in a policy that must name one?',
    'A Deny applies to everybody, an Allow never applies; the decision is marked unreadable.',
    'No service stores such a statement, and a Deny that is skipped becomes an Allow.',
  ),
  point(
    'resource-in-trust-policy',
    'What does a Resource in the trust policy of a role do?',
    'An Allow never applies, a Deny applies as it stands; the decision is marked unreadable.',
    'IAM stores no such statement.',
  ),
  point(
    'unstorable-principal',
    'Whom does a principal name that no service would have stored: a group, a part of an ARN, a text of no known form?',
    'Everybody where that gives less (Principal of a Deny, NotPrincipal of an Allow), otherwise nobody; the decision is marked unreadable.',
    'A text that nobody checked must not give access.',
  ),
  point(
    'not-principal-levels',
    'Who is left out by NotPrincipal?',
    'Of a Deny whoever is listed at every level: account, user or role, session. Of an Allow whoever is listed at any level.',
    'The User Guide has the levels checked one after the other; either way the doubtful case gives less.',
  ),
  point(
    'not-principal-and-boundary',
    'Can NotPrincipal leave out somebody who has a permissions boundary?',
    'Not of a Deny.',
    'The User Guide says that such a Deny always concerns principals with a boundary.',
  ),
  point(
    'pinned-principal',
    'Whom does a stored ARN name after its user or role was deleted and made anew?',
    'Nobody: from the time it was stored it means the unique id of then.',
    'AWS replaces the ARN by the id; a new owner of a name must not inherit.',
  ),
  point(
    'canonical-user-is-account',
    'What does a CanonicalUser name?',
    'Its account, as the account id does.',
    'The canonical user id is another name of an account.',
  ),
  point(
    'everybody-and-limits',
    'Which limits hold when a resource-based policy of the same account allows everybody?',
    'Identity-based policies and the boundary need not allow; a session policy must.',
    'The User Guide says that no other permission is needed; a session was made narrower on purpose.',
  ),
  point(
    'aws-owned',
    'When is a change to what belongs to AWS refused?',
    'After all policies: who may not do it anyway hears of the policies.',
    'No document says; the answer then tells nothing to those who may not ask.',
  ),
  point(
    'public-access-block',
    'What does S3 Block Public Access keep from a bucket with a public policy?',
    'The anonymous and all other accounts, also those that the policy names; not the own account and not services.',
    'The S3 User Guide describes RestrictPublicBuckets so; conditions that fix a principal or a network make a policy private.',
  ),
  point(
    'unknown-element',
    'What does an element do that the policy language does not have, such as "Conditions"?',
    'A Deny applies as if the element were not there, an Allow never applies; the decision is marked unreadable.',
    'IAM stores no such policy, and the element may have been meant to narrow an Allow.',
  ),
  point(
    'everybody-and-providers',
    'Does an Allow to everybody let in whom an identity provider vouches for?',
    'No, the provider must be named; a Deny to everybody concerns them.',
    'The User Guide lets only Federated principals call AssumeRoleWithSAML and AssumeRoleWithWebIdentity.',
  ),
]
