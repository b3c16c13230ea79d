/** One line of the log. Never holds a secret, a body or a query. */
export interface LogLine {
  readonly requestId?: string | undefined
  readonly address: string
  readonly method: string
  readonly path: string
  /** Name of the API operation or sign-in step. */
  readonly operation?: string | undefined
  /** ARN of who asked. */
  readonly caller?: string | undefined
  /** `ok`, or the error's code. */
  readonly outcome?: string | undefined
  readonly status: number
  /** From the request's first byte to the answer, in milliseconds. */
  readonly ms: number
}

export interface Log {
  write(line: LogLine): void
  /** Writes what is held; resolves when it has left the process. */
  close(): Promise<void>
}

/** Where lines go: the part of a Node stream that the log uses. */
export interface LogTarget {
  readonly writableLength: number
  write(text: string, done?: () => void): boolean
}

const flushAfterMilliseconds = 50
const flushAtLines = 500
/** Past this many bytes nobody is reading: lines are dropped and counted, or memory would run out. */
const mostBytesWaiting = 8 * 1024 * 1024

/** Gathers lines and writes them together: one write a request would cost more than most requests do. */
export const createLog = (target: LogTarget, now: () => Date): Log => {
  let held: string[] = []
  let dropped = 0
  let timer: NodeJS.Timeout | undefined

  const flush = (done?: () => void): void => {
    clearTimeout(timer)
    timer = undefined
    if (dropped > 0) held.push(JSON.stringify({ time: now().toISOString(), droppedLines: dropped }))
    const text = held.length === 0 ? '' : `${held.join('\n')}\n`
    held = []
    dropped = 0
    target.write(text, done)
  }

  return {
    write(line) {
      if (target.writableLength > mostBytesWaiting) {
        dropped++
        return
      }
      held.push(JSON.stringify({ time: now().toISOString(), ...line }))
      if (held.length >= flushAtLines) flush()
      else timer ??= setTimeout(flush, flushAfterMilliseconds).unref()
    },
    close: () => new Promise(resolve => flush(resolve)),
  }
}
