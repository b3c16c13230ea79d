/**
 * The instant, in milliseconds since 1970, that a condition value of the Date operators names: one of the
 * W3C profiles of ISO 8601 or seconds since 1970. NaN when it is neither. A date without a time, and a
 * time without a zone, are in UTC. Four digits are a year.
 */
export function parseDateValue(text: string): number {
  if (/^(-\d{1,15}|\d{1,3}|\d{5,15})(\.\d+)?$/.test(text)) return Number(text) * 1000
  const match = profile.exec(text)
  if (match === null) return Number.NaN
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    match
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as Numbers
  if (mo < 1 || mo > 12 || d < 1 || d > daysInMonth(y, mo) || h > 23 || mi > 59 || s > 59) return Number.NaN
  const offset = zoneMinutes(zone)
  const date = new Date(0)
  date.setUTCFullYear(y, mo - 1, d)
  date.setUTCHours(h, mi, s)
  return date.getTime() + Number(`0.${fraction || '0'}`) * 1000 - offset * 60_000
}

type Numbers = [number, number, number, number, number, number]

const profile =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?)?)?)?$/

const daysInMonth = (year: number, month: number): number => {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

/** Minutes east of UTC, NaN for an impossible zone. */
function zoneMinutes(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', '') || '0')
  if (hours > 23 || minutes > 59) return Number.NaN
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
