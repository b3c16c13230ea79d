import { createMemoryStore } from './store/memory-store.ts'
import { groupSuite } from './testing/group-suite.ts'
import { policySuite } from './testing/policy-suite.ts'
import { userSuite } from './testing/user-suite.ts'

userSuite('memory', async () => createMemoryStore())
groupSuite('memory', async () => createMemoryStore())
policySuite('memory', async () => createMemoryStore())
