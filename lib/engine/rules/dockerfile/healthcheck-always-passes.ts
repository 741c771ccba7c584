import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import type { Command, Statement } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { slice, type Range } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { curlHidesErrors, externalHost } from '../shared/curl-options.ts'
import { leafStages, targetOf } from '../shared/output.ts'
import { probeScript } from '../shared/probes.ts'
import { at } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'Docker looks at nothing but the exit status of the probe: 0 is healthy, 1 is unhealthy, 2 is reserved. A probe that always ends with 0 keeps a broken container in service. curl without --fail ends with 0 for a page that says 500, the status of a pipe is that of its last command, and || true or ; exit 0 forgives everything. A probe that asks a host elsewhere measures the network and not this container.',
  bad: 'FROM node:24\nCOPY server.js /app/\nHEALTHCHECK CMD curl http://localhost:3000/health || true\nCMD ["node", "/app/server.js"]\n',
  good: 'FROM node:24\nCOPY server.js /app/\nHEALTHCHECK CMD curl --fail http://localhost:3000/health || exit 1\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://curl.se/docs/manpage.html#-f',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_09_02',
  ],
  equivalents: {},
}

/** A tool that is not in the image is healthcheck-tool-missing's; curl in RUN is curl-fail-flag's. */
export default defineRule({
  meta: {
    name: 'healthcheck-always-passes',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['HEALTHCHECK'] },
    title: 'Write a health probe that can fail',
    messages: {
      curl: 'curl ends with 0 whatever the server answers, a 500 included; --fail makes an error page a failed check.',
      swallowed:
        '{{end}} makes the check end with 0 whatever the probe found, so the container is always healthy.',
      constant: '{{end}} ends with 0 whatever the program does, so the container is always healthy.',
      piped: 'The status of a pipe is that of {{end}}, which ends with 0 whether the probe worked or not.',
      itself:
        '{{end}} finds its own command line in the list of processes, so the check passes even when nothing runs.',
      external:
        'This asks {{host}}, not the program in the container: the check says whether the network works.',
      reserved:
        'The check ends with {{end}}; Docker reserves 2 and knows 0 and 1 only, so || exit 1 says what is meant.',
    },
  },
  *check({ dockerfile }) {
    for (const check of checksOf(dockerfile)) {
      for (const { messageId, range, data, confidence = 'certain', fix } of faultsOf(
        check,
        dockerfile.source,
      ))
        yield { messageId, range, data, confidence, ...(fix && { fix }) }
    }
  },
})

/** The checks in effect at the end of what is built, and of what may be built with --target. */
function checksOf(dockerfile: RuleInput['dockerfile']): readonly HealthcheckInstruction[] {
  const target = targetOf(dockerfile)
  const ends = [...(target ? [target] : []), ...leafStages(dockerfile)].map(({ end }) => end.healthcheck)
  return [...new Set(ends)].filter((each) => each !== null && !each.none) as HealthcheckInstruction[]
}

type Fault = {
  readonly messageId: 'curl' | 'swallowed' | 'constant' | 'piped' | 'itself' | 'external' | 'reserved'
  readonly range: Range
  readonly data: Readonly<Record<string, string>>
  readonly confidence?: Confidence
  readonly fix?: Fix
}

function faultsOf(check: HealthcheckInstruction, source: string): readonly Fault[] {
  const script = probeScript(check)
  if (script === null) return check.argv ? ofExec(check.argv, source) : []
  if (script.errors.length > 0) return []
  return ofStatements(script.body, source)
}

/** The exec form is one command, whose status counts as it is. */
function ofExec(argv: NonNullable<HealthcheckInstruction['argv']>, source: string): readonly Fault[] {
  const left = unwrap(argv.map(({ value }) => value))
  const words = left.origins.map((origin) => ({ value: argv[origin]!.value, range: argv[origin]!.range }))
  return ofProbe(words, source)
}

/** A script ends with the status of its last statement; what stands before it counts only with set -e or exit. */
function ofStatements(body: readonly Statement[], source: string): readonly Fault[] {
  const last = body.at(-1)
  if (!last) return []
  if (body.length > 1) {
    const constant = last.kind === 'command' ? endsWell(last) : null
    // An `if` or `case` before it may have left with a status of its own, and so may a command behind ||.
    const open = body.slice(0, -1).some((each) => each.kind !== 'command' || isSet(each))
    if (constant === null || open)
      return constant === null && body.slice(0, -1).every(isPlain) ? ofStatement(last, source) : []
    return [swallowed(last.range, constant, source)]
  }
  return ofStatement(last, source)
}

function isPlain(statement: Statement): boolean {
  return statement.kind === 'command'
}

function isSet({ words }: Command): boolean {
  return words[0]?.literal === 'set' || words[0]?.literal === 'trap'
}

function ofStatement(statement: Statement, source: string): readonly Fault[] {
  switch (statement.kind) {
    case 'command': {
      const constant = endsWell(statement)
      if (constant !== null)
        return [{ messageId: 'constant', range: statement.range, data: { end: constant } }]
      return ofCommand(statement, source)
    }
    case 'pipeline':
      return statement.negated ? [] : ofPipe(statement.commands, source)
    case 'and-or':
      return ofList(statement, source)
    default:
      return []
  }
}

function ofList(
  { items, connectors }: Extract<Statement, { kind: 'and-or' }>,
  source: string,
): readonly Fault[] {
  const last = items.at(-1)
  const probes = items.slice(0, -1)
  if (connectors.at(-1) === '||' && last?.kind === 'command') {
    const good = endsWell(last)
    if (good !== null) return [swallowed(last.range, good, source)]
    const status = last.words[0]?.literal === 'exit' ? (last.words[1]?.literal ?? '') : ''
    const reserved: Fault[] = /^(?:2|[3-9]|[1-9]\d+)$/.test(status)
      ? [
          {
            messageId: 'reserved',
            range: last.range,
            data: { end: status },
            ...replaced(last, `exit 1`, source),
          },
        ]
      : []
    return [...probes.flatMap((each) => ofStatement(each, source)), ...reserved]
  }
  return connectors.every((each) => each === '&&') ? items.flatMap((each) => ofProbeItem(each, source)) : []
}

/** A part of `a && b`: a constant there does no harm. */
function ofProbeItem(item: Statement, source: string): readonly Fault[] {
  return item.kind === 'command'
    ? ofCommand(item, source)
    : item.kind === 'pipeline'
      ? ofStatement(item, source)
      : []
}

function swallowed(range: Range, end: string, source: string): Fault {
  const written = slice(source, range)
  const plain = /^(?:true|:|exit 0)$/.test(written)
  const fix: Fix = {
    title: 'Let the check fail with exit 1',
    safety: 'behaviour',
    edits: [{ range, newText: 'exit 1' }],
  }
  // Behind `;` an exit 1 would make every check fail.
  const before = source.slice(Math.max(0, range.start.offset - 40), range.start.offset)
  return { messageId: 'swallowed', range, data: { end }, ...(plain && /\|\|\s*$/.test(before) && { fix }) }
}

function replaced({ range }: Command, newText: string, source: string): { fix?: Fix } {
  if (!slice(source, range).startsWith('exit ')) return {}
  return { fix: { title: `Write ${newText}`, safety: 'behaviour', edits: [{ range, newText }] } }
}

const WELL: ReadonlySet<string> = new Set([
  'true',
  ':',
  'echo',
  'printf',
  'date',
  'hostname',
  'pwd',
  'ls',
  'sleep',
])

/** A command that ends with 0 whatever happened before it, as it is to be called in a message; null for every other. */
function endsWell({ words, redirects }: Command): string | null {
  const name = words[0]?.literal ?? null
  if (name === 'exit') return words[1]?.literal === '0' ? 'exit 0' : null
  // A file that is asked for may not be there.
  if (name === 'ls' && words.slice(1).some(({ raw }) => !raw.startsWith('-'))) return null
  return name !== null && WELL.has(name) && redirects.every(({ fd }) => fd !== 0) ? name : null
}

const JUDGES =
  /^(?:e|f|z)?grep$|^(?:rg|awk|gawk|jq|test|\[|diff|cmp|python3?|node|perl|ruby|php|xargs|sh|bash|while|read|yq)$/
const DEAF: ReadonlySet<string> = new Set([
  'cat',
  'tee',
  'head',
  'tail',
  'wc',
  'sort',
  'uniq',
  'tr',
  'cut',
  'sed',
  'less',
  'logger',
  'column',
])

/** What comes out of the pipe's last command decides. */
function ofPipe(commands: readonly Statement[], source: string): readonly Fault[] {
  const last = commands.at(-1)
  if (last?.kind !== 'command') return []
  const program = baseName(unwrap(last.words.map(({ literal }) => literal)).argv[0] ?? '')
  if (JUDGES.test(program)) return ofGrep(commands)
  if (endsWell(last) === null && !DEAF.has(program)) return []
  const probe = commands[0]
  const external =
    probe?.kind === 'command'
      ? ofCommand(probe, source).filter(({ messageId }) => messageId === 'external')
      : []
  return [...external, { messageId: 'piped', range: last.range, data: { end: program } }]
}

/** `ps | grep name`: the shell that runs the check has the name in its own command line. */
function ofGrep(commands: readonly Statement[]): readonly Fault[] {
  const [first, grep, more] = commands
  if (first?.kind !== 'command' || grep?.kind !== 'command' || more) return []
  const [program, ...words] = grep.words.map(({ literal }) => literal)
  if (first.words[0]?.literal !== 'ps' || !/^[ef]?grep$/.test(program ?? '')) return []
  const options = words.filter((word) => word?.startsWith('-'))
  const pattern = words.find((word) => word !== null && !word.startsWith('-'))
  const shows =
    first.words.slice(1).some(({ literal }) => /[afw]/.test(literal ?? '')) &&
    !first.words.some(({ raw }) => /comm\b/.test(raw))
  if (
    pattern == null ||
    !shows ||
    !/^[\w./ -]+$/.test(pattern) ||
    options.some((word) => /v|x|^--/.test(word ?? ''))
  )
    return []
  return [{ messageId: 'itself', range: grep.range, data: { end: `grep ${pattern}` }, confidence: 'likely' }]
}

function ofCommand(command: Command, source: string): readonly Fault[] {
  const left = unwrap(command.words.map(({ literal }) => literal))
  const words = left.argv.map((value, index) => ({
    value,
    range: command.words[left.origins[index]!]!.range,
  }))
  return ofProbe(words, source)
}

type Word = { readonly value: string | null; readonly range: Range }

function ofProbe(words: readonly Word[], source: string): readonly Fault[] {
  const argv = words.map(({ value }) => value)
  const program = baseName(argv[0] ?? '')
  if (program === 'true' || program === ':')
    return [{ messageId: 'constant', range: words[0]!.range, data: { end: program } }]
  if (program !== 'curl' && program !== 'wget') return []
  const found: Fault[] = []
  const away = words.find(({ value }, index) => index > 0 && value !== null && externalHost(value) !== null)
  if (away)
    found.push({
      messageId: 'external',
      range: away.range,
      data: { host: externalHost(away.value!)! },
      confidence: 'likely',
    })
  if (program === 'curl' && curlHidesErrors(argv)) {
    const range = words[0]!.range
    found.unshift({
      messageId: 'curl',
      range,
      data: {},
      confidence: argv.includes(null) ? 'likely' : 'certain',
      ...curlFix(words[0]!, source),
    })
  }
  return found
}

function curlFix({ value, range }: Word, source: string): { fix?: Fix } {
  const written = slice(source, range)
  const newText = written === value ? ' --fail' : written === JSON.stringify(value) ? ', "--fail"' : null
  if (newText === null) return {}
  return { fix: { title: 'Add --fail', safety: 'behaviour', edits: [{ range: at(range.end), newText }] } }
}
