/** What lives as long as the tab does. */
export function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    // The browser forbids storage to this page: nothing then outlives a reload.
    return undefined
  }
}
