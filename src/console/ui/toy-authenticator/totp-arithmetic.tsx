import type { TotpSteps } from './totp-steps.ts'

const hex = (bytes: Uint8Array): readonly string[] =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0'))

const spaced = (bytes: Uint8Array): string => hex(bytes).join(' ')

/** From the secret to the six digits, each step with its numbers. */
export const TotpArithmetic = ({ steps }: { steps: TotpSteps }) => {
  const { secret, counter, counterBytes, hmac, offset, truncated, code } = steps
  const marked = hmac.slice(offset, offset + 4)
  return (
    <ol className="toy-steps">
      <li>
        <b>Secret.</b> The key in base 32 stands for {secret.length} bytes, which only the device and the
        service know.
        <code>{spaced(secret)}</code>
      </li>
      <li>
        <b>Counter.</b> The seconds since 1970, divided by 30: {counter.toLocaleString('en')}. Both sides know
        the time, so that nothing has to be sent. As eight bytes:
        <code>{spaced(counterBytes)}</code>
      </li>
      <li>
        <b>HMAC-SHA-1</b> of the counter under the secret, twenty bytes. Nobody can get back from it to the
        secret.
        <code>
          {hex(hmac).map((byte, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a byte is known by its place alone.
            <span key={place} className={classOf(place, offset)}>
              {byte}{' '}
            </span>
          ))}
        </code>
      </li>
      <li>
        <b>Dynamic truncation.</b> The last half-byte, <i>{offset.toString(16)}</i>, says where to begin: four
        bytes from byte {offset} on, {spaced(marked)}, without their first bit, are the number
        <code>{truncated.toLocaleString('en')}</code>
      </li>
      <li>
        <b>Six digits.</b> The remainder of dividing it by 1,000,000:
        <code className="toy-result">{code}</code>
      </li>
    </ol>
  )
}

const classOf = (place: number, offset: number): string | undefined =>
  place >= offset && place < offset + 4 ? 'toy-taken' : place === 19 ? 'toy-offset' : undefined
