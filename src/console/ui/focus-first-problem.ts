/**
 * Puts the keyboard into the first field that is marked as wrong, and the field into sight: on a long page whoever
 * pressed the button at its end would otherwise see nothing happen. Does nothing where no field is marked.
 */
export const focusFirstProblem = (): void => {
  const field = document.querySelector<HTMLElement>('[aria-invalid="true"]')
  field?.focus({ preventScroll: true })
  field?.scrollIntoView({ block: 'center' })
}
