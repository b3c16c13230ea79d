import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AccessQuestion } from '../../../policy/analyze/access-question.ts'
import type { Catalog } from '../../../policy/catalog/catalog.ts'
import { accountDetailsQuery } from '../../api/queries/account-details.ts'
import { policyCatalogQuery } from '../../api/queries/policy-checks.ts'
import { useAddressQuery } from '../../app/use-address-query.ts'
import {
  type ExplorerAddress,
  explorerTabs,
  problemsOf,
  readExplorerAddress,
  writeExplorerAddress,
} from './explorer-question.ts'
import { useAccount } from './use-account.ts'
import { WhatTab } from './what-tab.tsx'
import { WhoTab } from './who-tab.tsx'
import { WhyTab } from './why-tab.tsx'

/** Only started: the screen shows how far they are. */
export const loader = (queryClient: QueryClient): void => {
  void queryClient.prefetchQuery(policyCatalogQuery())
  void queryClient.prefetchQuery(accountDetailsQuery())
}

/** The question of an address, once it is known that it can be asked. */
const askable = (asked: string, catalog: Catalog | undefined): AccessQuestion | undefined => {
  const { question } = readExplorerAddress(new URLSearchParams(asked))
  if (question === undefined || catalog === undefined || problemsOf(question, catalog)) return undefined
  const { action, resource, keys } = question
  return { action, resource, context: keys.map(({ key, value }) => [key, value]), now: new Date() }
}

/** Who can do something, what somebody can do, and why. */
export const Component = () => {
  const [query, changeQuery] = useAddressQuery()
  const { data: catalog } = useQuery(policyCatalogQuery())
  const account = useAccount()
  const { tab, question: written, principal } = readExplorerAddress(query)
  // The same question stays the same while the table is filtered: its state is in the address too.
  const asked = writeExplorerAddress({ tab: 'who', question: written, principal: undefined }).toString()
  const question = useMemo(() => askable(asked, catalog), [asked, catalog])
  const go = (next: Partial<ExplorerAddress>): void =>
    changeQuery(current => writeExplorerAddress({ ...readExplorerAddress(current), ...next }))
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Over the users, groups and roles of this account, with their policies, boundaries and trust."
      >
        Access explorer
      </Header>
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => {
          const next = explorerTabs.find(each => each === detail.activeTabId)
          if (next !== undefined) go({ tab: next })
        }}
        tabs={[
          {
            id: 'who',
            label: 'Who can do it',
            content: (
              <WhoTab
                account={account}
                written={written}
                question={question}
                onAsk={asking => go({ question: asking })}
              />
            ),
          },
          {
            id: 'what',
            label: 'What somebody can do',
            content: (
              <WhatTab account={account} principal={principal} onChoose={arn => go({ principal: arn })} />
            ),
          },
          {
            id: 'why',
            label: 'Why',
            content: (
              <WhyTab
                account={account}
                written={written}
                question={question}
                principal={principal}
                onAsk={(asking, arn) => go({ question: asking, principal: arn })}
              />
            ),
          },
        ]}
      />
    </SpaceBetween>
  )
}
