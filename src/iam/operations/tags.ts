import type { Tag as ApiTag } from '@aws-sdk/client-iam'
import { invalidInput, ServiceError } from '../errors.ts'
import type { Tag } from '../store/collections.ts'

/** Tags as the API gives and takes them. */
export const toApiTags = (tags: readonly Tag[]): ApiTag[] =>
  tags.map(tag => ({ Key: tag.key, Value: tag.value }))

const fromApiTags = (tags: readonly ApiTag[] = []): Tag[] =>
  tags.map(tag => ({ key: tag.Key ?? '', value: tag.Value ?? '' }))

const fold = (key: string): string => key.toLowerCase()

function checkTags(tags: readonly Tag[]): void {
  const reserved = tags.find(tag => /^aws:/i.test(tag.key))
  if (reserved !== undefined)
    throw invalidInput(
      `Invalid tag key '${reserved.key}': keys that begin with 'aws:' are reserved for system use.`,
    )
  if (new Set(tags.map(tag => fold(tag.key))).size !== tags.length)
    throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
}

function checkCount(count: number, limit: number): void {
  if (count > limit)
    throw new ServiceError(
      'LimitExceeded',
      409,
      `The number of tags has reached the maximum limit: ${limit}.`,
    )
}

/** The tags of something new. */
export function newTags(given: readonly ApiTag[] | undefined, limit: number): Tag[] {
  return mergeTags([], given, limit)
}

/** `given` over `existing`; keys compare without regard to case and keep the case they were given last. */
export function mergeTags(
  existing: readonly Tag[],
  given: readonly ApiTag[] | undefined,
  limit: number,
): Tag[] {
  const added = fromApiTags(given)
  checkTags(added)
  const merged = overlaid(existing, added)
  checkCount(merged.length, limit)
  return merged
}

/** `added`, and of `existing` those whose keys it does not have. */
export function overlaid(existing: readonly Tag[], added: readonly Tag[]): Tag[] {
  const replaced = new Set(added.map(tag => fold(tag.key)))
  return [...existing.filter(tag => !replaced.has(fold(tag.key))), ...added]
}

export function withoutTags(existing: readonly Tag[], keys: readonly string[] | undefined): Tag[] {
  const removed = new Set((keys ?? []).map(fold))
  return existing.filter(tag => !removed.has(fold(tag.key)))
}

/** Sorted by key, as the List…Tags operations page them. */
export const sortedTags = (tags: readonly Tag[]): Tag[] =>
  [...tags].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))

type ContextEntries = Record<string, string | readonly string[] | undefined>

/** `aws:RequestTag/…` and `aws:TagKeys` of tags that a request brings. */
export function requestTagContext(tags: readonly ApiTag[] | undefined): ContextEntries {
  if (tags === undefined || tags.length === 0) return {}
  const context = emptyContext()
  for (const tag of tags) context[`aws:RequestTag/${tag.Key ?? ''}`] = tag.Value ?? ''
  context['aws:TagKeys'] = tags.map(tag => tag.Key ?? '')
  return context
}

export const tagKeysContext = (keys: readonly string[] | undefined): ContextEntries => ({
  'aws:TagKeys': keys ?? [],
})

/** `aws:ResourceTag/…` of the resource that a request touches. */
export function resourceTagContext(tags: readonly Tag[] | undefined): ContextEntries {
  const context = emptyContext()
  for (const tag of tags ?? []) context[`aws:ResourceTag/${tag.key}`] = tag.value
  return context
}

/** The same and `iam:ResourceTag/…`, which users and roles have besides. */
export function principalResourceTagContext(tags: readonly Tag[] | undefined): ContextEntries {
  const context = resourceTagContext(tags)
  for (const tag of tags ?? []) context[`iam:ResourceTag/${tag.key}`] = tag.value
  return context
}

/** Tag keys come from strangers: a null prototype keeps names such as `__proto__` ordinary. */
const emptyContext = (): ContextEntries => Object.create(null) as ContextEntries
