import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { Fragment } from 'react'

/** A text that a person takes elsewhere, such as an ARN, with a button that copies it. */
export const CopyText = ({ text, label }: { text: string; label: string }) => (
  <span className="gatehouse-copy">
    <span className="gatehouse-copy-button">
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`Copy ${label}`}
        copySuccessText={`${label} copied`}
        copyErrorText={`${label} could not be copied; select the text and copy it yourself.`}
      />
    </span>
    <Breakable text={text} />
  </span>
)

/** Where there is no room for a whole ARN or address, it breaks after one of its marks and not within a name. */
const Breakable = ({ text }: { text: string }) => {
  let end = 0
  return (
    <span className="gatehouse-copy-text">
      {text.split(/(?<=[/:#])(?![/:#])/).map(part => {
        end += part.length
        return (
          <Fragment key={end}>
            {part}
            <wbr />
          </Fragment>
        )
      })}
    </span>
  )
}
