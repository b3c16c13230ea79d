/** What a pause in typing is, in milliseconds; longer where what follows takes long. */
export const typingPause = (text: string): number => 200 + text.length / 500
