import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'

export interface Notification {
  readonly type: 'success' | 'error' | 'info' | 'warning'
  readonly content: ReactNode
  /** Undo, most of the time. */
  readonly action?: { readonly text: string; readonly run: () => void } | undefined
}

interface Shown extends Notification {
  readonly id: string
  /** Has been there when the person went to another screen. */
  readonly carried: boolean
}

interface Notifications {
  readonly items: readonly Shown[]
  readonly notify: (notification: Notification) => void
  readonly dismiss: (id: string) => void
  readonly leaveScreen: () => void
}

const NotificationsContext = createContext<Notifications | undefined>(undefined)

interface NotificationsProviderProps {
  /** What there is to tell when the console opens. */
  readonly first: readonly Notification[]
  readonly children: ReactNode
}

/** Keeps what the flash bar shows; newest first. */
export const NotificationsProvider = ({ first, children }: NotificationsProviderProps) => {
  const [items, setItems] = useState<Notifications['items']>(() =>
    first.map((notification, index) => ({ ...notification, id: `first-${index}`, carried: false })),
  )
  const last = useRef(0)
  const notify = useCallback((notification: Notification) => {
    last.current += 1
    const id = `notification-${last.current}`
    // The newest success says enough; what went wrong stays until it is dismissed.
    setItems(shown => [
      { ...notification, id, carried: false },
      ...shown.filter(item => item.type !== 'success'),
    ])
  }, [])
  const dismiss = useCallback((id: string) => setItems(shown => shown.filter(item => item.id !== id)), [])
  const leaveScreen = useCallback(
    () =>
      setItems(shown =>
        shown
          .filter(item => item.type !== 'success' || !item.carried)
          .map(item => ({ ...item, carried: true })),
      ),
    [],
  )
  const value = useMemo(
    () => ({ items, notify, dismiss, leaveScreen }),
    [items, notify, dismiss, leaveScreen],
  )
  return <NotificationsContext value={value}>{children}</NotificationsContext>
}

const useNotifications = (): Notifications => {
  const notifications = useContext(NotificationsContext)
  if (notifications === undefined) throw new Error('useNotify is used outside of the console.')
  return notifications
}

/** Tells the person about something that has no place on the screen any more: a finished or failed background act. */
export const useNotify = (): Notifications['notify'] => useNotifications().notify

/**
 * To call when the person goes to another screen: a success goes along once, because many screens are left by
 * succeeding, and is gone the next time.
 */
export const useLeaveScreen = (): Notifications['leaveScreen'] => useNotifications().leaveScreen

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
