import { bundledCatalog } from '../../policy/catalog/bundled-catalog.ts'
import { openCatalog } from '../../policy/catalog/open-catalog.ts'
import { parsePolicy } from '../../policy/model/parse.ts'
import { servicesNamed } from '../../policy/validate/services-named.ts'
import { validatePolicy } from '../../policy/validate/validate.ts'
import { type BenchResult, bestMilliseconds } from './measure.ts'

/** Milliseconds that a policy of so many bytes may take. */
const wanted: ReadonlyMap<number, string> = new Map([
  [6_000, 'under 5 ms'],
  [100_000, 'under 50 ms'],
])

const services = ['s3', 'ec2', 'dynamodb', 'sqs', 'lambda', 'kms', 'logs', 'iam', 'sns', 'rds']

/** A statement as people write them: a few actions and resources, a condition in every second, a slip in every fifth. */
function statement(index: number): object {
  const service = services[index % services.length] ?? 's3'
  const team = `team-${index}`
  return {
    Sid: `Statement${index}`,
    Effect: index % 7 === 6 ? 'Deny' : 'Allow',
    Action: [
      `${service}:Get*`,
      `${service}:List*`,
      index % 5 === 4 ? `${service}:Creat` : `${service}:Describe*`,
    ],
    Resource: [
      service === 's3' ? `arn:aws:s3:::${team}/*` : `arn:aws:${service}:eu-west-1:111122223333:${team}/*`,
      `arn:aws:s3:::${team}-shared/\${aws:username}/*`,
    ],
    ...(index % 2 === 0 && {
      Condition: {
        StringEquals: { 'aws:ResourceTag/team': [team, 'shared'] },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    }),
  }
}

/** An identity policy of about so many bytes. */
export function policyOf(bytes: number): string {
  const statements: string[] = []
  let length = 45
  for (let index = 0; length < bytes; index++) {
    const text = JSON.stringify(statement(index))
    statements.push(text)
    length += text.length + 1
  }
  return `{"Version":"2012-10-17","Statement":[${statements.join()}]}`
}

/** Validates an identity policy of 1, 6, 10, 100 kB and 1 MB with every rule, the catalogue loaded. */
export async function runValidationBench(): Promise<readonly BenchResult[]> {
  const catalog = await openCatalog(bundledCatalog)
  await catalog.loadServices(servicesNamed(parsePolicy(policyOf(6_000)), catalog))
  return [1_000, 6_000, 10_000, 100_000, 1_000_000].map(bytes => {
    const text = policyOf(bytes)
    let findings = 0
    const milliseconds = bestMilliseconds(Math.max(5, Math.min(100, 3_000_000 / bytes)), () => {
      findings = validatePolicy(text, { type: 'identity', catalog }).length
    })
    const perKilobyte = ((milliseconds * 1000) / (text.length / 1000)).toFixed(0)
    return {
      name: `validation of ${Math.round(text.length / 1000)} kB, ${findings} findings, ${perKilobyte} µs a kB`,
      value: `${milliseconds.toFixed(2)} ms`,
      wanted: wanted.get(bytes),
    }
  })
}
