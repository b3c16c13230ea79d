import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences'
import { useMemo, useState } from 'react'
import type { Column } from './column.ts'

type Preferences = CollectionPreferencesProps.Preferences

export const pageSizes = [10, 20, 50, 100] as const

const storageName = (table: string): string => `gatehouse.table.${table}`

/** All columns in the table's order; what was saved decides about those it knows, a new column shows as designed. */
const mergeDisplay = <Row>(
  columns: readonly Column<Row>[],
  saved: readonly CollectionPreferencesProps.ContentDisplayItem[],
): CollectionPreferencesProps.ContentDisplayItem[] => {
  const known = saved.filter(item => columns.some(column => column.id === item.id))
  const added = columns.filter(column => !known.some(item => item.id === column.id))
  return [...known, ...added.map(column => ({ id: column.id, visible: column.optional !== true }))]
}

const readSaved = (table: string): Preferences => {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(storageName(table)) ?? '{}')
    return typeof saved === 'object' && saved !== null ? saved : {}
  } catch {
    // Unreadable or forbidden storage costs a person their column choice, nothing else.
    return {}
  }
}

const normalize = <Row>(columns: readonly Column<Row>[], saved: Preferences, pageSize: number) => ({
  pageSize: pageSizes.find(size => size === saved.pageSize) ?? pageSize,
  wrapLines: saved.wrapLines === true,
  contentDensity: saved.contentDensity === 'compact' ? ('compact' as const) : ('comfortable' as const),
  contentDisplay: mergeDisplay(columns, Array.isArray(saved.contentDisplay) ? saved.contentDisplay : []),
})

/** How a person wants to see one table, kept in the browser by the table's name. */
export const usePreferences = <Row>(table: string, columns: readonly Column<Row>[], pageSize: number) => {
  const [saved, setSaved] = useState(() => readSaved(table))
  // Made anew when the columns change: some of them come and go with what the person may read.
  const preferences = useMemo(() => normalize(columns, saved, pageSize), [columns, saved, pageSize])
  const save = (changed: Preferences): void => {
    setSaved(changed)
    try {
      localStorage.setItem(storageName(table), JSON.stringify(changed))
    } catch {
      // See readSaved.
    }
  }
  return [preferences, save] as const
}
