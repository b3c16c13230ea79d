import { useLayoutEffect, useState } from 'react'

/** Seconds that are left, from the moment that `attempt` changed. */
export function useCountdown(seconds: number, attempt: number): number {
  const [left, setLeft] = useState(0)
  // Before anything is drawn, or the first that is said would be that the time is over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts the clock again, also for as many seconds.
  useLayoutEffect(() => {
    const end = performance.now() + seconds * 1000
    setLeft(Math.ceil(seconds))
    if (seconds <= 0) return
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((end - performance.now()) / 1000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [seconds, attempt])
  return left
}

/** `4:05`, or `23:04:05` */
export function countdownWords(seconds: number): string {
  const twoDigits = (count: number): string => String(count).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const rest = twoDigits(seconds % 60)
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${twoDigits(minutes)}:${rest}`
}
