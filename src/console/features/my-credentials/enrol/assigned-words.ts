import { mfaNameOf } from '../../../api/mfa-device.ts'

/** What is said of a device that has just been assigned, in a message and on a screen of its own. */
export const assignedWords = (serialNumber: string) => ({
  what: `“${mfaNameOf(serialNumber)}” is assigned to you`,
  follows: 'From the next sign-in on you are asked for it after the password.',
})
