import { Frame } from './frame.tsx'
import { Notice } from './notice.tsx'

/** The console cannot start at all; the sentence says why and what to do. */
export function StartFailure({ sentence }: { readonly sentence: string }) {
  return (
    <Frame title="Cannot start">
      <h1 className="si-title">Gatehouse cannot start</h1>
      <Notice kind="error">{sentence}</Notice>
      <button type="button" className="si-submit" onClick={() => location.reload()}>
        Load the page again
      </button>
    </Frame>
  )
}
