import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

/** A text that a person takes elsewhere, such as an ARN, with a button that copies it. */
export const CopyText = ({ text, label }: { text: string; label: string }) => (
  <CopyToClipboard
    variant="inline"
    textToCopy={text}
    copyButtonAriaLabel={`Copy ${label}`}
    copySuccessText={`${label} copied`}
    copyErrorText={`${label} could not be copied; select the text and copy it yourself.`}
  />
)
