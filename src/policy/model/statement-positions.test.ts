import { expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'
import { statementPositions } from './statement-positions.ts'

const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
const policy = (Statement: unknown) => ({ Version: '2012-10-17', Statement })

const places = (text: string) =>
  statementPositions(text, parsePolicy(text).statements).map(({ start, end }) =>
    [start, end].map(({ line, column }) => `${line}:${column}`).join('-'),
  )

// As the policy simulator of AWS answers for these texts.
test.each([
  ['on one line', JSON.stringify(policy([allow, allow])), ['1:38-1:95', '1:95-1:153']],
  ['with line feeds', JSON.stringify(policy([allow, allow]), null, 2), ['3:17-8:6', '8:6-13:6']],
  ['without a list', '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject"}}', ['1:16-1:60']],
  ['without a list, on lines', JSON.stringify(policy(allow), null, 2), ['3:17-7:4']],
  [
    'with carriage returns',
    ` \r\n${JSON.stringify(policy([allow]), null, 2).replaceAll('\n', '\r\n')}`,
    ['4:17-9:6'],
  ],
  [
    'with carriage returns alone',
    JSON.stringify(policy([allow]), null, 2).replaceAll('\n', '\r'),
    ['3:17-8:6'],
  ],
])('statements %s', (_, text, expected) => {
  expect(places(text)).toEqual(expected)
})
