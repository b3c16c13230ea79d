/** Something the person at the demo should know, beside what the console itself says. */
export interface MockNotice {
  readonly kind: 'snapshot-dropped' | 'not-kept' | 'service-fault' | 'bad-parameter'
  /** One sentence or two. */
  readonly text: string
}
