import { expect, test } from 'vitest'
import { readDecodedMessage } from './authorization.ts'

const decoded = {
  allowed: false,
  explicitDeny: false,
  context: {
    principal: { id: 'AIDA', arn: 'arn:aws:iam::111122223333:user/dave' },
    action: 'iam:GetUser',
    resource: '*',
  },
  matchedStatements: { items: [] },
}

test('a message of any backend gives action, resource and principal', () => {
  expect(readDecodedMessage(JSON.stringify(decoded))).toEqual({
    explicitDeny: false,
    principalArn: 'arn:aws:iam::111122223333:user/dave',
    action: 'iam:GetUser',
    resource: '*',
    explanation: undefined,
  })
})

test('an explanation in a shape that is not known is left out', () => {
  const message = { ...decoded, explanation: { outcome: 'implicitDeny', policies: [{}] } }
  expect(readDecodedMessage(JSON.stringify(message)).explanation).toBeUndefined()
})

test('what is no such message is refused with a sentence', () => {
  expect(() => readDecodedMessage('{"context":7}')).toThrow('cannot read')
})
