import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useState } from 'react'

/** A secret that may be shown or copied, hidden at first from whoever looks over the shoulder. */
export const SecretText = ({ text, label }: { text: string; label: string }) => {
  const [shown, setShown] = useState(false)
  return (
    <span className="gatehouse-copy">
      <span className="gatehouse-copy-button">
        <CopyToClipboard
          variant="icon"
          textToCopy={text}
          copyButtonAriaLabel={`Copy ${label}`}
          copySuccessText={`${label} copied`}
          copyErrorText={`${label} could not be copied; show it and copy it yourself.`}
        />
      </span>
      <span className="gatehouse-copy-text">
        <code className="gatehouse-break">{shown ? text : '•'.repeat(12)}</code>{' '}
        <Button
          variant="inline-link"
          formAction="none"
          onClick={() => setShown(!shown)}
          ariaLabel={`${shown ? 'Hide' : 'Show'} ${label}`}
        >
          {shown ? 'Hide' : 'Show'}
        </Button>
      </span>
    </span>
  )
}
