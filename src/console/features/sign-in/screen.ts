import { useCallback, useSyncExternalStore } from 'react'
import { onePage, openPageHref } from '../../app/sign-in-address.ts'

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

/** The screen that an address asks for: behind its `#`, where that asks for one, else by its path. */
export function screenAsked({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Screen | undefined {
  const path = onePage ? '/' : `/${pathname.slice(import.meta.env.BASE_URL.length)}`
  return screenAt(behindHash(hash)) ?? screenAt(path)
}

/**
 * The screen to show, and the way to another. A page of the console that the person asked for stays in the address
 * while they sign in, so that they arrive there; the screen then lies in the entry of the browser's history.
 */
export function useScreen(): readonly [Screen, (next: Screen) => void] {
  const path = useSyncExternalStore(listen, shownPath)
  const go = useCallback((next: Screen) => {
    const path = pathOf(next)
    const kept = screenAsked(location) === undefined
    history.pushState({ signIn: path }, '', kept ? location.href : openPageHref(path))
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, [])
  return [screenAt(path) ?? { name: 'user' }, go]
}

/** Called before the console opens: leaves the page that was asked for, or the dashboard, in the address. */
export function leaveSignIn(): void {
  const { pathname, search, hash } = location
  if (screenAsked({ pathname, hash: '' }) !== undefined)
    history.replaceState(null, '', import.meta.env.BASE_URL)
  else if (screenAt(behindHash(hash)) !== undefined) history.replaceState(null, '', `${pathname}${search}`)
  else if (screenOfEntry() !== undefined) history.replaceState(null, '', location.href)
}

function listen(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  return () => window.removeEventListener('popstate', listener)
}

function shownPath(): string {
  const asked = screenAsked(location)
  return screenOfEntry() ?? (asked === undefined ? '/' : pathOf(asked))
}

function screenOfEntry(): string | undefined {
  const entry: unknown = history.state
  if (typeof entry !== 'object' || entry === null || !('signIn' in entry)) return undefined
  return typeof entry.signIn === 'string' ? entry.signIn : undefined
}

function behindHash(hash: string): string {
  return /^#(\/[^?]*)/.exec(hash)?.[1] ?? ''
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A lone "%" in the address: take it as it was typed.
    return part
  }
}
