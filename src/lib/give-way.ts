/** Lets everything go first that waits for its turn; for long work in slices. */
export const giveWay = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0))
