import type { PasskeyOptions } from '../../lib/sign-in-messages.ts'
import { acceptCode } from '../mfa/accept-code.ts'
import {
  assertionOptions,
  counterRises,
  isPasskey,
  newChallenge,
  verifyAssertion,
} from '../mfa/passkey-assertion.ts'
import { readAssertion } from '../mfa/passkey-response.ts'
import { resyncDevice } from '../mfa/resync.ts'
import type { RequestFacts } from '../operation.ts'
import { type CodeDevice, mfaDevices, type StoredMfaDevice } from '../store/mfa-devices.ts'
import type { WriteTx } from '../store/port.ts'
import { nextStep } from './next-step.ts'
import type { Principal, SignInDeps } from './principal.ts'
import { invalidRequest, mfaFailed, Refusal, refusedTo, ticketExpired } from './refusal.ts'
import { type JsonObject, textField } from './request-body.ts'
import { spendTicket } from './spend-ticket.ts'
import type { StepRequest, StepResult, Steps } from './step.ts'
import { openTicket, sealTicket, type Ticket, ticketField } from './ticket.ts'
import { holderOf } from './ticket-holder.ts'
import type { TryCounter } from './try-counter.ts'

/** Digits of a code. */
const codeLength = 6
/** Characters of a serial number; the API model says the same. */
const longestSerialNumber = 256

/** The steps that ask for a second factor. */
export function createMfaSteps(
  deps: SignInDeps,
  tries: TryCounter,
): Steps<'mfa-code' | 'mfa-resync' | 'passkey-options' | 'passkey'> {
  const { store, ports, codeTries } = deps

  /** A passkey's ticket stands for the one it came from: who asked for a passkey may give a code after all. */
  const openMfaTicket = ({ body }: StepRequest) => openTicket(ports, ticketField(body), 'mfa', 'passkey')

  const holderNow = (ticket: Ticket) => store.read(tx => holderOf(deps, tx, ticket))

  /** Counts for the principal and the address; given back when it proves to be no guess. */
  const countCodes = (begin: () => () => void, address: string | undefined) => {
    const giveBackPlace = tries.beginAt(address)
    try {
      const giveBackCode = begin()
      return () => {
        giveBackPlace()
        giveBackCode()
      }
    } catch (error) {
      giveBackPlace()
      throw error
    }
  }

  /**
   * The one success of a ticket, together with what `also` has to write. `also` is given the device of that serial
   * number, and refuses where somebody has made another one at this moment.
   */
  const succeed = async (
    ticket: Ticket,
    serialNumber: string,
    facts: RequestFacts,
    also: (tx: WriteTx, device: StoredMfaDevice) => Promise<void>,
  ): Promise<StepResult> => {
    const now = ports.now()
    const holder = await store.write(ticket.accountId, async tx => {
      const current = await holderOf(deps, tx, ticket)
      const device = current.devices.find(each => each.serialNumber === serialNumber)
      // Deactivated at this moment.
      if (device === undefined) throw ticketExpired()
      await also(tx, device)
      await spendTicket(tx, ticket, ports.now())
      return current
    })
    const mfa = { at: Math.floor(now.getTime() / 1000), serialNumber }
    return nextStep(deps, { ...holder, mfa }, facts)
  }

  type Codes = { readonly accountId: string; readonly principalId: string; readonly serialNumber: string }

  const byCodes = async (
    request: StepRequest,
    begin: (of: Codes) => () => void,
    accept: (of: Codes) => Promise<CodeDevice | undefined>,
  ) => {
    const ticket = await openMfaTicket(request)
    const serialNumber = textField(request.body, 'serialNumber', longestSerialNumber)
    // A ticket that is worth nothing uses no code up.
    const { principal } = await holderNow(ticket)
    const { accountId, principalId } = principal
    const of = { accountId, principalId, serialNumber }
    const giveBack = beginKnown(principal, () => countCodes(() => begin(of), request.address))
    const proven = await accept(of).catch((error: unknown) => {
      giveBack()
      throw error
    })
    if (proven === undefined) throw mfaFailed(principal.shown.arn)
    giveBack()
    return succeed(ticket, serialNumber, request.facts, async (_tx, device) => {
      if (device.kind === 'passkey' || device.sealedSeed !== proven.sealedSeed) throw ticketExpired()
    })
  }

  return {
    'mfa-code': request => {
      const code = codeField(request.body, 'code')
      return byCodes(
        request,
        of => codeTries.begin('sign-in', of.accountId, of.principalId),
        of => acceptCode({ store, ports }, { ...of, code }),
      )
    },

    // Open at any time, though a page offers it after two wrong codes: a condition would cost a guesser two requests,
    // and a pair is harder to hit than one code. It also is the owner's way in while others use the single codes up.
    'mfa-resync': request => {
      const [code1, code2] = [codeField(request.body, 'code1'), codeField(request.body, 'code2')]
      return byCodes(
        request,
        of => codeTries.beginTwo(of.accountId, of.principalId, request.address),
        of => resyncDevice({ store, ports }, { ...of, code1, code2 }),
      )
    },

    'passkey-options': async request => {
      const ticket = await openMfaTicket(request)
      const { principal, devices } = await holderNow(ticket)
      const passkeys = devices.filter(isPasskey)
      if (passkeys.length === 0) throw mfaFailed(principal.shown.arn)
      const challenge = newChallenge(ports)
      const answer: PasskeyOptions = {
        ticket: await sealTicket(ports, { ...ticket, purpose: 'passkey', challenge }),
        options: assertionOptions(challenge, request.site, passkeys),
      }
      return { answer, caller: principal.shown.arn, outcome: 'passkey-options' }
    },

    passkey: async ({ body, address, facts }) => {
      const ticket = await openTicket(ports, ticketField(body), 'passkey')
      const answer = readAssertion(body.response)
      if (answer === undefined)
        throw invalidRequest(400, 'The field "response" must be the answer of a passkey to its challenge.')
      const { principal, devices } = await holderNow(ticket)
      // By the address alone: nobody guesses a signature, and a count by person would let whoever knows the password
      // keep its owner out.
      const giveBack = beginKnown(principal, () => tries.beginAt(address))
      const passkey = devices.filter(isPasskey).find(({ credentialId }) => credentialId === answer.id)
      const { challenge = '' } = ticket
      const counter = passkey && (await verifyAssertion(passkey, answer, challenge))
      if (passkey === undefined || counter === undefined) throw mfaFailed(principal.shown.arn)
      const result = await succeed(ticket, passkey.serialNumber, facts, async (tx, device) => {
        if (!isPasskey(device) || device.credentialId !== answer.id) throw ticketExpired()
        if (!counterRises(device, counter)) throw mfaFailed(principal.shown.arn, 'ClonedPasskey')
        await tx.put(mfaDevices, { ...device, counter })
      })
      giveBack()
      return result
    },
  }
}

/** Any text of up to six characters: what is no code is refused like a wrong one. */
const codeField = (body: JsonObject, name: string): string => textField(body, name, codeLength)

/** Begins a try of somebody whose password was right: the log names them also when they have to wait. */
function beginKnown({ shown }: Principal, begin: () => () => void): () => void {
  try {
    return begin()
  } catch (error) {
    throw error instanceof Refusal ? refusedTo(shown.arn, error) : error
  }
}
