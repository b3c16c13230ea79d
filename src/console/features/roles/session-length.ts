const hour = 3600

/** How long sessions may last, in words: `1 hour`, `1 hour 30 minutes`. An hour unless the role says otherwise. */
export const sessionLength = (seconds = hour): string => {
  const hours = Math.floor(seconds / hour)
  const minutes = Math.floor((seconds % hour) / 60)
  const rest = seconds % 60
  const part = (count: number, noun: string): string[] =>
    count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]
  return [...part(hours, 'hour'), ...part(minutes, 'minute'), ...part(rest, 'second')].join(' ')
}

/** As AWS's console and the API call it. */
export const maxSessionLabel = 'Maximum session duration'
