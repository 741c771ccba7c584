import { expandWord, expandWords } from '../../lib/engine/dockerfile/expand.ts'
import type { Lookup } from '../../lib/engine/dockerfile/expand.ts'
import { parseExposedPort } from '../../lib/engine/dockerfile/expose-port.ts'
import { findMarkers, readMarker } from '../../lib/engine/dockerfile/heredocs.ts'
import { readJsonArray } from '../../lib/engine/dockerfile/json-array.ts'
import { parseSyntax } from '../../lib/engine/dockerfile/parse-syntax.ts'
import { parse } from '../../lib/engine/dockerfile/stages.ts'
import type { Instruction, Syntax } from '../../lib/engine/dockerfile/syntax.ts'
import { splitPairs, splitWords } from '../../lib/engine/dockerfile/words.ts'
import { ignores } from '../../lib/engine/dockerignore/match.ts'
import { parseDockerignore, patternTexts } from '../../lib/engine/dockerignore/parse.ts'
import { firstError, readJsonLines, sameMessage, toHeredoc } from './buildkit.ts'
import { AGREE, all, compare, notApplicable } from './report.ts'
import type { Outcome, Result } from './report.ts'

/** A row of buildkit-parser.jsonl; which fields it has depends on its kind. */
type Row = {
  id: string
  kind: string
  dockerfile: string
  input: string
  expect: unknown
  result: string
  instruction: string
  directive: string
  envs: Record<string, string> | string[]
  platform: 'A' | 'U' | 'W'
  matched?: string[]
  unmatched?: string[]
  error: unknown
  error_contains?: string
  match: string
  dest: string
  sources: string[]
  contents: { path: string; data: string; expand: boolean }[]
  shell: boolean
  command: string[]
  files: unknown[]
  warning_count: number
  warning_contains?: string
  root: number[]
  children: number[][]
  first_child: number
  children_heredocs: unknown[][]
  patterns: string[]
  path: string
  excluded: boolean | null
  content: string
}

export function parserCases(path: string): Result[] {
  return readJsonLines<Row>(path).map((row) => ({ kind: row.kind, id: row.id, outcome: judge(row) }))
}

function judge(row: Row): Outcome {
  const check = KINDS.get(row.kind)
  return check === undefined ? { status: 'differ', note: `unknown kind ${row.kind}` } : check(row)
}

const KINDS: ReadonlyMap<string, (row: Row) => Outcome> = new Map([
  ['ast-dump', ({ dockerfile, result }) => compare(dump(parseSyntax(dockerfile)), result)],
  ['parse-error', parseError],
  ['line-numbers', lineNumbers],
  [
    'parse-words',
    ({ input, expect }) =>
      compare(
        splitWords(input, '\\').map(({ value }) => value),
        expect,
      ),
  ],
  ['empty-continuation', emptyContinuation],
  ['heredocs', heredocs],
  ['heredoc-word', ({ input, expect }) => compare(markerName(input), expect)],
  [
    'heredocs-from-line',
    ({ input, expect }) =>
      compare(
        findMarkers(input).markers.map(({ name }) => name),
        expect,
      ),
  ],
  ['json-array', jsonArray],
  ['name-val', nameVal],
  ['directive', directive],
  ['expand', expand],
  ['words', words],
  ['instruction-error', instructionError],
  ['copy-parse', copyParse],
  ['run-parse', runParse],
  ['doc-comments', docComments],
  ['expose-ports', exposePorts],
  ['convert', convert],
  ['dockerignore', ignoreMatch],
  ['dockerignore-file', ({ content, expect }) => compare(patternTexts(content), expect)],
] satisfies [string, (row: Row) => Outcome][])

function parseError({ dockerfile, error }: Row): Outcome {
  const problem = firstError(parseSyntax(dockerfile))
  if (problem?.phase !== 'parse') return compare(problem?.message ?? null, 'an error of the parser')
  return typeof error === 'string' && !problem.message.includes(error)
    ? compare(problem.message, error)
    : AGREE
}

function lineNumbers({ dockerfile, root, children }: Row): Outcome {
  const lines = parseSyntax(dockerfile).instructions.map(({ range }) => [range.start.line, range.end.line])
  return all([compare(lines, children), compare([lines[0]?.[0], lines.at(-1)?.[1]], root)])
}

function emptyContinuation({ dockerfile, warning_count: expected, warning_contains: text }: Row): Outcome {
  const warnings = parseSyntax(dockerfile).problems.filter(({ severity }) => severity === 'warning')
  const named = text === undefined || warnings.some(({ message }) => message.includes(text))
  return all([compare(warnings.length, expected), compare(named || expected === 0, true)])
}

function heredocs({ dockerfile, first_child: first, children_heredocs: expected }: Row): Outcome {
  const nodes = parseSyntax(dockerfile).instructions.slice(first, first + expected.length)
  return compare(
    nodes.map((node) => node.heredocs.map(toHeredoc).map(sorted)),
    expected.map((list) => list.map(sorted)),
  )
}

/** The same object with its fields in alphabetical order, keys in lower case. */
function sorted(value: unknown): unknown {
  const entries = Object.entries(value as object).map(([key, field]) => [key.toLowerCase(), field] as const)
  return Object.fromEntries(entries.toSorted(([left], [right]) => (left < right ? -1 : 1)))
}

function markerName(word: string): string | null {
  const marker = readMarker(word)
  if (marker === null) return null
  return 'error' in marker ? 'error' : marker.name
}

function jsonArray({ input, expect }: Row): Outcome {
  const array = readJsonArray(input)
  return compare(array.kind === 'strings' ? array.tokens.map(({ value }) => value) : null, expect)
}

function nameVal({ input, instruction, expect }: Row): Outcome {
  const pairs = splitPairs(input, instruction, '\\')
  return compare('message' in pairs ? pairs.message : pairs.map(({ value }) => value), expect)
}

type DirectiveExpectation = { ok: boolean; value?: string; cmdline?: string; line?: number }

/** BuildKit looks for a directive in the text behind a `#!` line; the parser itself does not skip that line. */
function directive({ dockerfile, directive: name, expect }: Row): Outcome {
  const expected = expect as DirectiveExpectation
  if (expected.ok && !/^\s*#/m.test(dockerfile.replace(/^#!.*\n/, ''))) {
    return notApplicable('a directive in a file that is no Dockerfile (// or JSON), for other frontends')
  }
  const skipped = dockerfile.startsWith('#!') ? dockerfile.indexOf('\n') + 1 : 0
  const found = parseSyntax(dockerfile.slice(skipped)).directives.find(
    (other) => name === '*' || other.name === name,
  )
  if (found === undefined) return compare(false, expected.ok)
  const line = found.range.start.line + (skipped > 0 ? 1 : 0)
  return all([
    compare(true, expected.ok),
    compare(found.value.split(' ')[0], expected.value),
    compare(found.value, expected.cmdline ?? expected.value),
    compare(line, expected.line ?? line),
  ])
}

function expand({
  input,
  envs,
  platform,
  expect,
  error,
  error_contains: text,
  matched,
  unmatched,
}: Row): Outcome {
  const expansion = expandWord(input, lookup(envs, platform === 'W'), { escape: '\\' })
  const names = matched && unmatched ? [...matched, ...unmatched].toSorted() : null
  return all([
    compare(expansion.error !== null, error),
    compare(expansion.text, expect),
    text === undefined ? AGREE : compare(expansion.error?.includes(text), true),
    names === null ? AGREE : compare(expansion.variables.toSorted(), names),
  ])
}

function words({ input, envs, expect, error }: Row): Outcome {
  const expansion = expandWords(input, lookup(envs, false), { escape: '\\' })
  return all([compare(expansion.error !== null, error), compare(expansion.words, expect)])
}

function lookup(envs: Row['envs'], ignoreCase: boolean): Lookup {
  const pairs = Array.isArray(envs) ? envs.map(splitPair) : Object.entries(envs)
  const key = (name: string) => (ignoreCase ? name.toUpperCase() : name)
  const values = new Map(pairs.map(([name, value]) => [key(name), value]))
  return (name) => values.get(key(name))
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

/** These texts have no FROM; what they are about is the error of the instruction itself. */
function instructionError({ dockerfile, error, match }: Row): Outcome {
  const problem = firstError(parseSyntax(`FROM scratch\n${dockerfile}`))
  const expected = String(error)
  if (match === 'equal')
    return sameMessage(problem?.message, expected) ? AGREE : compare(problem?.message, expected)
  return problem?.message.includes(expected) ? AGREE : compare(problem?.message, expected)
}

function copyParse({ dockerfile, dest, sources, contents }: Row): Outcome {
  const node = parseSyntax(dockerfile).instructions[0]!
  const paths = node.args.filter(({ value }) => markerName(value) === null).map(({ value }) => value)
  const inline = node.heredocs.map(({ name, content, expand: expands, chomp }) => ({
    path: name,
    data: chomp ? content.replace(/^\t+/gm, '') : content,
    expand: expands,
  }))
  return all([compare(paths, [...sources, dest]), compare(inline, contents)])
}

function runParse({ dockerfile, shell, command, files }: Row): Outcome {
  const node = parseSyntax(dockerfile).instructions[0]!
  const ours = node.heredocs.map(({ name, content, chomp }) => ({ name, data: content, chomp }))
  return all([
    compare(node.form !== 'exec', shell),
    compare(
      node.args.map(({ value }) => value),
      command,
    ),
    compare(ours, files),
  ])
}

type DocComments = {
  stages: { doc: string; args: { key: string; doc: string }[] }[]
  meta_args: { key: string; doc: string }[]
}

/** A comment block documents what its lines begin with the name of. */
function docComments({ dockerfile, expect }: Row): Outcome {
  const { instructions } = parseSyntax(dockerfile)
  const stages: DocComments['stages'] = []
  const metaArgs: DocComments['meta_args'] = []
  for (const node of instructions) {
    const last = stages.at(-1)
    if (node.keyword === 'FROM') stages.push({ doc: docOf(node, node.args[2]?.value ?? ''), args: [] })
    if (node.keyword === 'ARG') (last?.args ?? metaArgs).push(...argDocs(node))
  }
  return compare({ stages, meta_args: metaArgs }, expect)
}

function argDocs(node: Instruction): { key: string; doc: string }[] {
  return node.args.map(({ value }) => value.split('=')[0]!).map((key) => ({ key, doc: docOf(node, key) }))
}

function docOf({ comments }: Instruction, name: string): string {
  const line = comments.find(({ text }) => name !== '' && text.startsWith(`${name} `))
  return line?.text.slice(name.length + 1) ?? ''
}

function exposePorts({ input, expect, error, ...row }: Row): Outcome {
  const ports = (input as unknown as string[]).map(parseExposedPort)
  const failed = ports.find((port) => 'error' in port)
  if (failed !== undefined && 'error' in failed) {
    const message = (row as { error_message?: string }).error_message
    return all([compare(true, error), message === undefined ? AGREE : compare(failed.error, message)])
  }
  const list = ports.flatMap((port) => ('error' in port ? [] : portNames(port)))
  return all([
    compare(false, error),
    compare(list.toSorted(), (expect as string[] | null)?.toSorted() ?? null),
  ])
}

function portNames({ first, last, protocol }: { first: number; last: number; protocol: string }): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${first + index}/${protocol}`)
}

/** Can the file be turned into a build graph? What the files of a build would say is left out, as it is there. */
function convert({ dockerfile, error, ...row }: Row): Outcome {
  const errors = parse(dockerfile).allProblems.filter(({ severity }) => severity === 'error')
  const message = (row as { error_message?: string }).error_message
  return all([
    compare(errors.length > 0, error),
    message === undefined
      ? AGREE
      : compare(
          errors.some((problem) => problem.message.includes(message)),
          true,
        ),
  ])
}

/** A pattern that Docker refuses leaves nothing to match. */
function ignoreMatch({ patterns, path, excluded, error }: Row): Outcome {
  const model = parseDockerignore(patterns.join('\n'))
  const refused = model.problems.length > 0
  return all([compare(refused, error ?? false), compare(refused ? null : ignores(model, path), excluded)])
}

/** The text form of BuildKit's tree: keyword, flags, quoted arguments, one instruction a line. */
function dump({ instructions }: Syntax): string {
  return instructions.map((node) => `(${dumpNode(node)})\n`).join('')
}

function dumpNode({ keyword, flags, args, trigger }: Instruction): string {
  const flagList = flags.length > 0 ? ` [${flags.map(({ text }) => quote(text)).join(' ')}]` : ''
  const list = args.map(({ value }) => ` ${quote(value)}`).join('')
  return `${keyword.toLowerCase()}${flagList}${list}${trigger ? ` (${dumpNode(trigger)})` : ''}`
}

/** As Go quotes: control characters without a letter of their own are two hexadecimal digits. */
function quote(text: string): string {
  return JSON.stringify(text).replaceAll(String.raw`\u00`, String.raw`\x`)
}
