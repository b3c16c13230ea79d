import { createHash, createHmac } from 'node:crypto'
import type { SeededKey } from './seed.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const versions = { iam: '2010-05-08', sts: '2011-06-15' } as const

/**
 * The bytes of one signed HTTP/1.1 request to the IAM or the STS API. Signatures hold for five minutes, so that a
 * load client can make them before it starts to measure.
 */
export const signedRequest = (
  port: number,
  key: SeededKey,
  fields: Readonly<Record<string, string>>,
  service: 'iam' | 'sts' = 'iam',
): Buffer => {
  const host = `127.0.0.1:${port}`
  const body = new URLSearchParams({ Version: versions[service], ...fields }).toString()
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const scope = `${time.slice(0, 8)}/us-east-1/${service}/aws4_request`
  const type = 'application/x-www-form-urlencoded'
  const signedHeaders = 'content-type;host;x-amz-date'
  const headers = `content-type:${type}\nhost:${host}\nx-amz-date:${time}\n`
  const canonical = ['POST', '/', '', headers, signedHeaders, sha256(body)].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')
  const signingKey = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${key.secretAccessKey}`)
  const signature = hmac(signingKey, toSign).toString('hex')
  const credential = `Credential=${key.accessKeyId}/${scope}`
  const head = [
    'POST / HTTP/1.1',
    `Host: ${host}`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Amz-Date: ${time}`,
    `Authorization: AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}
