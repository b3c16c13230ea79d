import { useCallback, useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useNavigation } from 'react-router'
import { hrefOf, paths } from '../../app/paths.ts'
import {
  longestAddress,
  readSimulationAddress,
  writeSimulationAddress,
} from '../../app/simulation/simulation-address.ts'
import { nothingGiven, type SimulationInput } from '../../app/simulation/simulation-input.ts'
import { UnreadableInput } from '../../app/simulation/strict-reading.ts'
import { useSettled } from '../../ui/use-settled.ts'

/** A pause in typing of so many milliseconds, after which the address follows. */
const pause = 300

export interface SimulationState {
  /** Undefined while the address is being read. */
  readonly input: SimulationInput | undefined
  readonly change: (part: Partial<SimulationInput>) => void
  /** Why the address could not be read; the simulation then begins empty. */
  readonly problem: string | undefined
  /** The whole simulation as a link; undefined until it is written, and where it would be too long. */
  readonly link: string | undefined
  /** Characters that the link would have, where those are too many. */
  readonly tooLong: number | undefined
}

/** Addresses are the same whatever way they are escaped. */
const normal = (search: string): string => new URLSearchParams(search).toString()

const linkOf = (query: string): string =>
  `${location.origin}${location.pathname}${hrefOf(paths.simulator())}${query === '' ? '' : `?${query}`}`

/** The simulation of the screen, kept in its address: a reload, a bookmark or somebody else gets it back. */
export function useSimulation(): SimulationState {
  const { search } = useLocation()
  const navigate = useNavigate()
  // Whoever is on the way to another screen must not be called back by the address of this one.
  const leaving = useNavigation().state !== 'idle'
  const [input, setInput] = useState<SimulationInput>()
  const [problem, setProblem] = useState<string>()
  const [written, setWritten] = useState<string>()
  // What this screen wrote itself needs no reading.
  const own = useRef<string>(undefined)

  useEffect(() => {
    if (own.current === normal(search)) return
    let stopped = false
    const read = async (): Promise<void> => {
      let found = nothingGiven
      let trouble: string | undefined
      try {
        found = await readSimulationAddress(search)
      } catch (error) {
        if (!(error instanceof UnreadableInput)) throw error
        trouble = error.message
      }
      if (stopped) return
      own.current = normal(search)
      setInput(found)
      setProblem(trouble)
    }
    void read()
    return () => {
      stopped = true
    }
  }, [search])

  const settled = useSettled(input, pause)
  useEffect(() => {
    if (settled === undefined || leaving) return
    let stopped = false
    const write = async (): Promise<void> => {
      const query = await writeSimulationAddress(settled)
      if (stopped) return
      setWritten(query)
      if (query.length > longestAddress || own.current === normal(query)) return
      own.current = normal(query)
      await navigate({ search: query }, { replace: true })
    }
    void write()
    return () => {
      stopped = true
    }
  }, [settled, navigate, leaving])

  const change = useCallback((part: Partial<SimulationInput>) => {
    setProblem(undefined)
    setInput(before => before && { ...before, ...part })
  }, [])
  const fits = written !== undefined && written.length <= longestAddress
  return {
    input,
    change,
    problem,
    link: fits && settled === input ? linkOf(written) : undefined,
    tooLong: written !== undefined && !fits ? written.length : undefined,
  }
}
