import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'

export interface ValueRowProps {
  readonly value: string
  /** What kind of thing it is. */
  readonly words: string | undefined
  readonly readOnly: boolean
  readonly onEdit?: (() => void) | undefined
  readonly onRemove: () => void
}

/** An ARN or a principal of a statement, with what it is and what can be done with it. */
export const ValueRow = ({ value, words, readOnly, onEdit, onRemove }: ValueRowProps) => (
  <div className="gatehouse-visual-row">
    <div className="gatehouse-break">
      {words !== undefined && (
        <Box fontSize="body-s" color="text-body-secondary">
          {words}
        </Box>
      )}
      {value}
    </div>
    {!readOnly && (
      <div className="gatehouse-visual-buttons">
        {onEdit !== undefined && (
          <Button
            variant="icon"
            iconName="edit"
            formAction="none"
            ariaLabel={`Edit ${value}`}
            onClick={onEdit}
          />
        )}
        <Button
          variant="icon"
          iconName="remove"
          formAction="none"
          ariaLabel={`Remove ${value}`}
          onClick={onRemove}
        />
      </div>
    )}
  </div>
)
