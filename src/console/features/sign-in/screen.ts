import { useCallback, useSyncExternalStore } from 'react'

/** The pages that are open to somebody who is not signed in. */
export type Screen =
  | { readonly name: 'user'; readonly account?: string | undefined }
  | { readonly name: 'root' }
  | { readonly name: 'set-up' }

/** The screen at a path of the application; `undefined` when it is a page of the console. */
export function screenAt(path: string): Screen | undefined {
  if (path === '/set-up') return { name: 'set-up' }
  const [, first, account, ...more] = path.replace(/\/$/, '').split('/')
  if (first !== 'sign-in' || more.length > 0) return undefined
  if (account === undefined) return { name: 'user' }
  return account === 'root' ? { name: 'root' } : { name: 'user', account: decode(account) }
}

/** The path of a screen. */
export function pathOf(screen: Screen): string {
  if (screen.name === 'set-up') return '/set-up'
  if (screen.name === 'root') return '/sign-in/root'
  return screen.account === undefined ? '/sign-in' : `/sign-in/${encodeURIComponent(screen.account)}`
}

/** What stands in a link to a screen. */
export function addressOf(screen: Screen): string {
  return relativeBase ? '#' : `${import.meta.env.BASE_URL}${pathOf(screen).slice(1)}`
}

/**
 * The screen to show, and the way to another. A page of the console that the person asked for stays in the address
 * while they sign in, so that they arrive there; the screen then lies in the entry of the browser's history.
 */
export function useScreen(): readonly [Screen, (next: Screen) => void] {
  const path = useSyncExternalStore(listen, currentPath)
  const go = useCallback((next: Screen) => {
    const kept = relativeBase || screenAt(applicationPath()) === undefined
    history.pushState({ signIn: pathOf(next) }, '', kept ? location.href : addressOf(next))
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, [])
  return [screenAt(path) ?? { name: 'user' }, go]
}

/** Called before the console opens: leaves the page that was asked for, or the dashboard, in the address. */
export function leaveSignIn(): void {
  if (screenAt(applicationPath()) !== undefined) history.replaceState(null, '', import.meta.env.BASE_URL)
  else if (screenOfEntry() !== undefined) history.replaceState(null, '', location.href)
}

function listen(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  return () => window.removeEventListener('popstate', listener)
}

function currentPath(): string {
  return screenOfEntry() ?? applicationPath()
}

function screenOfEntry(): string | undefined {
  const entry: unknown = history.state
  if (typeof entry !== 'object' || entry === null || !('signIn' in entry)) return undefined
  return typeof entry.signIn === 'string' ? entry.signIn : undefined
}

/** The demo lies in a folder that nobody knows beforehand, on a server that knows one page: there the address stays. */
const relativeBase = import.meta.env.BASE_URL.startsWith('.')

function applicationPath(): string {
  return relativeBase ? '/' : `/${location.pathname.slice(import.meta.env.BASE_URL.length)}`
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A lone "%" in the address: take it as it was typed.
    return part
  }
}
