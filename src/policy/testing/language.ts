import { bundledCatalog } from '../catalog/bundled-catalog.ts'
import { openCatalog } from '../catalog/open-catalog.ts'
import { completionsAt } from '../language/completions-at.ts'
import type { AccountNames, Completion, LanguageContext } from '../language/language.ts'
import { snippetText } from '../language/snippet.ts'
import { applyEdits } from '../model/edit.ts'
import type { PolicyType } from '../validate/rule.ts'
import { marked } from './marked.ts'

export const catalog = await openCatalog(bundledCatalog)
await catalog.loadServices(['s3', 'iam', 'sts', 'ec2', 'kms'])
await catalog.loadDescriptions(['sqs'])

export const account: AccountNames = {
  accountId: '111122223333',
  principals: [
    'arn:aws:iam::111122223333:user/ann',
    'arn:aws:iam::111122223333:user/team/bob',
    'arn:aws:iam::111122223333:role/ops/deploy',
  ],
}

export const contextOf = (type: PolicyType, service?: string): LanguageContext => ({
  type,
  service,
  catalog,
  account,
})

/** What is offered at the `|` of a text. */
export function offered(
  source: string,
  type: PolicyType = 'identity',
  service?: string,
): readonly Completion[] {
  const { text, offset } = marked(source)
  return completionsAt(text, offset, contextOf(type, service))
}

/** The text after one of the offers is taken. */
export function taken(source: string, label: string, type: PolicyType = 'identity'): string {
  const completion = offered(source, type).find(each => each.label === label)
  if (completion === undefined) throw new Error(`"${label}" is not offered at ${source}`)
  const { range, snippet, also = [] } = completion
  const edits = [...also, { ...range, text: snippetText(snippet) }].sort((a, b) => a.offset - b.offset)
  return applyEdits(marked(source).text, edits)
}
