import { useEffect, useState } from 'react'
import { counterAt, secondsLeft, secretBytes, type TotpSteps, totpSteps } from './totp-steps.ts'

interface Totp {
  readonly now: TotpSteps
  /** The code of the step before, which some devices ask for too. */
  readonly before: string
}

/** What the device of this secret shows, anew with every step; and the seconds until the next. */
export const useTotp = (secret: string) => {
  const [time, setTime] = useState(() => Date.now())
  const [totp, setTotp] = useState<Totp>()
  const counter = counterAt(time)
  useEffect(() => {
    const timer = setInterval(() => setTime(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    let wanted = true
    const bytes = secretBytes(secret)
    if (bytes === undefined) setTotp(undefined)
    else
      void Promise.all([totpSteps(bytes, counter), totpSteps(bytes, counter - 1)]).then(
        ([now, { code }]) => wanted && setTotp({ now, before: code }),
      )
    return () => {
      wanted = false
    }
  }, [secret, counter])
  return { totp, left: secondsLeft(time) }
}
