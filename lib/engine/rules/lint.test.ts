import { describe, expect, it } from 'vitest'
import { build, lint, parse } from '../index.ts'
import { slice } from '../source/position.ts'
import { lintWith } from './lint.ts'
import { defineRule, type Finding, type Rule, type RuleInput } from './rule.ts'
import { ruleInput } from './shared/facts.ts'

function inputOf(text: string): RuleInput {
  const dockerfile = parse(text)
  const context = { files: {}, complete: false }
  return ruleInput(dockerfile, build(dockerfile, context), context)
}

function ruleNamed(
  name: string,
  check: Rule['check'],
  messages: Record<string, string> = { found: 'Found.' },
): Rule {
  const meta = {
    name,
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    title: '',
    messages,
  } as const
  return defineRule({ meta, check })
}

const onFrom = (name: string): Rule =>
  ruleNamed(name, function* ({ stages }) {
    for (const { from } of stages) yield { messageId: 'found', range: from.image.range }
  })

describe('lintWith', () => {
  const text = 'FROM alpine:3.23\n'
  const only = (rule: Rule): Finding | undefined => lintWith([rule], inputOf(text))[0]

  it('fills messages, severity and confidence', () => {
    const rule = ruleNamed(
      'filled',
      function* ({ stages }) {
        yield { messageId: 'said', range: stages[0]!.from.image.range, data: { image: 'a {{b}}', count: 2 } }
      },
      { said: '{{count}} times {{image}}.' },
    )
    expect(only(rule)).toMatchObject({
      rule: 'filled',
      severity: 'warning',
      confidence: 'certain',
      message: '2 times a {{b}}.',
      fix: null,
    })
  })

  it('keeps what a report says itself', () => {
    const rule = ruleNamed('own', function* ({ stages }) {
      yield { messageId: 'found', range: stages[0]!.range, severity: 'info', confidence: 'possible' }
    })
    expect(only(rule)).toMatchObject({ severity: 'info', confidence: 'possible' })
  })

  it('makes one short line of whatever stands in the file', () => {
    const rule = ruleNamed(
      'long',
      function* ({ stages }) {
        yield { messageId: 'said', range: stages[0]!.range, data: { text: `a\n\0b ${'x'.repeat(9999)}` } }
      },
      { said: 'Saw {{text}}.' },
    )
    expect(only(rule)?.message).toMatch(/^Saw a b x{190,}…\.$/)
  })

  it('sorts by place, then by rule, and drops exact repeats', () => {
    const found = lintWith(
      [onFrom('b'), onFrom('a'), onFrom('b')],
      inputOf('FROM alpine:3.23\nFROM node:24.11.0-trixie-slim\n'),
    )
    expect(found.map(({ rule, range }) => `${rule} ${range.start.line}`)).toEqual([
      'a 1',
      'b 1',
      'a 2',
      'b 2',
    ])
  })

  it('reports problems no rule speaks about under their code', () => {
    const found = lintWith([], inputOf('FROM alpine:3.23\nCPOY a b\n'))
    expect(found).toMatchObject([
      { rule: 'unknown-instruction', severity: 'error', confidence: 'certain', messageId: 'problem' },
    ])
    expect(found[0]?.message).toMatch(/^Unknown instruction: CPOY\. .*[.?]$/)
  })

  it('leaves a problem of the build to a rule that tells of its code at the same place', () => {
    const input = inputOf('FROM scratch\nRUN ls\n')
    const rule = ruleNamed('no-shell', function* ({ stages }) {
      yield { messageId: 'found', range: stages[0]!.instructions[0]!.range }
    })
    const teller = { ...rule, meta: { ...rule.meta, tells: ['command-not-found'] } }
    const rulesOf = (each: Rule): string[] => lintWith([each], input).map((finding) => finding.rule)
    expect(rulesOf(rule)).toEqual(['no-shell', 'command-not-found'])
    expect(rulesOf(teller)).toEqual(['no-shell'])
  })
})

/** Whole files: one root cause, one finding. Advice stands beside it. */
const causes: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'broken JSON is no shell form',
    "FROM node:24.11.0-trixie-slim\nUSER node\nCMD ['node', 'a.js']\n",
    ['json-form-invalid'],
  ],
  [
    'a misspelt USER is not a missing one',
    'FROM node:24.11.0-trixie-slim\nUSERR node\nCMD ["node"]\n',
    ['unknown-instruction'],
  ],
  [
    'a broken USER is not a missing one',
    'FROM node:24.11.0-trixie-slim\nUSER\nCMD ["node"]\n',
    ['instruction-arguments'],
  ],
  [
    'a misspelt FROM is no missing one',
    'FORM node:24.11.0-trixie-slim\nUSER node\n',
    ['unknown-instruction'],
  ],
  [
    'an ARG and the ENV made of it',
    'FROM node:24.11.0-trixie-slim\nARG GIT_SHA\nENV GIT_SHA=$GIT_SHA\nRUN npm ci --omit=dev\nUSER node\n',
    ['volatile-value-early'],
  ],
  [
    'a stage that copies from itself',
    'FROM node:24.11.0-trixie-slim AS a\nCOPY --from=a /x /y\nUSER node\n',
    ['copy-from-self'],
  ],
  [
    'an unterminated heredoc',
    'FROM node:24.11.0-trixie-slim\nUSER node\nRUN <<EOF\nls\n',
    ['heredoc-terminator'],
  ],
]

describe('lint', () => {
  it.each(causes)('%s', (_, text, rules) => {
    const found = lint(parse(text)).filter(({ severity }) => severity !== 'info')
    expect(found.map(({ rule }) => rule)).toEqual(rules)
  })

  it.each([
    ['an empty file', '', 'from-missing'],
    ['comments', '# a\n\n# b\n', 'from-missing'],
    ['an unknown instruction', 'HELLO\n', 'unknown-instruction'],
    ['a NUL byte', 'FROM alpine:3.23\nRUN a\0b\n', 'nul-character'],
    ['an open heredoc', 'FROM alpine:3.23\nRUN <<EOF\n', 'heredoc-terminator'],
    ['one very long line', `FROM alpine:3.23\nRUN ${'a'.repeat(1_000_000)}\n`, 'line-too-long'],
  ])('has a clear finding for %s', (_, text, rule) => {
    const found = lint(parse(text)).filter(({ severity }) => severity === 'error')
    expect(found.map((finding) => finding.rule)).toContain(rule)
    for (const { range, message } of found) {
      expect(range.end.offset).toBeLessThanOrEqual(text.length)
      expect(message.length).toBeLessThan(500)
    }
  })

  it('says the same with a byte order mark and Windows line ends', () => {
    const text = 'FROM node\nCMD node a.js\n'
    const seen = (source: string): string[] =>
      lint(parse(source)).map(({ rule, range }) => `${rule} ${slice(source, range)}`)
    expect(seen(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(seen(text))
  })
})
