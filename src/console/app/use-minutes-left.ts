import { useEffect, useState } from 'react'
import { minutesLeft } from './time-left.ts'

/** Whole minutes until a moment in ISO 8601; looks at the clock now and then. */
export const useMinutesLeft = (expiration: string): number => {
  const [left, setLeft] = useState(() => minutesLeft(expiration, Date.now()))
  useEffect(() => {
    const look = (): void => setLeft(minutesLeft(expiration, Date.now()))
    look()
    const timer = setInterval(look, 5_000)
    return () => clearInterval(timer)
  }, [expiration])
  return left
}
