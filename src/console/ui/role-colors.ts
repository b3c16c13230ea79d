/**
 * The colours that a person may give a role, by the digits that stand in a link. Source: IAM User Guide, "Switch from a
 * user to an IAM role (console)"; the digits are those that AWS's console puts into its own links.
 */
export const roleColors = [
  { value: 'F2B0A9', name: 'Red' },
  { value: 'FBBF93', name: 'Orange' },
  { value: 'FAD791', name: 'Yellow' },
  { value: 'B7CA9D', name: 'Green' },
  { value: '99BCE3', name: 'Blue' },
] as const

/** The colour that a link names; empty where it is none of ours. */
export const knownColor = (value: string | undefined): string =>
  roleColors.find(color => color.value === value?.replace(/^#/, '').toUpperCase())?.value ?? ''

/** The class that shows a colour; the one for no colour where it is none of ours. */
export const colorClass = (value: string): string =>
  `gatehouse-role-${roleColors.find(color => color.value === value)?.name.toLowerCase() ?? 'none'}`
