import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { readableText } from '../../policy/model/readable-text.ts'

/** A policy as it was written, laid out if it has no lines, with a button that copies it. */
export const PolicyText = ({ document, label }: { document: string; label: string }) => (
  <SpaceBetween size="s">
    <CopyToClipboard
      copyButtonText="Copy JSON"
      textToCopy={document}
      copySuccessText="JSON copied"
      copyErrorText="The JSON could not be copied; select the text and copy it yourself."
    />
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard */}
    <section className="gatehouse-document-frame" aria-label={label} tabIndex={0}>
      <pre className="gatehouse-document">{readableText(document)}</pre>
    </section>
  </SpaceBetween>
)
