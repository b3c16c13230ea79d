import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeContract } from '../iam/store/contract-suite.ts'
import { contractCollections } from '../iam/store/contract-support.ts'
import { openSqliteStore } from './sqlite-store.ts'

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'gatehouse-store-'))

storeContract('sqlite', async () =>
  openSqliteStore({ folder: newFolder(), collections: contractCollections }),
)
