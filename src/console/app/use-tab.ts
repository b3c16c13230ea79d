import { useSearchParams } from 'react-router'

/** The open tab, kept in the address; the first one has none there. A change replaces the entry. */
export const useTab = (tabs: readonly string[]): readonly [string, (tab: string) => void] => {
  const [query, setQuery] = useSearchParams()
  const first = tabs[0] ?? ''
  const asked = query.get('tab') ?? first
  const setTab = (tab: string): void =>
    setQuery(tab === first ? new URLSearchParams() : new URLSearchParams({ tab }), { replace: true })
  return [tabs.includes(asked) ? asked : first, setTab]
}
