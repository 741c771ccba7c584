import type { Command, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import type { FlatCommand } from '../../dockerfile/shell/walk.ts'
import type { TextEdit } from '../../source/edit.ts'
import { slice, type Range } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs } from '../rule.ts'
import { at } from '../shared/ranges.ts'
import { pieceOf } from '../shared/pieces.ts'
import { runShell } from '../shared/run-shell.ts'
import { usedRuns } from '../shared/runs.ts'
import { calledBy, factsOf, firstCommand } from '../shared/script-commands.ts'

export const docs: RuleDocs = {
  why: 'Some slips look right and mean something else to the shell. Quotes that a web page or a word processor made round are letters like any other, and a blank that is none glues two words together. [ is a command, so it wants blanks around it and a ] as its last word; inside of if its error passes for a no. NAME = value calls a program NAME. And export NAME=$(command) succeeds whatever happens to the command, so a failed download goes on with an empty value.',
  bad: 'FROM alpine:3.22\nRUN if [ -f /etc/tides.conf]; then rm /etc/tides.conf; fi\n',
  good: 'FROM alpine:3.22\nRUN if [ -f /etc/tides.conf ]; then rm /etc/tides.conf; fi\n',
  sources: [
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/test.html',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
    'https://www.shellcheck.net/wiki/SC2155',
  ],
  equivalents: { shellcheck: ['SC1068', 'SC1035', 'SC2155', 'SC1018', 'SC1077', 'SC1110', 'SC1020'] },
}

/** Only what is no matter of taste: echo with escapes is bashism-in-sh's, cat in front of a pipe works. */
export default defineRule({
  meta: {
    name: 'shell-pitfalls',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Write blanks, quotes and assignments as the shell reads them',
    messages: {
      quotes:
        '{{sign}} is a letter for the shell and no quote, so it becomes part of the word and keeps nothing together.',
      blank:
        'This blank is one that does not break (U+00A0): for the shell it is a letter, and the words around it are one.',
      open: '[ is a command and needs a blank behind it; {{word}} is taken for the name of a program.',
      close:
        '[ wants a ] as its last word, with a blank in front of it; {{word}} is another word, so the test fails with an error.',
      equals: 'With blanks around it = assigns nothing: the shell looks for a program called {{name}}.',
      status:
        '{{program}} succeeds even when {{command}} fails, and the build goes on with an empty {{name}}: assign first, then {{program}} {{name}}.',
    },
  },
  *check(input) {
    const { source } = input.dockerfile
    for (const { run } of usedRuns(input)) {
      const { script } = run
      if (script === null || script.errors.length > 0 || !isWorthALook(script.text)) continue
      const { options } = runShell(input, run)
      for (const flat of factsOf(input, script, options).values()) {
        const found = slipIn(flat, source)
        if (found) yield found
      }
    }
  },
})

/** What each of them needs; most scripts have none of it and are not walked through. */
const SIGNS =
  /[\u201C\u201D\u2018\u00A0]|(?:^|[;&|(\n!]|\b(?:if|elif|then|do|else|while))\s{0,60}(?:\[[-!"'$\w/]|[A-Z_][A-Z\d_]{0,60}\s{1,60}=)|[^\s\]]\]\s{0,60}(?:$|[;&|\n])/

function isWorthALook(text: string): boolean {
  if (SIGNS.test(text)) return true
  return text.includes('$(') && /\b(?:export|local|declare|readonly|typeset)\s/.test(text)
}

type Slip = {
  readonly messageId: 'quotes' | 'blank' | 'open' | 'close' | 'equals' | 'status'
  readonly range: Range
  readonly data?: Readonly<Record<string, string>>
  readonly confidence?: Confidence
  readonly fix?: Fix
}

function slipIn(flat: FlatCommand, source: string): Slip | null {
  const { command } = flat
  return (
    signIn(command, source) ??
    bracketIn(command) ??
    equalsIn(command) ??
    (flat.failureStops ? statusIn(command) : null)
  )
}

/** In what is not quoted: between quotes they are text. */
function signIn(command: Command, source: string): Slip | null {
  for (const { parts, range } of command.words) {
    const texts = parts.flatMap((part) => (part.kind === 'literal' && !part.quoted ? part.text : []))
    const blank = texts.some((text) => text.includes('\u00A0'))
    const sign = texts
      .map((text) => /[\u201C\u201D]|^\u2018/.exec(text)?.[0])
      .find((each) => each !== undefined)
    if (blank) return { messageId: 'blank', range, ...fixSigns(command, source, /\u00A0/g, ' ') }
    if (sign !== undefined) {
      const fix =
        sign === '\u2018'
          ? fixSigns(command, source, /[\u2018\u2019]/g, "'")
          : fixSigns(command, source, /[\u201C\u201D]/g, '"')
      return { messageId: 'quotes', range, data: { sign }, ...fix }
    }
  }
  return null
}

/** Where the command has no quotes of its own, and round ones in pairs. */
function fixSigns({ range }: Command, source: string, sign: RegExp, newText: string): { fix?: Fix } {
  const text = slice(source, range)
  const places = [...text.matchAll(sign)].map(({ index }) => index)
  if (/["'`\n]/.test(text) || (newText !== ' ' && places.length % 2 === 1)) return {}
  const edits: TextEdit[] = places.map((index) => ({ range: pieceOf(range, index, index + 1), newText }))
  return {
    fix: { title: newText === ' ' ? 'Write a blank' : 'Write straight quotes', safety: 'behaviour', edits },
  }
}

function bracketIn({ words }: Command): Slip | null {
  const [first] = words
  const last = words.at(-1)
  if (!first || !last) return null
  if (/^\[[-!"'$\w/]/.test(first.raw) && words.length > 1 && last.raw.endsWith(']'))
    return { messageId: 'open', range: first.range, data: { word: first.raw }, ...insertion(first, 1) }
  if (first.literal !== '[' || last.literal === ']' || last.literal === null) return null
  const glued = last.raw.endsWith(']') && last.raw !== ']'
  const data = { word: last.raw }
  return { messageId: 'close', range: last.range, data, ...(glued && insertion(last, last.raw.length - 1)) }
}

function insertion({ range, raw }: ShellWord, index: number): { fix?: Fix } {
  const piece = pieceOf(range, index, raw.length)
  if (range.end.offset - range.start.offset !== raw.length || piece === range) return {}
  return {
    fix: { title: 'Insert a blank', safety: 'behaviour', edits: [{ range: at(piece.start), newText: ' ' }] },
  }
}

/** Names in capitals: other words may be programs that take such an argument. */
function equalsIn({ words }: Command): Slip | null {
  const [name, sign, value] = words
  if (!name || !sign || !/^[A-Z_][A-Z\d_]*$/.test(name.literal ?? '') || !/^=(?!=)/.test(sign.raw))
    return null
  const range = { start: name.range.start, end: sign.range.end }
  const data = { name: name.literal ?? '' }
  if (sign.raw !== '=' || !value || words.length > 3) return { messageId: 'equals', range, data }
  const edits = [{ range: { start: name.range.end, end: value.range.start }, newText: '=' }]
  return {
    messageId: 'equals',
    range,
    data,
    fix: { title: 'Take the blanks out', safety: 'behaviour', edits },
  }
}

const DECLARES = new Set(['export', 'local', 'declare', 'readonly', 'typeset'])

/** Only downloads: what fails there fails some day. */
function statusIn({ words }: Command): Slip | null {
  const program = words[0]?.literal ?? ''
  if (!DECLARES.has(program)) return null
  for (const { parts, raw, range } of words.slice(1)) {
    const name = /^\w+(?==)/.exec(raw)?.[0]
    const command = parts
      .map((part) => (part.kind === 'command-substitution' ? fetcherIn(part.body) : null))
      .find(Boolean)
    if (name !== undefined && command)
      return { messageId: 'status', range, data: { program, name, command }, confidence: 'likely' }
  }
  return null
}

function fetcherIn([first]: readonly Statement[]): string | null {
  const command = first ? firstCommand(first) : undefined
  const program = command ? baseName(calledBy(command).argv[0]) : null
  return program === 'curl' || program === 'wget' ? program : null
}
