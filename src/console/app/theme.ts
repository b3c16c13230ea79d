/**
 * Light or dark. `public/theme.js` makes the same choice before the first paint; here it is kept up to date,
 * and changed. Cloudscape and the sign-in pages both follow the class on `body`.
 */

export type ThemeChoice = 'system' | 'light' | 'dark'

const storageKey = 'gatehouse.theme'
const changed = 'gatehouse:theme'

/** What the person chose on this machine; `system` until they choose. */
export function themeChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    // Storage is forbidden to this page, so nothing can have been chosen before.
    return 'system'
  }
}

/** What is shown now, the system's setting resolved. */
export function effectiveTheme(): 'light' | 'dark' {
  return document.body.classList.contains('awsui-dark-mode') ? 'dark' : 'light'
}

/** Shows a theme at once and remembers it; `system` forgets the choice. */
export function setThemeChoice(choice: ThemeChoice): void {
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // Storage is forbidden: the choice holds for this page only.
  }
  show(choice)
}

/** Calls back after each change of what is shown; returns the way to stop it. For `useSyncExternalStore`. */
export function subscribeTheme(listener: () => void): () => void {
  window.addEventListener(changed, listener)
  return () => window.removeEventListener(changed, listener)
}

/** Follows the system's setting and the choice made in another tab. Called once, by the entry. */
export function followTheme(): void {
  darkSystem().addEventListener('change', () => show(themeChoice()))
  window.addEventListener('storage', event => {
    if (event.key === storageKey || event.key === null) show(themeChoice())
  })
  show(themeChoice())
}

function show(choice: ThemeChoice): void {
  const dark = choice === 'dark' || (choice === 'system' && darkSystem().matches)
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  document.body.classList.toggle('awsui-dark-mode', dark)
  window.dispatchEvent(new Event(changed))
}

function darkSystem(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}
