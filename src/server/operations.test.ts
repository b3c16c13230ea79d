import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operationSuites } from '../iam/testing/operation-suites.ts'
import { openSqliteStore } from './sqlite-store.ts'

operationSuites('SQLite', async () =>
  openSqliteStore({ folder: mkdtempSync(join(tmpdir(), 'gatehouse-operations-')) }),
)
