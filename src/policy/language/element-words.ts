/** What each element of a policy is for. Source: IAM User Guide, "IAM JSON policy elements reference". */
export const elementWords: ReadonlyMap<string, string> = new Map([
  ['Version', 'The version of the policy language; policy variables need "2012-10-17".'],
  ['Id', 'A name for the policy, which some services ask for in resource-based policies.'],
  ['Statement', 'The statements: each allows or denies something.'],
  ['Sid', 'A name for the statement, of letters and digits, which no other statement of the policy has.'],
  ['Effect', 'Whether the statement gives access ("Allow") or takes it away ("Deny").'],
  [
    'Principal',
    'Who is allowed or denied something: accounts, users, roles, services or identity providers.',
  ],
  ['NotPrincipal', 'Everybody is meant but those whom it lists.'],
  ['Action', 'What is allowed or denied, as "service:Action"; "*" and "?" are wildcards.'],
  ['NotAction', 'Every action of every service is meant but those that it lists.'],
  ['Resource', 'On what, as ARNs; "*" and "?" are wildcards.'],
  ['NotResource', 'Every resource is meant but those that it lists.'],
  ['Condition', 'Under which conditions the statement applies; all of them must hold.'],
  ['Allow', 'The statement gives access, unless another one denies it.'],
  ['Deny', 'The statement takes access away, whatever else allows it.'],
])

/** The page of an element in the IAM User Guide. */
export const elementPage = (name: string): string =>
  `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_${name.toLowerCase()}.html`
