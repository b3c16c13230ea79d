import { button, element, foldedUp } from './dom.ts'
import { meaningOf, titleOf } from './exchange-words.ts'
import type { Exchange, ExchangeLog } from './exchanges.ts'

const message = (title: string, { line, headers, body }: Exchange['request']): HTMLElement =>
  element(
    'details',
    {},
    element('summary', {}, title),
    element(
      'pre',
      { tabindex: '0', 'aria-label': title },
      [line, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n'),
    ),
  )

const item = (exchange: Exchange): HTMLElement => {
  const { request, answer, status, outcome } = exchange
  const meaning = meaningOf(exchange)
  return element(
    'li',
    { class: status < 400 ? 'exchange' : 'exchange refused' },
    element('strong', {}, titleOf(exchange)),
    element('p', {}, `${request.line} → ${[status, outcome].filter(part => part !== undefined).join(' ')}`),
    ...(meaning === undefined ? [] : [element('p', {}, meaning)]),
    message('Request', request),
    message('Answer', answer),
  )
}

/** What the sign-in and MFA flows of this tab have exchanged, the newest first, folded up until somebody asks. */
export function showExchanges(log: ExchangeLog): HTMLElement {
  const summary = element('summary', {}, 'What just happened')
  const body = element('div', { class: 'body' })
  const details = foldedUp(summary, body, 'exchanges')
  const draw = (): void => {
    const exchanges = log.list()
    summary.textContent =
      exchanges.length === 0 ? 'What just happened' : `What just happened (${exchanges.length})`
    if (!details.open) return
    body.replaceChildren(
      element(
        'p',
        {},
        exchanges.length === 0
          ? 'Sign in, or enrol a device: the messages between this page and the service will stand here.'
          : 'The messages between this page and the service, the newest first. Secrets are left out.',
      ),
      element('ol', { reversed: '' }, ...exchanges.toReversed().map(item)),
      ...(exchanges.length === 0
        ? []
        : [
            button('Forget them', () => {
              log.clear()
              summary.focus()
            }),
          ]),
    )
  }
  details.addEventListener('toggle', () => {
    document.documentElement.classList.toggle('demo-exchanges-open', details.open)
    draw()
  })
  log.onChange(draw)
  draw()
  return details
}
