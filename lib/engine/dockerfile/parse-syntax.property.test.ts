import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineStarts, positionAt, slice } from '../source/position.ts'
import type { LineStarts, Position, Range } from '../source/position.ts'
import { parseSyntax } from './parse-syntax.ts'
import type { Instruction, Syntax, Word } from './syntax.ts'

const SHIP = `# syntax=dock/yard:1
# the hull
FROM dock:1 AS build
ARG VERSION=1.0 "MAIN MAST"=3
ENV A=b C="d e" F=g\\ h
ENV OLD form of it
WORKDIR /main deck
COPY --chown="first mate":crew --link hull keel /ship/
RUN --mount=type=cache,target=/hold apt-get update \\
    # in between

    && apt-get install -y sails
COPY <<hull <<-"keel" /ship/
oak \${A:-b}
hull
\tiron
\tkeel
HEALTHCHECK --interval=30s CMD ["ping", "sea"]
ONBUILD RUN <<LOG
echo
LOG
CMD ["sail", \\
  "--now"]
`

/** Pieces that mean something to the parser, to cut into a file. */
const PIECES = [
  ...'\\`"\'#$<>[]{}=-, \t\r\n\0',
  '\\\n',
  '\r\n',
  '<<A',
  '<<-',
  '<< ',
  '${',
  '${a:-',
  '--',
  '# escape=`\n',
  '["',
  '"]',
  'ONBUILD ',
  'FROM ',
  '\ufeff',
  '\u00a0',
  '🚢',
  '\ud83d',
]

type Edit = { at: number; remove: number; insert: string }

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(12),
  insert: fc.constantFrom('', ...PIECES),
})
const mutant = fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) => edits.reduce(applyEdit, SHIP))

function applyEdit(text: string, { at, remove, insert }: Edit): string {
  const from = Math.floor(at * text.length)
  return text.slice(0, from) + insert + text.slice(from + remove)
}

const SEED = { seed: 1893, numRuns: 300 }

function everyNode({ instructions }: Syntax): Instruction[] {
  return instructions.flatMap(withTriggers)
}

function withTriggers(node: Instruction): Instruction[] {
  return node.trigger === null ? [node] : [node, ...withTriggers(node.trigger)]
}

function rangesOf(node: Instruction): Range[] {
  const words = [...node.flags, ...node.args, ...node.comments]
  const bodies = node.heredocs.flatMap(({ range, contentRange }) => [range, contentRange])
  return [node.range, node.keywordRange, ...words.map(({ range }) => range), ...bodies]
}

/** Runs `violations` on many mutants of a file; each has to give none. */
function holdsForMutants(violations: (syntax: Syntax) => readonly unknown[]): void {
  fc.assert(
    fc.property(mutant, (source) => {
      expect(violations(parseSyntax(source))).toEqual([])
    }),
    SEED,
  )
}

test('mutated files never throw, and every range lies in the source and fits its line and column', () => {
  holdsForMutants((syntax) => {
    const starts = lineStarts(syntax.source)
    const others = [...syntax.problems, ...syntax.comments, ...syntax.directives].map(({ range }) => range)
    return [...others, ...everyNode(syntax).flatMap(rangesOf)].filter(({ start, end }) => {
      const inside = start.offset >= 0 && start.offset <= end.offset && end.offset <= syntax.source.length
      return !inside || !isPosition(starts, start) || !isPosition(starts, end)
    })
  })
})

function isPosition(starts: LineStarts, { line, column, offset }: Position): boolean {
  const expected = positionAt(starts, offset)
  return expected.line === line && expected.column === column
}

test('instructions follow each other, and what is theirs lies inside them', () => {
  holdsForMutants(({ instructions }) =>
    instructions.filter((node, index) => {
      const before = instructions[index - 1]?.range.end.offset ?? 0
      const words = [...node.flags, ...node.args].map(({ range }) => range)
      const { start, end } = node.range
      return (
        start.offset < before ||
        words.some((word) => word.start.offset < start.offset || word.end.offset > end.offset)
      )
    }),
  )
})

test('an argument on one line is its slice of the source; in exec form that slice is its JSON', () => {
  holdsForMutants((syntax) =>
    everyNode(syntax).flatMap((node) => node.args.filter((word) => !isSlice(syntax, node, word))),
  )
})

/** The separator of a pair in the old form stands for nothing in the file. */
function isSlice({ source }: Syntax, { form }: Instruction, { value, range }: Word): boolean {
  const written = slice(source, range)
  if (written.includes('\n') || value === '') return true
  const read: unknown = form === 'exec' && written.startsWith('"') ? JSON.parse(written) : written
  return wellFormed(String(read)) === wellFormed(value)
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

test('the body leads back to the file character by character', () => {
  holdsForMutants((syntax) =>
    everyNode(syntax).flatMap(({ body }) =>
      body.segments.filter(({ logical, source: at }, index) => {
        const end = body.segments[index + 1]?.logical ?? body.text.length
        return syntax.source.slice(at, at + end - logical) !== body.text.slice(logical, end)
      }),
    ),
  )
})

test('any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
      expect(parseSyntax(source).source).toBe(source)
    }),
    SEED,
  )
})
