import type { MouseEvent, ReactNode } from 'react'

/**
 * Takes a double click on the button in it for one: where the first click brings a step that is to be read, the second
 * would take that step unread.
 */
export const SingleClick = ({ children }: { children: ReactNode }) => (
  <span onClickCapture={passOverRepeated}>{children}</span>
)

function passOverRepeated(event: MouseEvent): void {
  if (event.detail < 2) return
  event.preventDefault()
  event.stopPropagation()
}
