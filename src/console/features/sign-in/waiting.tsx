import { Frame } from './frame.tsx'

interface WaitingProps {
  readonly title: string
  readonly children: string
}

/** The page while something is under way that the person waits for; says so only after a moment. */
export function Waiting({ title, children }: WaitingProps) {
  return (
    <Frame title={title}>
      <p className="si-waiting" role="status">
        <span className="si-spinner" aria-hidden="true" />
        {children}
      </p>
    </Frame>
  )
}
