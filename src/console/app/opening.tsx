import Box from '@cloudscape-design/components/box'
import Spinner from '@cloudscape-design/components/spinner'

/** What is seen before the first screen has its code and data. */
export const Opening = () => (
  <Box textAlign="center" padding={{ vertical: 'xxxl' }}>
    <div role="status">
      <Spinner /> <Box variant="span">Opening the console</Box>
    </div>
  </Box>
)
