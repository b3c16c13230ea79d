import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { operationSuites } from '../iam/testing/operation-suites.ts'
import { openSqliteStore } from './sqlite-store.ts'

const base = mkdtempSync(join(tmpdir(), 'gatehouse-operations-'))
afterAll(() => rmSync(base, { recursive: true }))

operationSuites('SQLite', async () => openSqliteStore({ folder: mkdtempSync(join(base, 'data-')) }))
