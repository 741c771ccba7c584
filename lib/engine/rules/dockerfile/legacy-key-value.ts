import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Instruction, Word } from '../../dockerfile/syntax.ts'
import { splitWords } from '../../dockerfile/words.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { isName, valueBehindBlank } from '../shared/arg-values.ts'
import { at, span } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'ENV and LABEL once took a name, a blank and a value. In that form everything up to the end of the line is the value of the first name: in ENV A one B=two the variable B is never set. The form is deprecated and may go, and its twin for ARG never existed: ARG VERSION 1.0 declares two arguments without a default, one of them called 1.0. With an equals sign there is one way to read the line, and several pairs fit into one instruction.',
  bad: 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED 1\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/legacy-key-value-format/',
    'https://docs.docker.com/reference/dockerfile/#env',
    'https://docs.docker.com/reference/dockerfile/#arg',
  ],
  equivalents: {
    buildkit: ['LegacyKeyValueFormat'],
    dockerfilelint: ['label_invalid', 'invalid_format'],
    dockerfile_utils: [
      'SYNTAX_MISSING_EQUALS',
      'SYNTAX_MISSING_NAMES',
      'SYNTAX_MISSING_SINGLE_QUOTE',
      'SYNTAX_MISSING_DOUBLE_QUOTE',
    ],
  },
}

/** Pairs that Docker refuses are instruction-arguments', a comment behind the value inline-comment's. */
export default defineRule({
  meta: {
    name: 'legacy-key-value',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['ARG', 'ENV', 'LABEL'] },
    title: 'Write pairs with an equals sign',
    messages: {
      legacy:
        '{{keyword}} {{name}} without an equals sign is the old form, in which the rest of the line is one value; write {{name}}=.',
      swallowed:
        'Without an equals sign behind {{name}} the rest of the line is its value: {{other}} is part of that text and is never set.',
      argument:
        'ARG takes no value behind a blank: this declares {{name}} without a default, and a second argument called {{value}}.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const instruction of dockerfile.instructions) {
      const node = instruction.trigger ?? instruction
      if (node.form === 'pairs' && node.args[2]?.value === '') yield judge(node, dockerfile)
    }
    for (const each of [...dockerfile.globalArgs, ...stages.flatMap(({ instructions }) => instructions)]) {
      const two = each.keyword === 'ARG' ? valueBehindBlank(each) : null
      if (two === null) continue
      const [first, second] = two
      const data = { name: first.name, value: second.name }
      const edits = [{ range: span(at(first.range.end), at(second.range.start)), newText: '=' }]
      const fix: Fix = { title: `Write ${first.name}=${second.name}`, safety: 'behaviour', edits }
      const confidence = isName(second.name) ? ('likely' as const) : ('certain' as const)
      yield { messageId: 'argument', range: each.range, data, confidence, fix }
    }
  },
})

type Report = {
  readonly messageId: 'legacy' | 'swallowed'
  readonly range: Instruction['range']
  readonly data: Readonly<Record<string, string>>
  readonly fix?: Fix
}

function judge(node: Instruction, dockerfile: Dockerfile): Report {
  const [key, value] = node.args as [Word, Word]
  const words = splitWords(value.value, dockerfile.escape)
  // `ENV DSN host=db user=app` is one value that consists of pairs.
  const isPairs = words[0]?.value.includes('=') ?? false
  const other = isPairs ? undefined : words.slice(1).find((word) => /^[A-Za-z_][\w.-]*=/.test(word.value))
  const range = span(key.range, value.range)
  const data = {
    keyword: node.keyword,
    name: key.value,
    other: other?.value.slice(0, other.value.indexOf('=')) ?? '',
  }
  const messageId = other ? 'swallowed' : 'legacy'
  const fix = other
    ? separate(words.slice(1), [key, value], dockerfile)
    : join(words.length, [key, value], dockerfile)
  return { messageId, range, data, ...(fix && { fix }) }
}

type Pair = readonly [Word, Word]

/** The same pair with an equals sign, in quotes where its value is more than one word. Null where quotes would change it. */
function join(words: number, [key, value]: Pair, { source, escape }: Dockerfile): Fix | null {
  const gap = gapEdit([key, value], source)
  // With an equals sign behind it, a quote in the name would begin a text in quotes.
  if (gap === null || /["']/.test(key.value)) return null
  const title = `Write ${key.value}=`
  if (words === 1) return isWhole(value, escape) ? { title, safety: 'safe', edits: [gap] } : null
  if (/["']/.test(value.value) || value.value.includes(escape)) return null
  const quotes = [at(value.range.start), at(value.range.end)].map((range) => ({ range, newText: '"' }))
  // The sign and the quote behind it are one edit.
  const first = { range: gap.range, newText: '="' }
  return { title, safety: 'safe', edits: [first, quotes[1]!] }
}

/** An escape at the very end of a value is lost where words are split. */
function isWhole({ value }: Word, escape: string): boolean {
  return !value.endsWith(escape)
}

/** Every pair for itself, where all that follows is pairs. */
function separate(
  rest: readonly { readonly value: string }[],
  pair: Pair,
  { source }: Dockerfile,
): Fix | null {
  const gap = gapEdit(pair, source)
  if (gap === null || rest.some(({ value }) => !/^[A-Za-z_][\w.-]*=/.test(value))) return null
  return { title: 'Set every pair for itself', safety: 'suggestion', edits: [gap] }
}

/** Puts the sign in the place of the blanks; null where a comment stands between. */
function gapEdit([key, value]: Pair, source: string): TextEdit | null {
  const range = span(at(key.range.end), at(value.range.start))
  const between = source.slice(range.start.offset, range.end.offset)
  return between.includes('#') ? null : { range, newText: '=' }
}
