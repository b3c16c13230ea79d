import { besidePanelStyle, demoBarStyle } from './demo-bar-style.ts'
import { button, element, foldedUp } from './dom.ts'
import type { ExchangeLog } from './exchanges.ts'
import { showExchanges } from './exchanges-panel.ts'
import { formatFault, parseFault } from './faults.ts'
import type { MockApi } from './mock-api.ts'
import { isSeedName, seedChoices } from './seed/seeds.ts'

/** The page without what its address said of seed and faults: the person has chosen otherwise since. */
const reloadPlain = (): void => {
  const url = new URL(location.href)
  for (const name of ['seed', 'fault']) url.searchParams.delete(name)
  history.replaceState(history.state, '', url)
  location.reload()
}

/** Which seed to begin anew from; asks once more before it does, since all changes go. */
function seedForm(api: MockApi, present: string): HTMLElement {
  const select = element(
    'select',
    { id: 'seed' },
    ...seedChoices.map(({ name, title }) => element('option', { value: name }, title)),
  )
  select.value = present
  const begin = async (): Promise<void> => {
    if (!isSeedName(select.value)) return
    sure.replaceChildren(element('p', { role: 'status' }, 'Beginning anew…'))
    await api.seed(select.value)
    reloadPlain()
  }
  const ask = (): void => {
    const yes = button('Discard and begin anew', () => void begin())
    sure.replaceChildren(
      element('p', {}, 'Everything that was changed in this demo goes.'),
      yes,
      button('Keep it', () => {
        sure.replaceChildren(first)
        first.focus()
      }),
    )
    yes.focus()
  }
  const first = button('Begin anew…', ask)
  const sure = element('div', { class: 'row' }, first)
  return element('section', {}, element('label', { for: 'seed' }, 'Accounts'), select, sure)
}

/** What goes wrong on purpose: the list, and a field for one more. */
function faultForm(api: MockApi, changed: () => void): HTMLElement {
  const problem = element('p', { id: 'fault-problem', role: 'alert', class: 'problem' })
  const field = element('input', {
    id: 'fault',
    placeholder: 'ListUsers:AccessDenied',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'fault-problem',
  })
  const form = element(
    'form',
    {},
    element('label', { for: 'fault' }, 'Let something fail'),
    element('div', { class: 'row' }, field, element('button', { type: 'submit' }, 'Add')),
    problem,
  )
  form.addEventListener('submit', event => {
    event.preventDefault()
    try {
      api.faults([...api.faults(), parseFault(field.value.trim())])
      changed()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      problem.textContent = error.message
    }
  })
  const items = api.faults().map((fault, index) => {
    const text = formatFault(fault)
    const remove = button('Remove', () => {
      api.faults(api.faults().filter((_, i) => i !== index))
      changed()
    })
    remove.setAttribute('aria-label', `Remove ${text}`)
    return element('li', { class: 'row' }, element('code', {}, text), remove)
  })
  return element('section', {}, form, ...(items.length === 0 ? [] : [element('ul', {}, ...items)]))
}

/**
 * Shows the demo's own controls in a corner, folded up: which accounts, beginning anew, faults, what there is to say,
 * and what the sign-in flows have exchanged. Outside the console, which does not know of them. Returns how to bring it up to date.
 */
export function showDemoBar(api: MockApi, exchanges: ExchangeLog): () => void {
  const [style, pageStyle] = [new CSSStyleSheet(), new CSSStyleSheet()]
  style.replaceSync(demoBarStyle)
  pageStyle.replaceSync(besidePanelStyle)
  document.adoptedStyleSheets.push(pageStyle)
  const host = element('aside', { 'aria-label': 'Demo controls' })
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [style]
  const summary = element('summary', {}, 'Demo')
  const body = element('div', { class: 'body' })
  const details = foldedUp(summary, body, 'controls')
  root.append(details, showExchanges(exchanges))

  const refresh = async (): Promise<void> => {
    const { seed, setUpCode, notices } = await api.state()
    const count = notices.length + api.faults().length
    summary.textContent = count === 0 ? 'Demo' : `Demo (${count})`
    body.replaceChildren(
      element('p', {}, 'The whole service runs in this browser, and nothing leaves it.'),
      ...(api.leads ? [] : [element('p', {}, 'Another tab runs it; all tabs show the same accounts.')]),
      ...notices.map(({ text }) => element('p', { class: 'notice' }, text)),
      ...(setUpCode === undefined ? [] : [element('p', {}, 'Set-up code: ', element('code', {}, setUpCode))]),
      seedForm(api, seed),
      faultForm(api, () => void refresh().then(() => root.getElementById('fault')?.focus())),
    )
    // A notice must be seen, and nobody can go on without the code.
    if ((notices.length > 0 || setUpCode !== undefined) && !told) {
      told = true
      details.open = true
    }
  }
  let told = false
  details.addEventListener('toggle', () => {
    if (details.open) void refresh()
  })
  document.body.append(host)
  void refresh()
  return () => void refresh()
}
