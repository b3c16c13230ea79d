import { useEffect, useState } from 'react'
import { parsePolicy } from '../../policy/model/parse.ts'
import type { editor } from './monaco.ts'
import { type PolicyDocument, rangeIn } from './policy-document.ts'

/** A pause of the cursor, in milliseconds, after which the other view follows. */
const pause = 120

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
  useEffect(() => {
    if (code === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const subscription = code.onDidChangeCursorPosition(({ position }) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (document.model.isDisposed()) return
        const at = document.model.getOffsetAt(position)
        const statement = statementAt(document.text(), at)
        if (statement !== undefined) setSelected(statement)
      }, pause)
    })
    return () => {
      clearTimeout(timer)
      subscription.dispose()
    }
  }, [document, code])
  const select = (statement: number): void => {
    setSelected(statement)
    if (code === undefined) return
    const place = parsePolicy(document.text()).statements[statement]
    if (place === undefined) return
    const at = code.getPosition()
    const isThere = at !== null && statementAt(document.text(), document.model.getOffsetAt(at)) === statement
    if (!isThere) code.setPosition(rangeIn(document.model, place).getStartPosition())
    code.revealRangeInCenterIfOutsideViewport(rangeIn(document.model, place))
  }
  return [selected, select]
}

const statementAt = (text: string, at: number): number | undefined => {
  const index = parsePolicy(text).statements.findIndex(
    ({ offset, length }) => at >= offset && at <= offset + length,
  )
  return index < 0 ? undefined : index
}
