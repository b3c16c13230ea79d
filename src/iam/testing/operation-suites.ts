import { accessJobSuite } from './access-job-suite.ts'
import { accountSettingsSuite } from './account-settings-suite.ts'
import { accountSuite } from './account-suite.ts'
import { assumeRoleSuite } from './assume-role-suite.ts'
import { credentialReportSuite } from './credential-report-suite.ts'
import { credentialSuite } from './credential-suite.ts'
import { customSimulationSuite } from './custom-simulation-suite.ts'
import type { CreateStore } from './describe-service.ts'
import { groupSuite } from './group-suite.ts'
import { instanceProfileSuite } from './instance-profile-suite.ts'
import { isolationSuite } from './isolation-suite.ts'
import { lastAccessedSuite } from './last-accessed-suite.ts'
import { mfaDeviceListSuite } from './mfa-device-list-suite.ts'
import { mfaDeviceSuite } from './mfa-device-suite.ts'
import { mfaSessionSuite } from './mfa-session-suite.ts'
import { policySuite } from './policy-suite.ts'
import { policyUseSuite } from './policy-use-suite.ts'
import { roleSessionSuite } from './role-session-suite.ts'
import { roleSuite } from './role-suite.ts'
import { serverCertificateSuite } from './server-certificate-suite.ts'
import { serviceLinkedRoleSuite } from './service-linked-role-suite.ts'
import { simulationSuite } from './simulation-suite.ts'
import { userCredentialSuite } from './user-credential-suite.ts'
import { userSuite } from './user-suite.ts'

/** Every built operation through the official SDK; each store runs all of it. */
export const operationSuites = (storeName: string, createStore: CreateStore): void => {
  for (const suite of [
    userSuite,
    groupSuite,
    policySuite,
    policyUseSuite,
    credentialSuite,
    accountSuite,
    accountSettingsSuite,
    credentialReportSuite,
    roleSuite,
    assumeRoleSuite,
    roleSessionSuite,
    instanceProfileSuite,
    serviceLinkedRoleSuite,
    simulationSuite,
    customSimulationSuite,
    isolationSuite,
    userCredentialSuite,
    mfaDeviceSuite,
    mfaDeviceListSuite,
    mfaSessionSuite,
    serverCertificateSuite,
    lastAccessedSuite,
    accessJobSuite,
  ])
    suite(storeName, createStore)
}
