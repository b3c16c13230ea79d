import { documentContract } from '../testing/contract-documents.ts'
import { contractFor } from '../testing/contract-support.ts'
import { transactionContract } from '../testing/contract-transactions.ts'
import type { Store } from './port.ts'

/**
 * The port's promises, as tests that every store runs. `open` makes an empty store for the collections of
 * `testing/contract-support.ts`.
 */
export const storeContract = (label: string, open: () => Promise<Store>): void => {
  const contract = contractFor(label, open)
  documentContract(contract)
  transactionContract(contract)
}
