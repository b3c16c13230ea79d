import { stepSeconds } from './totp-steps.ts'

const radius = 20
const round = 2 * Math.PI * radius

/** The thirty seconds of a code as a ring that empties. */
export const Ring = ({ left }: { left: number }) => (
  <svg className="toy-ring" viewBox="0 0 48 48" role="img" aria-label={`${left} seconds until the next code`}>
    <circle className="toy-ring-track" cx="24" cy="24" r={radius} />
    <circle
      className="toy-ring-left"
      cx="24"
      cy="24"
      r={radius}
      strokeDasharray={round}
      strokeDashoffset={round * (1 - left / stepSeconds)}
      transform="rotate(-90 24 24)"
    />
    <text x="24" y="28.5" textAnchor="middle" className="toy-ring-text">
      {left}
    </text>
  </svg>
)
