import { expect, test } from 'vitest'
import { contractOf } from '../contract/contract.ts'
import { ServiceError } from '../errors.ts'
import type { OperationName } from '../operation.ts'
import { decodeForm } from './decode.ts'
import { parseForm } from './form.ts'

const decode = (operation: OperationName, text: string) => decodeForm(parseForm(text), contractOf(operation))

const refusal = (operation: OperationName, text: string): string => {
  try {
    decode(operation, text)
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'MalformedInput' && error.status === 400)
      return error.message
    throw error
  }
  throw new Error(`"${text}" was read`)
}

const accepted: [what: string, operation: OperationName, text: string, input: object][] = [
  ['strings', 'CreateUser', 'UserName=Ann%20Lee&Path=%2Fa%2F', { UserName: 'Ann Lee', Path: '/a/' }],
  ['a plus is a space', 'CreateUser', 'UserName=a+b%2Bc', { UserName: 'a b+c' }],
  ['empty values stay', 'CreateUser', 'UserName=&Path', { UserName: '', Path: '' }],
  [
    'unknown parameters are ignored',
    'GetUser',
    'Action=GetUser&Foo=1&Foo=2&Foo.x.1=3&UserName=a',
    { UserName: 'a' },
  ],
  ['names have case', 'GetUser', 'username=a', {}],
  [
    'lists of structures',
    'CreateUser',
    'Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c',
    { Tags: [{ Key: 'a', Value: 'b' }, { Key: 'c' }] },
  ],
  [
    'indexes in any order and with gaps',
    'SimulateCustomPolicy',
    'ActionNames.member.900000000=c&ActionNames.member.2=b&ActionNames.member.10=x&ActionNames.member.0=a',
    { ActionNames: ['a', 'b', 'x', 'c'] },
  ],
  ['an empty list', 'CreateUser', 'Tags=', { Tags: [] }],
  [
    'lists in structures in lists',
    'SimulateCustomPolicy',
    'ContextEntries.member.1.ContextKeyName=k&ContextEntries.member.1.ContextKeyValues.member.1=v',
    { ContextEntries: [{ ContextKeyName: 'k', ContextKeyValues: ['v'] }] },
  ],
  ['integers', 'ListUsers', 'MaxItems=%2B010', { MaxItems: 10 }],
  ['negative integers', 'ListUsers', 'MaxItems=-1', { MaxItems: -1 }],
  ['booleans', 'CreatePolicyVersion', 'SetAsDefault=true', { SetAsDefault: true }],
  ['booleans in capitals', 'CreatePolicyVersion', 'SetAsDefault=FALSE', { SetAsDefault: false }],
  [
    'maps',
    'PutAccountProperties',
    'Properties.entry.1.key=a&Properties.entry.1.value=b',
    { Properties: { a: 'b' } },
  ],
  ['operations without input', 'GetAccountSummary', 'Action=GetAccountSummary&UserName=a', {}],
]

test.each(accepted)('reads %s', (_, operation, text, input) => {
  expect(decode(operation, text)).toEqual(input)
})

const refused: [operation: OperationName, text: string, message: string][] = [
  ['ListUsers', 'MaxItems=ten', "The value 'ten' of 'MaxItems' is not an integer."],
  ['ListUsers', 'MaxItems=', "The value '' of 'MaxItems' is not an integer."],
  ['ListUsers', 'MaxItems=1e3', "The value '1e3' of 'MaxItems' is not an integer."],
  [
    'ListUsers',
    'MaxItems=99999999999999999999',
    "The value '99999999999999999999' of 'MaxItems' is not an integer.",
  ],
  ['CreatePolicyVersion', 'SetAsDefault=1', "The value '1' of 'SetAsDefault' is not true or false."],
  ['GetUser', 'UserName=a&UserName=b', "The parameter 'UserName' is given more than once."],
  [
    'TagUser',
    'Tags.member.1.Key=a&Tags.member.1.Key=b',
    "The parameter 'Tags.member.1.Key' is given more than once.",
  ],
  ['GetUser', 'UserName.member.1=a', 'Start of structure or map found where not expected.'],
  ['TagUser', 'Tags=a', "The members of 'Tags' must be given as 'Tags.member.1' and so on."],
  ['TagUser', 'Tags.1.Key=a', "The members of 'Tags' must be given as 'Tags.member.1' and so on."],
  ['TagUser', 'Tags.member.x.Key=a', "'x' is not an index of a member of 'Tags'."],
  ['TagUser', 'Tags.member.01.Key=a', "'01' is not an index of a member of 'Tags'."],
  ['TagUser', 'Tags.member.1234567890.Key=a', "'1234567890' is not an index of a member of 'Tags'."],
  ['TagUser', 'Tags.member.__proto__.Key=a', "'__proto__' is not an index of a member of 'Tags'."],
  ['GetUser', 'UserName=%ff', "The parameter 'UserName' is not percent-encoded UTF-8."],
  ['GetUser', 'UserName=%4', "The parameter 'UserName' is not percent-encoded UTF-8."],
  ['PutAccountProperties', 'Properties.entry.1.key=a', "'Properties.entry.1' must have a key and a value."],
  [
    'PutAccountProperties',
    'Properties.entry.1.key=a&Properties.entry.1.value=b&Properties.entry.2.key=a&Properties.entry.2.value=c',
    "'Properties' has the same key more than once.",
  ],
]

test.each(refused)('refuses %s with %s', (operation, text, message) => {
  expect(refusal(operation, text)).toBe(message)
})

test('lists and parameters are bounded', () => {
  const many = (count: number, name: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `${name(index)}=a`).join('&')
  expect(
    refusal(
      'TagUser',
      many(2_001, index => `TagKeys.member.${index}&Tags.member.${index}.Key`),
    ),
  ).toBe("'Tags' has more than 2000 members.")
  expect(refusal('GetUser', many(10_001, String))).toBe('The request has more than 10000 parameters.')
})

test('hostile names change no prototype', () => {
  const text =
    '__proto__.x=1&constructor.prototype.x=1&Properties.entry.1.key=__proto__&Properties.entry.1.value=evil'
  const input = decode('PutAccountProperties', text)
  expect(Object.entries(input.Properties as object)).toEqual([['__proto__', 'evil']])
  expect(Object.getPrototypeOf(input.Properties)).toBe(Object.prototype)
  expect(Object.keys(input)).toEqual(['Properties'])
  expect('x' in {}).toBe(false)
})
