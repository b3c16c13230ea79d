import { useEffect, useRef, useState } from 'react'
import type { Range } from '../../policy/model/problem.ts'
import type { editor } from './monaco.ts'
import { type PolicyDocument, rangeIn } from './policy-document.ts'
import { policyWorker } from './policy-worker.ts'

/** A pause of the cursor, in milliseconds, after which the other view follows; longer where the text takes long to read. */
const pauseFor = (length: number): number => 120 + length / 500

/**
 * The statement that is selected in both views: the one with the cursor in it, until another is chosen among the cards,
 * to which the cursor then goes.
 */
export function useSelectedStatement(
  document: PolicyDocument,
  code: editor.IStandaloneCodeEditor | undefined,
  first: number | undefined,
): readonly [number | undefined, (statement: number) => void] {
  const [selected, setSelected] = useState(first)
  // Grows with every choice: what was under way for an older one is of no account.
  const choices = useRef(0)
  useEffect(() => {
    if (code === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const subscription = code.onDidChangeCursorPosition(() => {
      const choice = choices.current
      clearTimeout(timer)
      timer = setTimeout(async () => {
        const places = await placesIn(document)
        const position = document.model.isDisposed() ? null : code.getPosition()
        if (position === null || choices.current !== choice) return
        const statement = statementAt(places, document.model.getOffsetAt(position))
        if (statement !== undefined) setSelected(statement)
      }, pauseFor(document.model.getValueLength()))
    })
    return () => {
      clearTimeout(timer)
      subscription.dispose()
    }
  }, [document, code])
  // Whoever comes to a certain statement finds it in the text too, which is not there at once.
  const begun = useRef(first)
  useEffect(() => {
    if (code === undefined || begun.current === undefined) return
    void reveal(document, begun.current, code, () => choices.current === 0)
    begun.current = undefined
  }, [document, code])
  const select = (statement: number): void => {
    setSelected(statement)
    const choice = ++choices.current
    if (code !== undefined) void reveal(document, statement, code, () => choices.current === choice)
  }
  return [selected, select]
}

/** Goes to a statement, unless the cursor was moved by hand or another one chosen before it was known where that is. */
async function reveal(
  document: PolicyDocument,
  statement: number,
  opened: editor.IStandaloneCodeEditor,
  isNewest: () => boolean,
): Promise<void> {
  const before = opened.getSelection()
  const places = await placesIn(document)
  const place = places[statement]
  if (place === undefined || document.model.isDisposed() || !isNewest()) return
  const now = opened.getSelection()
  if (before === null || now === null || !now.equalsSelection(before)) return
  const at = now.getPosition()
  const range = rangeIn(document.model, place)
  const isThere = statementAt(places, document.model.getOffsetAt(at)) === statement
  if (!isThere) opened.setPosition(range.getStartPosition())
  opened.revealRangeInCenterIfOutsideViewport(range)
}

/** Where the statements stand; none where the text has changed meanwhile or the worker cannot be loaded. */
const placesIn = async (document: PolicyDocument): Promise<readonly Range[]> => {
  const text = document.text()
  try {
    const places = await policyWorker.call('statements', text)
    return document.model.isDisposed() || document.text() !== text ? [] : places
  } catch {
    // The panel of findings says that it is missing; the views then go their own ways.
    return []
  }
}

const statementAt = (places: readonly Range[], at: number): number | undefined => {
  const index = places.findIndex(({ offset, length }) => at >= offset && at <= offset + length)
  return index < 0 ? undefined : index
}
