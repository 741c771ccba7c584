import { describe, expect, it } from 'vitest'
import { changesOf, compare } from './compare.ts'
import { notesOf, placeNotes } from './notes.ts'

it.each([
  ['one for each bullet', '- Ropes.\n- Cranes.\n', ['Ropes.', 'Cranes.']],
  ['a bullet over several lines', '- Ropes\n  and knots.\n- Cranes.\n', ['Ropes and knots.', 'Cranes.']],
  ['a paragraph outside of a list', 'On the whole.\n\n- Ropes.\n', ['On the whole.', 'Ropes.']],
  ['line ends of Windows', '- Ropes.\r\n- Cranes.\r\n', ['Ropes.', 'Cranes.']],
  ['a hyphen inside of a line', '- Salt - and water.\n', ['Salt - and water.']],
  ['nothing', '', []],
])('notes: %s', (_, markdown, expected) => expect(notesOf(markdown)).toEqual(expected))

describe('a reason stands beside the change it is about', () => {
  const MINE = 'FROM alpine:3\nRUN apk add rope\nCOPY . .\nEXPOSE 80\nCMD ./crane --port 80\n'
  const OTHER =
    'FROM alpine:3.22\nRUN apk add rope\nCOPY . .\nUSER 1000:1000\nEXPOSE 80\nCMD ["./crane", "--port", "80"]\n'

  it.each<[string, number | null]>([
    ['`alpine:3.22` says which one.', 0],
    ['`USER 1000:1000` is a number.', 1],
    ['It is `["./crane", "--port", "80"]`, in exec form.', 2],
    ['`CMD ./crane --port 80` was in shell form.', 2],
    ['`CMD ["./crane", …]` needs no shell.', 2],
    ['`alpine:3.22` and not `USER 1000:1000`: the first one counts.', 0],
    ['`COPY . .` stays, and `USER 1000:1000` comes behind it.', 1],
    ['No code at all.', null],
    ['`CMD` stands on both sides.', null],
    ['`80` is nowhere new.', null],
    ['`ENTRYPOINT` is in neither file.', null],
    ['`COPY . .` stays, and `alpine:3.22` and `USER 1000:1000` are new.', null],
    ['`100` is part of a longer number.', null],
    ['`lone backtick', null],
  ])('%s', (note, index) => {
    const parts = compare(MINE, OTHER)!
    const { of, others } = placeNotes([note], [parts])
    expect(changesOf(parts).findIndex((change) => of.get(change)?.includes(note))).toBe(index ?? -1)
    expect(others).toEqual(index === null ? [note] : [])
  })

  it('asks all files, and does not choose between two', () => {
    const files = [compare('a: 1\n', 'a: 2\nb: 1\n')!, compare('x\n', 'x\nb: 1\n')!]
    expect(placeNotes(['`b: 1` is new.'], files).others).toHaveLength(1)
    expect(placeNotes(['`a: 2` is new.'], files).others).toHaveLength(0)
  })
})
