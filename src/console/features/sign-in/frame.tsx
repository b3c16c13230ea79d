import { type ReactNode, useEffect } from 'react'
import './frame.css'
import './form.css'
import { Mark } from './mark.tsx'

interface FrameProps {
  /** Of the document; the product's name follows it. */
  readonly title: string
  readonly children: ReactNode
  /** Something beside the card, where there is room; under it, where there is none. */
  readonly aside?: ReactNode
  readonly wide?: boolean
}

/** What is around every page before the console: the bar with the mark, the gateway, the card, one line about the product. */
export function Frame({ title, children, aside, wide = false }: FrameProps) {
  useEffect(() => {
    document.title = `${title} · Gatehouse`
  }, [title])
  return (
    <div className="si">
      <header className="si-bar">
        <Mark />
        <span className="si-brand">Gatehouse</span>
      </header>
      <div className="si-ground">
        <Arches />
        <div className={aside === undefined ? 'si-stage' : 'si-stage si-stage-two'}>
          <main className={wide ? 'si-card si-card-wide' : 'si-card'}>{children}</main>
          {aside}
        </div>
      </div>
      <footer className="si-foot">
        Users, groups, roles and policies for your own cloud, in the terms of AWS IAM.
      </footer>
    </div>
  )
}

const arches = [300, 390, 490, 600, 720, 850, 990, 1140]

/** The gateway that the card stands in: one arch behind the other. */
function Arches() {
  return (
    <div className="si-arches" aria-hidden="true">
      <svg viewBox="-1200 0 2400 1200" aria-hidden="true" focusable="false">
        {arches.map(radius => (
          <path key={radius} d={`M${-radius} 1200V330a${radius} ${radius} 0 0 1 ${2 * radius} 0V1200`} />
        ))}
      </svg>
    </div>
  )
}
