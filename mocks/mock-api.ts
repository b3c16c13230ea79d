import type { Fault } from './faults.ts'
import type { HostState } from './host.ts'
import type { SeedName } from './seed/seeds.ts'

/** `window.gatehouseMock` of the demo: for end-to-end tests, for people at the browser's console, and for the demo bar. */
export interface MockApi {
  /** Seed, set-up code, and what there is to say. */
  state(): Promise<HostState>
  /** Begins anew from the present seed; resolves when a reload would find it so. */
  reset(): Promise<void>
  /** Begins anew from this seed. */
  seed(name: SeedName): Promise<void>
  /**
   * What goes wrong on purpose in this tab, also after a reload. A list replaces the one before; each entry is a
   * fault or its short form, such as `ListUsers:AccessDenied`. Throws `RangeError` for a short form that says nothing.
   */
  faults(list?: readonly (Fault | string)[]): readonly Fault[]
  /** Whether the service itself runs in this tab rather than in another one. */
  readonly leads: boolean
}

declare global {
  interface Window {
    gatehouseMock?: MockApi
  }
}
