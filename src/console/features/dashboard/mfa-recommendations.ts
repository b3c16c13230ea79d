import type { ReportedUser } from '../../api/credential-report.ts'
import { paths } from '../../app/paths.ts'
import { namesOf } from './names-of.ts'
import type { Recommendation } from './recommendations.ts'

/** Who signs in with a password alone, and which devices are nobody's; nothing where that may not be read. */
export const mfaRecommendations = (
  summary: Readonly<Record<string, number>>,
  report: readonly ReportedUser[] | 'missing' | undefined,
): readonly Recommendation[] => [
  // A missing report has a line of its own.
  ...(typeof report === 'object' ? withoutMfa(report) : []),
  ...unassigned(summary),
]

const withoutMfa = (report: readonly ReportedUser[]): readonly Recommendation[] => {
  const id = 'users-mfa'
  const open = report.filter(user => !user.root && user.password === true && !user.mfa)
  return open.length === 0
    ? [
        {
          id,
          state: 'good',
          title: 'Everybody with a console password has MFA',
          detail: 'So says the credential report.',
        },
      ]
    : [
        {
          id,
          state: 'mend',
          title: `${open.length === 1 ? 'One user signs' : `${open.length} users sign`} in without MFA`,
          detail: `${namesOf(open)}. Each can assign a device under “My security credentials”; nobody can for them.`,
          fix: { text: 'Show them', path: paths.credentialReport('mfa=No', 'password=Yes') },
        },
      ]
}

/** Source: IAM API Reference, "GetAccountSummary", `MFADevices` and `MFADevicesInUse`. */
const unassigned = ({
  MFADevices: all = 0,
  MFADevicesInUse: used = all,
}: Readonly<Record<string, number>>): readonly Recommendation[] => {
  const count = all - used
  return count <= 0
    ? []
    : [
        {
          id: 'unassigned-mfa',
          state: 'mend',
          title: `${count === 1 ? 'One virtual MFA device belongs' : `${count} virtual MFA devices belong`} to nobody`,
          detail:
            'Left half way or deactivated: such a device protects nothing and keeps its name from being used.',
          fix: { text: 'Show them', path: paths.virtualMfaDevices('user=Nobody') },
        },
      ]
}
