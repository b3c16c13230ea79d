import './session-colors.css'

/** As many as the style sheet has. With more sessions than that, the first ones come again. */
const count = 8

/** The class that shows the colour of a session, by its number from 0 on. */
export const sessionColorClass = (color: number): string => `gatehouse-session-${color % count}`
