import { type ReactNode, useEffect, useRef } from 'react'

interface NoticeProps {
  readonly kind: 'error' | 'info' | 'success'
  readonly title?: string | undefined
  readonly id?: string
  /** Takes the focus when it appears, and again whenever this changes. */
  readonly focusOn?: number | undefined
  /** Something else on the page announces it. */
  readonly saidElsewhere?: boolean
  readonly children: ReactNode
}

/** One message to the person. Errors are announced at once. */
export function Notice({ kind, title, id, focusOn, saidElsewhere = false, children }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusOn !== undefined) box.current?.focus()
  }, [focusOn])
  return (
    <div
      ref={box}
      id={id}
      className={`si-notice si-${kind}`}
      role={saidElsewhere ? undefined : kind === 'error' ? 'alert' : 'status'}
      tabIndex={focusOn === undefined ? undefined : -1}
    >
      <svg className="si-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <circle cx="8" cy="8" r="7" />
        <path
          d={kind === 'error' ? 'M8 4v5m0 2v1' : kind === 'info' ? 'M8 12V7m0-2V4' : 'M5 8.2 7.2 10.5 11 6'}
        />
      </svg>
      <div>
        {title === undefined ? null : <strong className="si-notice-title">{title}</strong>}
        {children}
      </div>
    </div>
  )
}
