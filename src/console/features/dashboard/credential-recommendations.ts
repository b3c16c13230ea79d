import type { ReportedUser } from '../../api/credential-report.ts'
import { hasOldKey, staleAfterDays, unusedCredentials } from '../../api/stale-credentials.ts'
import { paths } from '../../app/paths.ts'
import { namesOf } from './names-of.ts'
import type { Recommendation } from './recommendations.ts'

/** What the credential report says, or that it is missing; nothing where it may not be read. */
export const credentialRecommendations = (
  report: readonly ReportedUser[] | 'missing' | undefined,
  now: number,
): readonly Recommendation[] => {
  if (report === undefined) return []
  if (report === 'missing')
    return [
      {
        id: 'report',
        state: 'unknown',
        title: 'Old and unused credentials are not known',
        detail: 'There is no credential report of the last four hours, which tells them.',
        fix: { text: 'Generate the credential report', path: paths.credentialReport() },
      },
    ]
  return [...oldKeys(report, now), ...unused(report, now)]
}

const oldKeys = (report: readonly ReportedUser[], now: number): readonly Recommendation[] => {
  const id = 'old-keys'
  const old = report.filter(user => hasOldKey(user, now))
  return old.length === 0
    ? [
        {
          id,
          state: 'good',
          title: `No active access key is older than ${staleAfterDays} days`,
          detail: 'So says the credential report.',
        },
      ]
    : [
        {
          id,
          state: 'mend',
          title: `${old.length === 1 ? 'One user has' : `${old.length} users have`} access keys older than ${staleAfterDays} days`,
          detail: `${namesOf(old)}. The longer a key lives, the more places know it: replace it.`,
          fix: { text: 'Show them', path: paths.credentialReport(`oldest-key>${staleAfterDays}`) },
        },
      ]
}

const unused = (report: readonly ReportedUser[], now: number): readonly Recommendation[] => {
  const id = 'unused-credentials'
  const idle = report.filter(user => unusedCredentials(user, now).length > 0)
  return idle.length === 0
    ? [
        {
          id,
          state: 'good',
          title: `Every password and key was used within ${staleAfterDays} days`,
          detail: 'So says the credential report.',
        },
      ]
    : [
        {
          id,
          state: 'mend',
          title: `${idle.length === 1 ? 'One user has credentials' : `${idle.length} users have credentials`} unused for ${staleAfterDays} days`,
          detail: `${namesOf(idle)}. Nobody misses what nobody uses: deactivate it.`,
          fix: { text: 'Show them', path: paths.credentialReport('unused!=None') },
        },
      ]
}
