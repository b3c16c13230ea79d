import type { ReactNode } from 'react'

interface SizeMeterProps {
  /** In characters, white space apart. */
  readonly size: number
  readonly quota: number
  readonly note?: string | undefined
  /** What can be done about it. */
  readonly children?: ReactNode
}

/** How much of its quota a policy takes. */
export const SizeMeter = ({ size, quota, note, children }: SizeMeterProps) => (
  <div className="gatehouse-size-meter">
    <meter
      min={0}
      max={quota}
      // From here on somebody should know.
      high={quota * 0.9}
      optimum={0}
      value={Math.min(size, quota)}
      aria-label="Share of the quota"
    />
    <span>
      {`${size.toLocaleString('en')} of ${quota.toLocaleString('en')} characters${note === undefined ? '' : ` ${note}`}; white space is not counted.`}
    </span>
    {children}
  </div>
)
