import { expect, test } from 'vitest'
import { createLog, type LogLine } from './log.ts'

const line: LogLine = { address: '127.0.0.1', method: 'POST', path: '/', outcome: 'ok', status: 200, ms: 1.5 }
const now = (): Date => new Date('2026-01-02T03:04:05.678Z')

const target = (writableLength = 0) => {
  const written: string[] = []
  return {
    written,
    writableLength,
    write(text: string, done?: () => void) {
      if (text !== '') written.push(text)
      done?.()
      return true
    },
  }
}

test('each line is one JSON object with its time', async () => {
  const out = target()
  const log = createLog(out, now)
  log.write(line)
  log.write({ ...line, path: '/a\nb' })
  await log.close()
  expect(out.written).toHaveLength(1)
  const lines = (out.written[0] ?? '').trimEnd().split('\n')
  expect(lines.map(each => JSON.parse(each))).toEqual([
    { time: '2026-01-02T03:04:05.678Z', ...line },
    { time: '2026-01-02T03:04:05.678Z', ...line, path: '/a\nb' },
  ])
})

test('many lines are written before anybody closes', () => {
  const out = target()
  const log = createLog(out, now)
  for (let i = 0; i < 500; i++) log.write(line)
  expect(out.written.join('').split('\n')).toHaveLength(501)
})

test('when nobody reads, lines are dropped and counted', async () => {
  const out = target(9 * 1024 * 1024)
  const log = createLog(out, now)
  log.write(line)
  log.write(line)
  out.writableLength = 0
  log.write(line)
  await log.close()
  const lines = out.written.join('').trimEnd().split('\n')
  expect(lines.map(each => JSON.parse(each))).toEqual([
    { time: now().toISOString(), ...line },
    { time: now().toISOString(), droppedLines: 2 },
  ])
})
