/** Whole minutes until a moment in ISO 8601; none when it has passed. `now` is milliseconds since 1970. */
export const minutesLeft = (expiration: string, now: number): number =>
  Math.max(0, Math.floor((Date.parse(expiration) - now) / 60_000))

/** `1 h 05 min left`, `12 min left`, `less than a minute left`. */
export const leftWords = (minutes: number): string => {
  if (minutes === 0) return 'less than a minute left'
  if (minutes < 60) return `${minutes} min left`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min left`
}
