import { documentContract } from './contract-documents.ts'
import { contractFor } from './contract-support.ts'
import { transactionContract } from './contract-transactions.ts'
import type { Store } from './port.ts'

/**
 * The port's promises, as tests that every store runs. `open` makes an empty store for the collections of
 * `contract-support.ts`.
 */
export const storeContract = (label: string, open: () => Promise<Store>): void => {
  const contract = contractFor(label, open)
  documentContract(contract)
  transactionContract(contract)
}
