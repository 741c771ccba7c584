import { expect, test } from 'vitest'
import { applyEdits } from './edit.ts'
import type { TextEdit } from './edit.ts'
import { lineStarts, rangeAt } from './position.ts'

const TEXT = 'FROM harbour\nADD crane /\n'

function edit(from: number, to: number, newText: string): TextEdit {
  return { range: rangeAt(lineStarts(TEXT), from, to), newText }
}

test('edits apply in any order: replace, insert, delete', () => {
  const edits = [edit(13, 16, 'COPY'), edit(12, 12, ':1'), edit(22, 24, '')]
  expect(applyEdits(TEXT, edits)).toBe('FROM harbour:1\nCOPY crane\n')
  expect(applyEdits(TEXT, edits.toReversed())).toBe('FROM harbour:1\nCOPY crane\n')
})

test('without edits the text is the same', () => {
  expect(applyEdits(TEXT, [])).toBe(TEXT)
})

test('edits that overlap are a bug of the fix', () => {
  expect(() => applyEdits(TEXT, [edit(0, 6, 'x'), edit(5, 8, 'y')])).toThrow('overlapping edits at offset 5')
})
