import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Fetched } from '../../app/fetched.tsx'
import { useSettled } from '../../ui/use-settled.ts'

/** A pause in typing of so many milliseconds, after which the text is summed up. */
const pause = 500

// It has tables, and a text can be written before they are there.
const fetchSummary = async () => (await import('../../app/policy-summary-panel.tsx')).PolicySummaryPanel

/** What the text that is being written allows and denies. */
export const SummaryPanel = ({ text }: { text: string }) => (
  <Container
    header={
      <Header variant="h2" description="What the document above denies and allows, as IAM will read it.">
        Summary
      </Header>
    }
  >
    <Fetched
      name="policy-summary"
      fetch={fetchSummary}
      what="the summary"
      props={{ text: useSettled(text, pause) }}
    />
  </Container>
)
