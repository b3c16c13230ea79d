/** As a `ref`: a page is longer than a screen, and what went wrong stands somewhere on it. */
export const bringIntoView = (element: HTMLElement | null): void =>
  element?.scrollIntoView({ block: 'center' })
