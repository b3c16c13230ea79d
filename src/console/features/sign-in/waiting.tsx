import { Frame } from './frame.tsx'
import { WaitingWords } from './waiting-words.tsx'

interface WaitingProps {
  readonly title: string
  readonly children: string
}

/** The page while something is under way that the person waits for. */
export function Waiting({ title, children }: WaitingProps) {
  return (
    <Frame title={title}>
      <WaitingWords>{children}</WaitingWords>
    </Frame>
  )
}
