import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'

export interface Notification {
  readonly type: 'success' | 'error' | 'info' | 'warning'
  readonly content: ReactNode
  /** Undo, most of the time. */
  readonly action?: { readonly text: string; readonly run: () => void } | undefined
}

interface Notifications {
  readonly items: readonly (Notification & { readonly id: string })[]
  readonly notify: (notification: Notification) => void
  readonly dismiss: (id: string) => void
}

const NotificationsContext = createContext<Notifications | undefined>(undefined)

/** Keeps what the flash bar shows; newest first. */
export const NotificationsProvider = ({ children }: { children: ReactNode }) => {
  const [items, setItems] = useState<Notifications['items']>([])
  const last = useRef(0)
  const notify = useCallback((notification: Notification) => {
    last.current += 1
    const id = `notification-${last.current}`
    // The newest success says enough; what went wrong stays until it is dismissed.
    setItems(shown => [{ ...notification, id }, ...shown.filter(item => item.type !== 'success')])
  }, [])
  const dismiss = useCallback((id: string) => setItems(shown => shown.filter(item => item.id !== id)), [])
  const value = useMemo(() => ({ items, notify, dismiss }), [items, notify, dismiss])
  return <NotificationsContext value={value}>{children}</NotificationsContext>
}

const useNotifications = (): Notifications => {
  const notifications = useContext(NotificationsContext)
  if (notifications === undefined) throw new Error('useNotify is used outside of the console.')
  return notifications
}

/** Tells the person about something that has no place on the screen any more: a finished or failed background act. */
export const useNotify = (): Notifications['notify'] => useNotifications().notify

export const NotificationBar = () => {
  const { items, dismiss } = useNotifications()
  return (
    <Flashbar
      stackItems
      items={items.map(
        ({ id, type, content, action }): FlashbarProps.MessageDefinition => ({
          id,
          type,
          content,
          dismissible: true,
          dismissLabel: 'Dismiss',
          ariaRole: type === 'error' ? 'alert' : 'status',
          onDismiss: () => dismiss(id),
          ...(action === undefined
            ? {}
            : {
                buttonText: action.text,
                onButtonClick: () => {
                  dismiss(id)
                  action.run()
                },
              }),
        }),
      )}
    />
  )
}
