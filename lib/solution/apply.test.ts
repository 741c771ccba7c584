import { describe, expect, it } from 'vitest'
import { applyChange, standingOf } from './apply.ts'
import { changesOf, compare } from './compare.ts'

/** The changes that lead from one text to another. */
const changes = (first: string, second: string) => changesOf(compare(first, second)!)
const change = (first: string, second: string) => changes(first, second)[0]!

describe('a change put into the text it was found in', () => {
  it.each([
    ['replaced', 'a\nb\nc\n', 'a\nX\nc\n'],
    ['added at the beginning', 'a\nb\n', 'X\na\nb\n'],
    ['added at the end', 'a\nb\n', 'a\nb\nX\n'],
    ['left out at the beginning', 'a\nb\n', 'b\n'],
    ['left out at the end', 'a\nb\n', 'a\n'],
    ['put into an empty file', '', 'a\nb\n'],
    ['everything left out', 'a\nb\n', ''],
    ['everything another', 'a\nb\n', 'x\ny\nz\n'],
    ['blank lines', 'a\n\n\nb\n', 'a\nb\n'],
  ])('%s', (_, first, second) => expect(applyChange(first, change(first, second))).toBe(second))

  it('is one of several', () => {
    const first = 'one\ntwo\nthree\nfour\n'
    const [, second] = changes(first, 'ONE\ntwo\nTHREE\nfour\n')
    expect(applyChange(first, second!)).toBe('one\ntwo\nTHREE\nfour\n')
  })
})

describe('line ends are those of the text', () => {
  it.each([
    ['CRLF', 'a\r\nb\r\nc\r\n', 'a\nX\nY\nc\n', 'a\r\nX\r\nY\r\nc\r\n'],
    ['mixed ones outside of the change stay', 'a\nb\r\nc\n', 'a\nX\nc\n', 'a\nX\nc\n'],
    ['no newline at the end, changed before it', 'a\nb', 'X\nb\n', 'X\nb'],
    ['no newline at the end, added behind it', 'a', 'a\nX\n', 'a\nX'],
    ['no newline at the end, and the last line another', 'a\nb', 'a\nX\n', 'a\nX'],
    ['no newline at the end, and the last line left out', 'a\nb', 'a\n', 'a'],
    ['CRLF without one at the end', 'a\r\nb', 'a\nb\nX\n', 'a\r\nb\r\nX'],
  ])('%s', (_, text, second, expected) => expect(applyChange(text, change(text, second))).toBe(expected))
})

describe('a text that has moved on', () => {
  const START = 'FROM alpine\nRUN apk add rope\nCOPY . .\nUSER 1000\n'
  const found = change(START, START.replace('RUN apk add rope', 'RUN apk add --no-cache rope'))
  const added = change(START, START.replace('COPY', 'WORKDIR /quay\nCOPY'))

  it.each([
    ['lines above', `# a\n# b\n${START}`, `# a\n# b\n${START.replace('add rope', 'add --no-cache rope')}`],
    [
      'lines around it changed',
      'FROM debian\nRUN apk add rope\nCOPY x y\n',
      'FROM debian\nRUN apk add --no-cache rope\nCOPY x y\n',
    ],
    ['its line changed', START.replace('rope', 'anchor'), null],
    ['its line twice', 'RUN apk add rope\nEXPOSE 1\nRUN apk add rope\n', null],
    ['there already', START.replace('add rope', 'add --no-cache rope'), null],
    ['empty', '', null],
  ])('replaces: %s', (_, text, expected) => expect(applyChange(text, found)).toBe(expected))

  it.each([
    ['lines above', `# a\n${START}`, `# a\n${START.replace('COPY', 'WORKDIR /quay\nCOPY')}`],
    ['lines around it changed', START.replace('rope', 'anchor'), null],
    ['the lines around it twice', START + START, 'first'],
    ['there already', START.replace('COPY', 'WORKDIR /quay\nCOPY'), null],
  ])('adds: %s', (_, text, expected) => {
    // At the very place it was found, equal lines further down are no reason to doubt.
    const first = START.replace('COPY', 'WORKDIR /quay\nCOPY') + START
    expect(applyChange(text, added)).toBe(expected === 'first' ? first : expected)
  })

  it('does not put what belongs at an end in the middle', () => {
    const last = change('a\nb\n', 'a\nb\nX\n')
    expect(applyChange('a\nb\nc\n', last)).toBeNull()
    expect(applyChange('0\na\nb\n', last)).toBe('0\na\nb\nX\n')
    expect(applyChange('a\n', change('', 'X\n'))).toBeNull()
  })
})

describe('how a change stands in a text', () => {
  const old = 'FROM alpine\nRUN apk add rope\nCOPY . .\n'
  const replaces = change(old, old.replace('rope', 'anchor'))
  const adds = change(old, `${old}USER 1000\n`)
  const leavesOut = change(old, old.replace('RUN apk add rope\n', ''))

  it.each([
    ['not made', old, 'missing missing missing'],
    ['each made', 'FROM alpine\nRUN apk add anchor\nCOPY . .\nUSER 1000\n', 'there there unclear'],
    ['left out, with lines above', '# quay\nFROM alpine\nCOPY . .\n', 'unclear unclear there'],
    ['another file', 'FROM scratch\n', 'unclear unclear unclear'],
  ])('%s', (_, text, expected) => {
    expect([replaces, adds, leavesOut].map((one) => standingOf(text, one)).join(' ')).toBe(expected)
  })
})
