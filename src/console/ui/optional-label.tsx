/** The label of a field that may stay empty, as Cloudscape writes it. */
export const OptionalLabel = ({ text }: { text: string }) => (
  <span>
    {text} <i>- optional</i>
  </span>
)
