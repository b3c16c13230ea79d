import type { ComponentType } from 'react'

/**
 * Loads the console proper. It is fetched while the person still types the password, so its modules must do nothing
 * by themselves (no router, no query, no client before the component is rendered).
 */
export async function loadConsole(): Promise<ComponentType> {
  const { default: ConsoleApp } = await import('./console-app.tsx')
  return ConsoleApp
}
