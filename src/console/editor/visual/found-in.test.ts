import { expect, test } from 'vitest'
import { policyCards } from '../../../policy/edit/policy-cards.ts'
import type { Finding } from '../../../policy/validate/finding.ts'
import { foundIn, foundInNone } from './found-in.ts'

const text =
  '{"Id":"x","Statement":[{"Effect":"Allow","Action":[]},{"Effect":"Deny","Action":"s3:x"}],"Odd":1}'
const cards = policyCards(text)

const finding = (code: string, at: string): Finding => ({
  code,
  severity: 'SUGGESTION',
  message: '',
  page: '',
  fixes: [],
  offset: text.indexOf(at),
  length: at.length,
})

const findings = [
  finding('MISSING_VERSION', '{"Id"'),
  finding('ODD_ID', '"x"'),
  finding('EMPTY_ARRAY_ACTION', '[]'),
  finding('INVALID_ACTION', '"s3:x"'),
  finding('INVALID_ELEMENT', '"Odd"'),
]

const codesIn = (statement: number): readonly string[] =>
  foundIn(cards.statements[statement], { text, findings, outdated: false }).findings.map(({ code }) => code)

test('a card has the findings of its statement, but not that parts are empty which say so themselves', () => {
  expect(codesIn(0)).toEqual([])
  expect(codesIn(1)).toEqual(['INVALID_ACTION'])
  expect(codesIn(2)).toEqual([])
})

test('what is in no statement stands above the cards, apart from the version, which has a note of its own', () => {
  expect(foundInNone(cards, findings).map(({ code }) => code)).toEqual(['ODD_ID', 'INVALID_ELEMENT'])
  expect(foundInNone(policyCards('{}'), findings)).toHaveLength(4)
})
