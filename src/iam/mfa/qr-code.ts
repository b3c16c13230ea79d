import { encode as encodePng } from 'fast-png'
import { encode as encodeQr } from 'uqr'

/** Pixels of a module's side. */
const scale = 4
/** Modules of white around the code, without which cameras do not find it. */
const quietZone = 4

/** The text as a QR code: a PNG in black and white, some two hundred pixels wide for a hundred characters. */
export function qrCodePng(text: string): Uint8Array {
  const { data: modules, size } = encodeQr(text, { ecc: 'M', border: quietZone })
  const width = size * scale
  const data = new Uint8Array(width * width).fill(255)
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return
      for (let line = 0; line < scale; line++) {
        const start = (y * scale + line) * width + x * scale
        data.fill(0, start, start + scale)
      }
    })
  })
  return encodePng({ width, height: width, data, depth: 8, channels: 1 })
}

/**
 * What an authenticator app reads. Source: IAM API Reference, VirtualMFADevice, "QRCodePNG": the name of the device
 * and of the account; the issuer is what apps show above them.
 */
export function otpauthUri(deviceName: string, accountName: string, base32Seed: string): string {
  const label = `${encodeURIComponent(deviceName)}@${encodeURIComponent(accountName)}`
  return `otpauth://totp/${label}?secret=${base32Seed}&issuer=Gatehouse`
}
