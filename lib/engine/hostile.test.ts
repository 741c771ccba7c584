import { describe, expect, test } from 'vitest'
import { lint, parse } from './index.ts'
import { regexLiterals } from './testing/regex-literals.ts'

const LENGTH = 100 * 1024

const sources = import.meta.glob<string>(
  ['./**/*.ts', '!./**/*.test.ts', '!./testing/**', '!./images/catalogue.ts'],
  { query: '?raw', import: 'default', eager: true },
)

/** Characters the expression speaks about, and those that most of them do. */
function piecesOf(regex: RegExp): string[] {
  const own = regex.source.replaceAll(/\\[a-z]/gi, '').match(/[^\\()[\]{}|*+?^$]/g) ?? []
  return [...new Set([...own.slice(0, 12), 'a', '0', ' ', '\t', '\n', '/', '-', '.', '$', '"'])]
}

/** What has to stand in front for the expression to get anywhere. */
function headOf(regex: RegExp): string {
  return /^\^?((?:[\w -]|\\[/.-])+)(?![*+?{])/.exec(regex.source)?.[1]?.replaceAll('\\', '') ?? ''
}

/** Repeated often, with an end that does not fit: where an expression tries every way, it tries them all here. */
function attacksOn(regex: RegExp, length: number): string[] {
  const heads = new Set(['', headOf(regex)])
  return [...heads].flatMap((head) => piecesOf(regex).map((piece) => `${head}${piece.repeat(length)}\u0001`))
}

/** Milliseconds, the least of three: a pause of the machine does not meet all of them. */
function least(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}

describe('every regular expression', () => {
  const regexes = new Map(
    Object.entries(sources).flatMap(([path, source]) =>
      regexLiterals(source).map((regex) => [`${path} ${regex}`, regex] as const),
    ),
  )

  test('is found in the sources', () => {
    expect(regexes.size).toBeGreaterThan(500)
    const read = regexLiterals("a / b / c; f(/x'[/]\\/y/g) // /no/\nconst d = '/no/' + `/no/`; return /z/u")
    expect(read.map(String)).toEqual(["/x'[/]\\/y/", '/z/u'])
  })

  /** One step for each character. Bounded repeats cost some dozens of these; trying every way costs thousands. */
  const straight = (text: string) => () => text.replaceAll(/[^]/g, (char) => char)

  test.each([3000, LENGTH])('reads in a straight line %i hostile characters', (length) => {
    const baseline = Math.max(0.05, least(straight('a'.repeat(length))))
    const slow = [...regexes].filter(([, regex]) =>
      attacksOn(regex, length).some((text) => {
        const start = performance.now()
        regex.test(text)
        const once = performance.now() - start
        return once > 100 * baseline && least(() => regex.test(text)) > 100 * baseline
      }),
    )
    expect(slow.map(([name]) => name)).toEqual([])
  })
})

describe('whole files', () => {
  const long = (piece: string, length = LENGTH): string => piece.repeat(Math.ceil(length / piece.length))
  /** Broken into lines that Docker still reads. */
  const inLines = (piece: string): string => long(`${long(piece, 60)}\\\n`)
  const PIECES = ['a', '/', '"', '${a', '(', '&& a ', '<<A ']
  const PLACES: readonly (readonly [string, (piece: string) => string])[] = [
    ['RUN', (piece) => `FROM a\nRUN ${inLines(piece)}x\n`],
    ['the options of apt-get', (piece) => `FROM debian:13\nRUN apt-get install ${inLines(piece)}x\n`],
    ['COPY', (piece) => `FROM a\nCOPY ${inLines(piece)} /x\n`],
    ['ENV', (piece) => `FROM a\nENV A=${inLines(piece)}x\n`],
    ['CMD', (piece) => `FROM a\nCMD ["${inLines(piece)}"]\n`],
    ['a heredoc', (piece) => `FROM a\nRUN <<EOF\n${inLines(piece)}\nEOF\n`],
    ['one line', (piece) => `FROM a\nRUN ${long(piece)}\n`],
    ['a comment', (piece) => `# drydock ignore=${long(piece)}\nFROM a\n`],
    ['the check directive', (piece) => `# check=skip=${long(piece)}\nFROM a\n`],
    ['FROM', (piece) => `FROM ${inLines(piece)}x\n`],
  ]

  /** Each is compared with as much everyday text, which is read in a straight line; a clock alone would measure the machine. */
  const everyday = `FROM a\n${long('RUN echo tide && touch /srv/tide\n')}`
  const baseline = least(() => lint(parse(everyday)))

  test.each(PLACES)('100 KB in %s', (_, file) => {
    const slow = PIECES.filter((piece) => {
      const text = file(piece)
      const start = performance.now()
      lint(parse(text))
      const once = performance.now() - start
      return once > 20 * baseline && least(() => lint(parse(text))) > 20 * baseline
    })
    expect(slow).toEqual([])
  })
})
