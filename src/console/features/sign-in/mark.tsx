/** The mark: a gatehouse with an open arch. */
export function Mark() {
  return (
    <svg className="si-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#006ce0" />
      <path
        fill="#fff"
        fillRule="evenodd"
        d="M6 8h3.5v2.5h3V8h7v2.5h3V8H26v18H6zm5.5 18h2.2v-6.2a2.3 2.3 0 0 1 4.6 0V26h2.2v-6.4a4.5 4.5 0 0 0-9 0z"
      />
    </svg>
  )
}
