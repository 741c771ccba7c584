import { mutate } from './mutate.ts'

/** What is done to a text, by name, so that a slow one can be told. */
type Change = readonly [name: string, make: (text: string, random: () => number) => string]

/** A broken text and what was done to it. */
export type Mutant = { readonly text: string; readonly changes: readonly string[] }

/** What surprises readers of YAML and JSON: marks without their other half, in places where none belongs. */
const PIECES = [
  '{',
  '}',
  '[',
  ']',
  ', ',
  ',',
  '"',
  "'",
  '&a ',
  '*a',
  ' *a\n',
  '<<: *a\n',
  '\n<<: [*a, *b]\n',
  '!!binary ',
  '!!map ',
  '!reference [a, script]',
  '!reset ',
  '\n---\n',
  '\n...\n',
  '%YAML 1.3\n',
  '? ',
  ': ',
  ':\n',
  '- ',
  '\n- ',
  '- - - ',
  '|\n',
  '>-\n',
  '|9\n',
  '#',
  ' #',
  '//',
  '/*',
  '@',
  '`',
  '%',
  '~',
  'null',
  'true',
  'yes',
  '0o17',
  '1e400',
  '-.inf',
  '12:30:45',
  '9999999999999999999999',
  '${',
  '${A',
  '${A:-${B:-${C}}}',
  '${A:?}',
  '$$',
  '$CI_JOB_TOKEN',
  '__proto__: {}\n',
  '\nconstructor: {toString: 1}\n',
  '\n"": ""\n',
  '\u0000',
  '\u2028',
  '\ud800',
] as const

/** What stands in the place of a value. */
const VALUES = [
  '',
  'null',
  '[]',
  '{}',
  '[{}]',
  '[[]]',
  '[null]',
  '{a: b}',
  '{a: [b]}',
  '""',
  '"${A}"',
  '-1',
  '0',
  '1e999',
  'true',
  'text',
  '"a:b:c:d:e"',
  '[a, 1, true, null, {b: c}]',
  '*nowhere',
  '!!str 5',
  '|',
  '2026-11-21',
] as const

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!
}

function into(text: string, piece: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1))
  return text.slice(0, at) + piece + text.slice(at)
}

/** From line and to line, the second not included. */
function block(lines: readonly string[], random: () => number): [number, number] {
  const from = Math.floor(random() * lines.length)
  return [from, from + 1 + Math.floor(random() * 8)]
}

function overBlock(text: string, random: () => number, change: (line: string) => string): string {
  const lines = text.split('\n')
  const [from, to] = block(lines, random)
  return lines.map((line, at) => (from <= at && at < to ? change(line) : line)).join('\n')
}

const SMALL: readonly Change[] = [
  ['a piece of YAML or JSON', (text, random) => into(text, pick(PIECES, random), random)],
  [
    'another value',
    (text, random) => {
      const pairs = [...text.matchAll(/:[ \t]+\S[^\n]*|:[ \t]*(?=\n)/g)]
      const found = pairs.length > 0 ? pick(pairs, random) : null
      if (found === null) return text
      return `${text.slice(0, found.index)}: ${pick(VALUES, random)}${text.slice(found.index + found[0].length)}`
    },
  ],
  ['tabs', (text, random) => overBlock(text, random, (line) => line.replace(/^(?: {2})+/, '\t'))],
  ['tabs everywhere', (text) => text.replaceAll(/^ +/gm, (blanks) => '\t'.repeat(blanks.length))],
  ['deeper', (text, random) => overBlock(text, random, (line) => `  ${line}`)],
  ['less deep', (text, random) => overBlock(text, random, (line) => line.replace(/^ {1,2}/, ''))],
  [
    'merge marks',
    (text, random) => {
      const lines = text.split('\n')
      const [from, to] = block(lines, random)
      const own = lines.slice(from, to)
      const both = ['<<<<<<< HEAD', ...own, '=======', ...own.toReversed(), '>>>>>>> pier/lights']
      return lines.toSpliced(from, to - from, ...both).join('\n')
    },
  ],
  ['cut off', (text, random) => text.slice(0, Math.floor(random() * text.length))],
  ['no quotes', (text) => text.replaceAll(/["']/g, '')],
  [
    'other quotes',
    (text, random) => overBlock(text, random, (line) => line.replace(/["']/, pick(['"', "'", ''], random))),
  ],
  [
    'a block twice',
    (text, random) => {
      const lines = text.split('\n')
      const [from, to] = block(lines, random)
      return lines.toSpliced(from, 0, ...lines.slice(from, to)).join('\n')
    },
  ],
]

/** About as many as fit into the quarter megabyte that is read. */
const MANY = 20_000

/** Who has two anchors with ten aliases each has a hundred; with nine there are a thousand million. */
function aliasBomb(width: number): string {
  const levels = [`a0: &a0 [${'x, '.repeat(width)}x]`]
  for (let level = 1; level < 9; level++)
    levels.push(`a${level}: &a${level} [${`*a${level - 1}, `.repeat(width)}x]`)
  return `\n${levels.join('\n')}\n`
}

function mergeBomb(width: number): string {
  const levels = [`m0: &m0 {k: v}`]
  for (let level = 1; level < 9; level++)
    levels.push(
      `m${level}: &m${level} {<<: [${`*m${level - 1}, `.repeat(width)}*m0], k${level}: *m${level - 1}}`,
    )
  return `\n${levels.join('\n')}\n`
}

const counted = (line: (at: number) => string, count = MANY): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('')

/** Behind the first line that opens something, as deep as what follows it; at the end where there is none. */
function inside(text: string, random: () => number, line: (indent: string, at: number) => string): string {
  const openings = [...text.matchAll(/[:{[][ \t]*\n([ \t]*)(?=\S)/g)]
  const found = openings.length > 0 ? pick(openings, random) : null
  const at = found ? found.index + found[0].length - found[1]!.length : text.length
  const indent = found?.[1] ?? ''
  return text.slice(0, at) + counted((each) => line(indent, each)) + text.slice(at)
}

const LARGE: readonly Change[] = [
  ['braces', (text, random) => into(text, '{'.repeat(pick([10, 300, MANY], random)), random)],
  ['brackets', (text, random) => into(text, '['.repeat(pick([10, 300, MANY], random)), random)],
  ['nested maps', (text, random) => into(text, '{a: '.repeat(pick([10, 300, MANY], random)), random)],
  ['nested JSON', (text, random) => into(text, '{"a":['.repeat(pick([10, 300, MANY], random)), random)],
  ['nested lists', (text, random) => `${text}\n${'- '.repeat(pick([10, 300, MANY], random))}x\n`],
  ['stairs', (text) => `${text}\n${counted((at) => `${' '.repeat(at)}a:\n`, 600)}`],
  ['20,000 keys', (text, random) => inside(text, random, (indent, at) => `${indent}k${at}: v\n`)],
  ['20,000 JSON keys', (text, random) => inside(text, random, (indent, at) => `${indent}"k${at}": 1,\n`)],
  ['20,000 items', (text, random) => inside(text, random, (indent, at) => `${indent}- i${at}\n`)],
  ['the same key', (text, random) => inside(text, random, (indent) => `${indent}same: v\n`)],
  ['20,000 maps', (text, random) => inside(text, random, (indent) => `${indent}- {a: b}\n`)],
  [
    '20,000 variables',
    (text, random) => inside(text, random, (indent, at) => `${indent}V${at}: \${V${at}:-\${W}}\n`),
  ],
  [
    'services or jobs',
    (text) => `${text}\n${counted((at) => `  s${at}:\n    image: a:${at}\n    script: [docker ps]\n`, 4000)}`,
  ],
  ['aliases', (text, random) => text + aliasBomb(pick([2, 9, 40], random))],
  ['aliases of one', (text) => `${text}\nx-a: &x [1, 2, 3]\nx-b: [${'*x, '.repeat(MANY)}1]\n`],
  ['merges', (text, random) => text + mergeBomb(pick([1, 9], random))],
  [
    'aliases in services',
    (text, random) =>
      `x-a: &x {${counted((at) => `k${at}: v, `, 500)}k: v}\n${inside(text, random, (indent, at) => `${indent}s${at}: *x\n`)}`,
  ],
  ['comments', (text, random) => inside(text, random, (indent, at) => `${indent}# drydock ignore=a${at}\n`)],
  ['one long line', (text, random) => into(text, 'a '.repeat(100_000), random)],
  ['many quotes', (text, random) => into(text, pick(['"', "'", '\\"'], random).repeat(MANY), random)],
  ['a long name', (text, random) => into(text, `${'a'.repeat(200_000)}: `, random)],
  ['doubled', (text) => text.repeat(Math.min(100, Math.ceil(200_000 / (text.length + 1))))],
]

/** To so many files one thing is done that makes them large or deep; the rest is small damage. */
const LARGE_SHARE = 0.06

/** A text with one to five things changed at random. `others` lend their lines. */
export function mutateFile(text: string, random: () => number, others: readonly string[]): Mutant {
  const changes: string[] = []
  let result = text
  const apply = ([name, make]: Change): void => {
    changes.push(name)
    result = make(result, random)
  }
  if (random() < LARGE_SHARE) apply(pick(LARGE, random))
  for (let left = Math.floor(random() * 4); left > 0 || changes.length === 0; left--)
    apply(random() < 0.4 ? ['pieces', () => mutate(result, random, others)] : pick(SMALL, random))
  return { text: result, changes }
}
