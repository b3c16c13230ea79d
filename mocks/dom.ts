export type Child = Node | string

/** An element with its attributes and what is in it. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export const button = (text: string, onClick: () => void): HTMLButtonElement => {
  const made = element('button', { type: 'button' }, text)
  made.addEventListener('click', onClick)
  return made
}

/** A panel that a click on its summary opens, and Escape closes. */
export const foldedUp = (summary: HTMLElement, body: HTMLElement, name: string): HTMLDetailsElement => {
  const details = element('details', { class: `panel ${name}` }, summary, body)
  details.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    summary.focus()
  })
  return details
}
