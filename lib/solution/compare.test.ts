import { describe, expect, it } from 'vitest'
import { type Change, changesOf, compare, MOST_LINES } from './compare.ts'

const PIER = 'FROM alpine:3.22\nWORKDIR /pier\nCOPY crane.sh .\nUSER 1000\nCMD ["./crane.sh"]\n'

/** `-line` and `+line`, changes apart by a bar. */
function shape(first: string, second: string): string {
  const changes = changesOf(compare(first, second)!)
  return changes
    .map(({ before, after }) => [...before.map((l) => `-${l}`), ...after.map((l) => `+${l}`)].join(' '))
    .join(' | ')
}

describe('two files compared', () => {
  it.each([
    ['the same', PIER, PIER, ''],
    ['one line is another', PIER, PIER.replace('1000', '2000'), '-USER 1000 +USER 2000'],
    ['a line is added at the beginning', PIER, `# cranes\n${PIER}`, '+# cranes'],
    ['a line is added at the end', PIER, `${PIER}EXPOSE 80\n`, '+EXPOSE 80'],
    ['a line is left out', PIER, PIER.replace('WORKDIR /pier\n', ''), '-WORKDIR /pier'],
    [
      'two places',
      PIER,
      PIER.replace('3.22', '3.23').replace('1000', '2000'),
      '-FROM alpine:3.22 +FROM alpine:3.23 | -USER 1000 +USER 2000',
    ],
    ['other line ends', PIER.replaceAll('\n', '\r\n'), PIER, ''],
    ['no newline at the end', PIER.trimEnd(), PIER, ''],
    ['an empty file becomes one with text', '', 'a\nb\n', '+a +b'],
    ['a file is emptied', 'a\nb\n', '', '-a -b'],
    ['two empty files', '', '', ''],
    ['a blank line counts', 'a\n\nb\n', 'a\nb\n', '-'],
    ['what only a blank line parts is one change', 'a\n\nb\nc\n', 'x\n\ny\nc\n', '-a - -b +x + +y'],
    [
      'what only a bracket parts is one change',
      '{\n  "a": 1\n},\n"b": 1\n',
      '{\n  "a": 2\n},\n"b": 2\n',
      '-  "a": 1 -}, -"b": 1 +  "a": 2 +}, +"b": 2',
    ],
  ])('%s', (_, first, second, expected) => expect(shape(first, second)).toBe(expected))

  it('gives the place of each part in both files', () => {
    const parts = compare(PIER, PIER.replace('WORKDIR /pier\n', '').replace('1000', '2000'))!
    expect(parts.map(({ kind, from, to }) => `${kind} ${from} ${to}`)).toEqual([
      'same 1 1',
      'change 2 2',
      'same 3 2',
      'change 4 3',
      'same 5 4',
    ])
  })

  it('gives up to three lines around a change, and says where the file ends', () => {
    const [change] = changesOf(compare(PIER, PIER.replace('1000', '2000'))!) as [Change]
    expect(change).toMatchObject({
      lead: ['FROM alpine:3.22', 'WORKDIR /pier', 'COPY crane.sh .'],
      tail: ['CMD ["./crane.sh"]'],
      atEnd: false,
    })
    expect(changesOf(compare(PIER, `${PIER}EXPOSE 80\n`)!)[0]).toMatchObject({ tail: [], atEnd: true })
  })

  it('puts back together into both files', () => {
    const second = '# moored\nFROM alpine:3.22\nUSER 1000\nCMD ["./winch.sh"]\nEXPOSE 80\n'
    const parts = compare(PIER, second)!
    const lines = (side: 'before' | 'after') =>
      parts.flatMap((part) => (part.kind === 'same' ? part.lines : part[side]))
    expect(`${lines('before').join('\n')}\n`).toBe(PIER)
    expect(`${lines('after').join('\n')}\n`).toBe(second)
  })

  it('does not compare what nobody would read, and takes very different files as one change', () => {
    expect(compare('a\n'.repeat(MOST_LINES), 'b\n')).toBeNull()
    const first = Array.from({ length: 2000 }, (_, index) => `ship ${index}\n`).join('')
    expect(changesOf(compare(first, 'quay\n')!)).toHaveLength(1)
  })
})
