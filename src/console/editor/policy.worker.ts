import { bundledCatalog } from '../../policy/catalog/bundled-catalog.ts'
import { type OpenCatalog, openCatalog } from '../../policy/catalog/open-catalog.ts'
import { completionsAt } from '../../policy/language/completions-at.ts'
import { formatEdits } from '../../policy/language/format-edits.ts'
import { hoverAt } from '../../policy/language/hover-at.ts'
import type {
  AccountNames,
  Completion,
  Hover,
  LanguageContext,
  PolicySymbol,
  Shortening,
  WildcardNote,
} from '../../policy/language/language.ts'
import { policySymbols } from '../../policy/language/policy-symbols.ts'
import { servicesToLoad } from '../../policy/language/services-to-load.ts'
import { shortenings } from '../../policy/language/shortenings.ts'
import { wildcardNotes } from '../../policy/language/wildcard-notes.ts'
import type { TextEdit } from '../../policy/model/edit.ts'
import { grammarProblems } from '../../policy/model/grammar.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import type { Range } from '../../policy/model/problem.ts'
import type { Finding } from '../../policy/validate/finding.ts'
import { servicesNamed } from '../../policy/validate/services-named.ts'
import { validatePolicy } from '../../policy/validate/validate.ts'
import type { PolicyKind } from '../api/queries/policy-checks.ts'
import { answerCalls } from '../api/worker-call.ts'

let opening: Promise<OpenCatalog> | undefined

/** The catalogue of AWS services; tried again after it could not be loaded. */
const catalogue = (): Promise<OpenCatalog> => {
  opening ??= openCatalog(bundledCatalog).catch((error: unknown) => {
    opening = undefined
    throw error
  })
  return opening
}

/** What is known around a place, with the details of the services that matter there and what AWS says of them. */
const contextAt = async (
  text: string,
  offset: number,
  kind: PolicyKind,
  account: AccountNames | undefined,
): Promise<LanguageContext> => {
  const catalog = await catalogue()
  const context = { ...kind, account, catalog }
  await catalog.loadDescriptions(servicesToLoad(text, offset, context))
  return context
}

/** Which quota holds is for the screen to say: it knows what the policy is for, and shows the size while it grows. */
const settings: ReadonlyMap<string, 'off'> = new Map([
  ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', 'off'],
  ['POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', 'off'],
  ['POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', 'off'],
])

/** What the editor asks about a policy's text; nothing of it is remembered between two calls. */
const methods = {
  /** Loads what the first check needs. */
  prepare: async (): Promise<void> => {
    await catalogue()
  },
  check: async (text: string, { type, service }: PolicyKind): Promise<readonly Finding[]> => {
    const catalog = await catalogue()
    await catalog.loadServices(servicesNamed(parsePolicy(text), catalog))
    return validatePolicy(text, { type, service, catalog, settings })
  },
  /** The places of all statements, in the order of the text. */
  statements: (text: string): readonly Range[] =>
    parsePolicy(text).statements.map(({ offset, length }) => ({ offset, length })),
  outline: (text: string): readonly PolicySymbol[] => policySymbols(text),
  /** What patterns of actions within a stretch of the text cover. */
  covers: async (text: string, range: Range): Promise<readonly WildcardNote[]> =>
    wildcardNotes(parsePolicy(text), range, await catalogue()),
  layOut: (text: string): readonly TextEdit[] => formatEdits(text),
  shorten: (text: string, { type }: PolicyKind): readonly Shortening[] => shortenings(text, type),
  /** Where the thing stands that the service refused a text for; undefined where its sentence does not tell. */
  refusedAt: (text: string, { type }: PolicyKind, sentence: string): Range | undefined => {
    const kind = type === 'trust' || type === 'session' ? type : 'identity'
    return grammarProblems(text, kind).find(({ message }) => sentence.includes(message))
  },
  complete: async (
    text: string,
    offset: number,
    kind: PolicyKind,
    account: AccountNames | undefined,
  ): Promise<readonly Completion[]> =>
    completionsAt(text, offset, await contextAt(text, offset, kind, account)),
  explain: async (
    text: string,
    offset: number,
    kind: PolicyKind,
    account: AccountNames | undefined,
  ): Promise<Hover | undefined> => hoverAt(text, offset, await contextAt(text, offset, kind, account)),
}

export type PolicyWorkerMethods = typeof methods

answerCalls(methods)
