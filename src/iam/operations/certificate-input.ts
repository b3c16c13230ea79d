import { ServiceError } from '../errors.ts'
import { type Certificate, readCertificates } from '../keys/certificate.ts'
import { readOrRefuse } from '../keys/malformed.ts'
import { isSignedBy } from '../keys/signature-check.ts'

export const malformedCertificate = (message: string): ServiceError =>
  new ServiceError('MalformedCertificate', 400, message)

const unreadable = (): ServiceError =>
  malformedCertificate('Unable to parse certificate. Please ensure the certificate is in PEM format.')

/** The one certificate that a body holds, or AWS's MalformedCertificate. */
export function requireCertificate(body: string): Promise<Certificate> {
  return readOrRefuse(() => {
    const [certificate, ...rest] = readCertificates(body)
    if (rest.length > 0) throw unreadable()
    return certificate
  }, unreadable)
}

/** The index counts from the certificate itself on: -1 says that the first of the chain did not sign it. */
const brokenChain = (index: number): ServiceError =>
  malformedCertificate(
    `Unable to validate certificate chain. The certificate chain must start with the immediate signing certificate, followed by any intermediaries in order. The index within the chain of the invalid certificate is: ${index}`,
  )

/** Longer than any chain that a server needs: each link costs a signature to check. */
const longestChain = 10

/** Refuses a chain in which not each certificate was issued by the next one. */
export async function requireChain(certificate: Certificate, chain: string): Promise<void> {
  const issuers = await readOrRefuse(() => readCertificates(chain), unreadable)
  if (issuers.length > longestChain)
    throw malformedCertificate(
      `A certificate chain has at most ${longestChain} certificates, not ${issuers.length}.`,
    )
  let issued = certificate
  for (const [index, issuer] of issuers.entries()) {
    const broken = () => brokenChain(index - 1)
    if (!(await readOrRefuse(() => isSignedBy(issued, issuer), broken))) throw broken()
    issued = issuer
  }
}
