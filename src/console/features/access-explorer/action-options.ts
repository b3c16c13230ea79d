import type { Catalog } from '../../../policy/catalog/catalog.ts'

export interface ActionOption {
  /** `s3:GetObject`. */
  readonly value: string
  /** `Amazon S3`. */
  readonly description: string
  /** `Read`. */
  readonly labelTag: string
}

/** More than so many nobody reads. */
const mostOptions = 60

/** The actions that a person may mean by what is typed: a service, a name, or parts of both. */
export function actionOptions(catalog: Catalog, typed: string): readonly ActionOption[] {
  const [first = '', second] = typed.trim().toLowerCase().split(':', 2)
  const best: ActionOption[] = []
  const others: ActionOption[] = []
  for (const { prefix, title, actionNames, accessLevels } of catalog.entries.values()) {
    const isService = prefix === first
    if (second !== undefined && !prefix.startsWith(first)) continue
    const wanted = second ?? (isService ? '' : first)
    for (const [lower, name] of actionNames) {
      if (!lower.includes(wanted)) continue
      const option = {
        value: `${prefix}:${name}`,
        description: title,
        labelTag: accessLevels.get(lower) ?? '',
      }
      if (lower.startsWith(wanted) && (isService || second === undefined)) best.push(option)
      else others.push(option)
      if (best.length >= mostOptions) return best
    }
  }
  return [...best, ...others].slice(0, mostOptions)
}
