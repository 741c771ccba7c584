import { expect, test } from 'vitest'
import { parse } from '../dockerfile/index.ts'
import { applyEdits } from '../source/edit.ts'
import { slice } from '../source/position.ts'
import { rename } from './rename.ts'
import { symbolAt } from './symbols.ts'

const FILE = `ARG GO=1.26
ARG BASE=alpine
FROM golang:$GO AS yard
ARG OUT=/out
ENV FLAG=$OUT
RUN --mount=type=bind,from=parts,target=/x go build -o "$OUT" '$OUT'
FROM alpine AS parts
FROM YARD AS trial
ARG LAST=1
LABEL v=\${LAST}
FROM $BASE
COPY --from=yard /a /b
COPY --from=0 /a /c
`

function symbol(marked: string) {
  const found = symbolAt(parse(marked.replace('|', '')), marked.indexOf('|'))
  return found && { ...found, lines: found.places.map(({ start }) => start.line) }
}

function renamed(marked: string, name: string): string {
  const text = marked.replace('|', '')
  const result = rename(parse(text), marked.indexOf('|'), name)
  return result.kind === 'renamed' ? applyEdits(text, result.edits) : result.why
}

/** The caret behind the first letters of a piece of the file. */
const at = (piece: string, letters = 1) =>
  FILE.replace(piece, `${piece.slice(0, letters)}|${piece.slice(letters)}`)

test.each([
  ['yard\nARG', 1, [3, 8, 12, 13], 3],
  ['from=parts', 7, [6, 7], 7],
  ['YARD', 1, [3, 8, 12, 13], 3],
  ['=0', 1, [3, 8, 12, 13], 3],
  ['$GO', 2, [1, 3], 1],
  ['OUT=', 1, [4, 5, 6], 4],
  ['$BASE', 1, [2, 11], 2],
])('%s is known at every place', (piece, letters, lines, declared) => {
  const found = symbol(at(piece, letters))
  expect(found?.lines).toEqual(lines)
  expect(found?.declaration?.start.line).toBe(declared)
})

test('a variable in single quotes is text', () => {
  expect(symbol(at("'$OUT'", 3))).toBeNull()
})

test('a stage gets another name everywhere, where it is a number it stays one', () => {
  const text = renamed(at('yard\nARG'), 'dock')
  expect(text).toContain('AS dock\n')
  expect(text).toContain('FROM dock AS trial')
  expect(text).toContain('--from=dock /a')
  expect(text).toContain('--from=0 /a')
  const mounts = renamed(at('from=parts', 7), 'dock')
  expect(mounts).toContain('from=dock,target')
})

test('arguments of FROM and of what no command sees get another name', () => {
  expect(renamed(at('$GO', 1), 'GO_VERSION')).toMatch(/^ARG GO_VERSION=1.26[\s\S]*golang:\$GO_VERSION AS/)
  expect(renamed(at('{LAST', 2), 'NEWEST')).toContain('LABEL v=${NEWEST}')
})

test.each([
  ['a name that is taken', at('AS parts', 4), 'Yard', 'Another stage is called Yard already.'],
  ['what is no name', at('AS parts', 4), '1st', 'The name of a stage begins with a letter'],
  ['a name that Docker keeps', at('AS parts', 4), 'scratch', 'keeps for itself'],
  ['a name that hides an image', at('AS parts', 4), 'alpine', 'other lines would change their meaning'],
  ['a number', at('=0', 1), 'x', 'The number says'],
  ['what is part of the image', at('FLAG=', 1), 'X', "part of the image's environment"],
  ['what a command may read', at('OUT=', 1), 'X', 'Line 6 runs with OUT in its environment'],
  ['no variable', at('LAST=', 1), 'A-B', 'The name of a variable begins'],
  ['nothing', at('FROM golang', 2), 'x', 'No stage or variable is named here.'],
])('%s is refused', (_, text, name, why) => {
  expect(renamed(text, name)).toContain(why)
})

test('a stage that is named through a variable keeps its name', () => {
  const text = 'ARG WHICH=yard\nFROM a AS y|ard\nFROM $WHICH\n'
  expect(renamed(text, 'dock')).toBe('Line 3 names this stage through a variable.')
})

test('what the builder sets keeps its name', () => {
  expect(renamed('FROM a\nARG TARGET|ARCH\nLABEL a=$TARGETARCH\n', 'X')).toContain(
    'The builder sets TARGETARCH',
  )
})

test('every place covers exactly the name', () => {
  const model = parse(FILE)
  for (const offset of [FILE.indexOf('yard'), FILE.indexOf('$OUT') + 1]) {
    const found = symbolAt(model, offset)!
    for (const place of found.places) expect(slice(FILE, place)).toMatch(/^(?:yard|YARD|0|OUT)$/)
  }
})
