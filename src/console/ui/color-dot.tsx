/** A colour beside the name that it belongs to. */
export const ColorDot = ({ colorClass }: { colorClass: string }) => (
  <svg
    viewBox="0 0 16 16"
    className={`gatehouse-role-dot ${colorClass}`}
    aria-hidden="true"
    focusable="false"
  >
    <circle cx="8" cy="8" r="6" />
  </svg>
)
