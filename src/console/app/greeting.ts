import type { Notification } from './notifications.tsx'

let greeting: readonly Notification[] = []

/** Leaves words for the console that opens next, which is another one after every switch between sessions. */
export const leaveGreeting = (...notifications: readonly Notification[]): void => {
  greeting = notifications
}

/** Takes the words that were left; they are told once. */
export const takeGreeting = (): readonly Notification[] => {
  const taken = greeting
  greeting = []
  return taken
}
