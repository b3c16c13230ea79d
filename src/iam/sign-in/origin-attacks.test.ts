import { expect, test } from 'vitest'
import { signInSteps } from '../../lib/sign-in-messages.ts'
import { addPasskey, addPhone } from './test-devices.ts'
import { origin, startSignIn } from './test-sign-in.ts'

const json = 'application/json'
const elsewhere: readonly Readonly<Record<string, string>>[] = [
  { origin: 'https://evil.example', 'content-type': json },
  { origin: 'https://console.acme.example.evil.example', 'content-type': json },
  { origin: 'https://console.acme.example:8443', 'content-type': json },
  { origin: 'null', 'content-type': json },
  { origin, 'sec-fetch-site': 'cross-site', 'content-type': json },
]

test.each(signInSteps)('a page of another site cannot reach the step %s', async step => {
  const { send, ports, reads } = await startSignIn()
  const before = reads.transactions
  for (const headers of elsewhere) {
    const reply = await send(`/sign-in/${step}`, { method: 'POST', headers, body: '{}' })
    expect([reply.status, reply.body.code]).toEqual([403, 'InvalidRequest'])
    // No other page may read the answer, or ask whether it may.
    for (const [name] of reply.headers) expect(name).not.toMatch(/^access-control-/)
  }
  const { opened, verifications } = ports.counts
  expect([reads.transactions - before, opened, verifications]).toEqual([0, 0, 0])
})

test.each(signInSteps)('the step %s takes nothing that a form or a link can send', async step => {
  const { send } = await startSignIn()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const reply = await send(`/sign-in/${step}`, {
      method: 'POST',
      headers: { origin, 'content-type': type },
      body: '{}',
    })
    expect([reply.status, reply.body.code]).toEqual([415, 'InvalidRequest'])
  }
  for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await send(`/sign-in/${step}`, { method, headers: { origin } })
    expect([status, headers.get('allow')]).toEqual([405, 'POST'])
  }
})

test('script in what is typed or stored comes out as a text of JSON', async () => {
  const started = await startSignIn()
  const { post, addUser } = started
  const script = '<script>alert("1")</script>'
  const user = await addUser('alice', 'Blue-monkey-42')
  await addPhone(started, user.userId, script)
  await addPasskey(started, user.userId, script)
  const login = { account: 'acme', userName: 'alice', password: 'Blue-monkey-42' }
  const asked = await post('user', login)
  expect(asked.headers.get('content-type')).toBe('application/json')
  expect(asked.body.devices?.some(({ name }) => name === script)).toBe(true)
  const replies = [
    await post('user', { ...login, userName: script }),
    await post('user', { ...login, account: script }),
    await post('mfa-code', { ticket: asked.body.ticket, serialNumber: script, code: '000000' }),
    await post('new-password', { ticket: script, newPassword: script }),
    await post(encodeURIComponent(script), {}),
  ]
  for (const { headers, text } of replies) {
    expect(headers.get('content-type')).toBe('application/json')
    expect(text).not.toContain('script')
  }
})
