import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CopyText } from './copy-text.tsx'
import { downloadCsv, toCsv } from './resource-table/csv.ts'
import { SecretText } from './secret-text.tsx'

interface Labelled {
  readonly label: string
  readonly text: string
}

interface OneTimeSecretProps {
  readonly warning: string
  /** What the secret belongs to, such as an access key id. */
  readonly name: Labelled
  readonly secret: Labelled
  readonly fileName: string
}

/** A secret that nobody can ask for again, to copy or to take along as a file. */
export const OneTimeSecret = ({ warning, name, secret, fileName }: OneTimeSecretProps) => (
  <SpaceBetween size="m">
    <Alert type="warning">{warning}</Alert>
    <KeyValuePairs
      columns={1}
      items={[
        { label: name.label, value: <CopyText text={name.text} label={name.label} /> },
        { label: secret.label, value: <SecretText text={secret.text} label={secret.label} /> },
      ]}
    />
    <Button
      iconName="download"
      formAction="none"
      onClick={() =>
        downloadCsv(
          fileName,
          toCsv([name.label, secret.label], [[name.text, secret.text]], { verbatim: true }),
        )
      }
    >
      Download .csv
    </Button>
  </SpaceBetween>
)
