import { IAMClient } from '@aws-sdk/client-iam'
import type { Page } from '@playwright/test'

/** A client of the SDK that acts as whoever is signed in to a page's console. */
export async function iamClientOf(page: Page, origin: string): Promise<IAMClient> {
  const kept = await page.evaluate(() => sessionStorage.getItem('gatehouse.sessions'))
  const { signIns } = JSON.parse(kept ?? '') as {
    signIns: {
      own: { credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string } }
    }[]
  }
  const [signIn] = signIns
  if (signIn === undefined) throw new Error('the tab keeps no sign-in')
  const { accessKeyId, secretAccessKey, sessionToken } = signIn.own.credentials
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  return new IAMClient({ endpoint: origin, region: 'us-east-1', credentials })
}
