import { createMemoryStore } from './store/memory-store.ts'
import { operationSuites } from './testing/operation-suites.ts'

operationSuites('memory', async () => createMemoryStore())
