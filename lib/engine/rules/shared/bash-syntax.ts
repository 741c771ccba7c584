import type { Command, Script, ShellWord, Statement, WordPart } from '../../dockerfile/shell/types.ts'
import type { Range } from '../../source/position.ts'
import { slice } from '../../source/position.ts'

/** The shells that read `RUN` where nothing else is said. */
export type PlainShell = 'dash' | 'busybox'

export type Bashism = {
  /** What it is called: `[[ … ]]`. */
  readonly what: string
  /** What a plain shell makes of it. `silent`: it goes on with something else than meant. */
  readonly outcome: 'fails' | 'silent'
  /** The shells that do not know it. */
  readonly in: readonly PlainShell[]
  readonly range: Range
  /** False: a newer release of that shell may know it. */
  readonly sure?: false
}

const BOTH: readonly PlainShell[] = ['dash', 'busybox']
const DASH: readonly PlainShell[] = ['dash']

/**
 * What is no part of POSIX's shell, in the order of the text, each kind once. Sources: dash(1); busybox/shell/ash.c, the options
 * ASH_BASH_COMPAT and what it covers; ShellCheck's list of undefined features.
 */
export function bashSyntax(script: Script, source: string): readonly Bashism[] {
  const found = new Map<string, Bashism>()
  const add = (each: Bashism): void => {
    if (!found.has(each.what)) found.set(each.what, each)
  }
  walkList(script.body, { source, add, depth: 0 })
  return [...found.values()].toSorted((a, b) => a.range.start.offset - b.range.start.offset)
}

type Walk = { readonly source: string; readonly add: (found: Bashism) => void; readonly depth: number }

const DEEPEST = 40

function walkList(list: readonly Statement[], walk: Walk): void {
  if (walk.depth > DEEPEST) return
  const inside = { ...walk, depth: walk.depth + 1 }
  for (const statement of list) walkStatement(statement, inside)
}

function walkStatement(statement: Statement, walk: Walk): void {
  const { add, source } = walk
  const { range } = statement
  if ('redirects' in statement) walkRedirects(statement, walk)
  switch (statement.kind) {
    case 'command':
      return walkCommand(statement, walk)
    case 'test':
      add({ what: '[[ … ]]', outcome: 'fails', in: DASH, range })
      return
    case 'arithmetic':
      add({ what: '(( … ))', outcome: 'fails', in: BOTH, range })
      return
    case 'function':
      if (/^function\s/.test(slice(source, range)))
        add({ what: 'the keyword function', outcome: 'fails', in: DASH, range: keyword(range, 'function') })
      return walkList(statement.body, walk)
    case 'pipeline':
      return walkList(statement.commands, walk)
    case 'and-or':
      return walkList(statement.items, walk)
    case 'background':
      return walkStatement(statement.body, walk)
    case 'subshell':
    case 'group':
      return walkList(statement.body, walk)
    case 'if':
      for (const { test, body } of statement.clauses) walkList([...test, ...body], walk)
      return walkList(statement.otherwise, walk)
    case 'for':
      walkWords(statement.words ?? [], walk)
      return walkList(statement.body, walk)
    case 'while':
      return walkList([...statement.test, ...statement.body], walk)
    case 'case':
      for (const { body } of statement.items) walkList(body, walk)
  }
}

function keyword({ start }: Range, text: string): Range {
  return {
    start,
    end: { line: start.line, column: start.column + text.length, offset: start.offset + text.length },
  }
}

type Fault = {
  readonly what: string
  readonly outcome: Bashism['outcome']
  readonly in: readonly PlainShell[]
}

/** Commands that only bash has. `source` and `let` are in BusyBox's ash as well. */
const COMMANDS: ReadonlyMap<string, readonly PlainShell[]> = new Map([
  ['source', DASH],
  ['let', DASH],
  ...[
    'declare',
    'typeset',
    'shopt',
    'pushd',
    'popd',
    'dirs',
    'mapfile',
    'readarray',
    'compgen',
    'caller',
    'disown',
    'enable',
    'builtin',
  ].map((name) => [name, BOTH] as const),
])

/** Names of `set -o` that dash does not know; pipefail has a rule of its own, and dash's -E chooses an editor. Source: dash, src/options.c. */
const OPTIONS: ReadonlySet<string> = new Set([
  'errtrace',
  'functrace',
  'posix',
  'braceexpand',
  'hashall',
  'histexpand',
  'physical',
  'onecmd',
  'keyword',
])

function walkCommand(command: Command, walk: Walk): void {
  const { words, assignments } = command
  const [first] = words
  const name = first?.literal ?? null
  const report = (fault: Fault, range: Range): void => walk.add({ ...fault, range })
  const shells = name === null ? undefined : COMMANDS.get(name)
  if (first && shells) report({ what: name!, outcome: 'fails', in: shells }, first.range)
  for (const { value, range, append } of assignments) {
    if (value?.raw.startsWith('(')) report({ what: 'an array', outcome: 'fails', in: BOTH }, range)
    else if (append) report({ what: '+=', outcome: 'fails', in: BOTH }, range)
    if (value && !value.raw.startsWith('(')) walkWords([value], walk)
  }
  if (name === 'set') for (const word of words.slice(1)) setOption(word, words, report)
  if (name === 'echo') echoes(words, report)
  if (name === '[' || name === 'test') equals(words, report)
  if (name === 'trap') traps(words, report)
  // A text for another shell may be written in that shell's language.
  walkWords(words, walk)
}

type Reporter = (fault: Fault, range: Range) => void

function setOption(word: ShellWord, words: readonly ShellWord[], report: Reporter): void {
  const { literal, range } = word
  if (literal === null) return
  const before = words[words.indexOf(word) - 1]?.literal ?? ''
  if (/^-[a-zA-Z]*o$/.test(before)) {
    if (OPTIONS.has(literal)) report({ what: `set -o ${literal}`, outcome: 'fails', in: DASH }, range)
  } else if (/^-[a-zA-Z]*[TPH]/.test(literal)) {
    const letter = /[TPH]/.exec(literal)?.[0] ?? ''
    report({ what: `set -${letter}`, outcome: 'fails', in: DASH }, range)
  }
}

/** dash takes -e for a word to print. */
function echoes(words: readonly ShellWord[], report: Reporter): void {
  const option = words[1]
  if (option && /^-[nE]*e[neE]*$/.test(option.literal ?? ''))
    report({ what: 'echo -e', outcome: 'silent', in: DASH }, option.range)
}

function equals(words: readonly ShellWord[], report: Reporter): void {
  const sign = words.find(({ raw }) => raw === '==')
  if (sign) report({ what: '== in a test', outcome: 'fails', in: DASH }, sign.range)
}

function traps(words: readonly ShellWord[], report: Reporter): void {
  const signal = words.slice(2).find(({ literal }) => /^(?:ERR|DEBUG|RETURN)$/.test(literal ?? ''))
  if (signal) report({ what: `trap … ${signal.raw}`, outcome: 'fails', in: DASH }, signal.range)
}

function walkRedirects(
  { redirects }: Extract<Statement, { redirects: readonly unknown[] }>,
  walk: Walk,
): void {
  for (const { operator, target, range, content } of redirects) {
    if (operator === '<<<') walk.add({ what: 'a here-string (<<<)', outcome: 'fails', in: BOTH, range })
    if (operator === '&>' || operator === '&>>')
      walk.add({ what: operator, outcome: 'silent', in: DASH, range })
    walkWords(
      [target, content].filter((word) => word !== null),
      walk,
    )
  }
}

function walkWords(words: readonly ShellWord[], walk: Walk): void {
  for (const word of words) {
    if (word.raw.includes("$'") && /(?:^|[^\\$])\$'/.test(outside(word.raw)))
      walk.add({ what: "$'…'", outcome: 'silent', in: DASH, range: word.range, sure: false })
    for (const part of word.parts) walkPart(part, word, walk)
  }
}

/** What of a word stands outside quotes, where $' begins a text of its own. */
function outside(raw: string): string {
  return raw.replace(/"(?:[^"\\]|\\[^])*"|(?<!\$)'[^']*'|\\[^]/g, '')
}

function walkPart(part: WordPart, { range }: ShellWord, walk: Walk): void {
  if (part.kind === 'command-substitution') return walkList(part.body, walk)
  const fault =
    part.kind === 'variable'
      ? expansion(part)
      : part.kind === 'other'
        ? construct(part.text, part.quoted)
        : null
  if (fault) walk.add({ ...fault, range })
  if (part.kind === 'variable') walkWords(part.operands, walk)
  if (part.kind === 'other') walkList(part.body, walk)
}

type Variable = Extract<WordPart, { kind: 'variable' }>

/** Variables that bash sets itself. Others of its, such as UID and HOSTNAME, are set by ARG and ENV as well. */
const BASH_ONLY = /^(?:BASH_(?:VERSION|SOURCE|VERSINFO)|BASHPID|EUID|SECONDS)$/

/** `${x//a/b}` and `${x:0:3}` are in BusyBox's ash; `${x^^}`, `${x,,}` and `${x[0]}` are not. */
function expansion({ operator, name, operation }: Variable): Fault | null {
  const fails = (what: string, shells: readonly PlainShell[]): Fault => ({
    what,
    outcome: 'fails',
    in: shells,
  })
  if (name === 'RANDOM' && operation === '') return { what: '$RANDOM', outcome: 'silent', in: DASH }
  if (BASH_ONLY.test(name) && operation === '') return { what: `$${name}`, outcome: 'silent', in: BOTH }
  if (operator === '[' || operation.startsWith('[')) return fails(`\${${name}[…]}`, BOTH)
  if (operator.startsWith('/')) return fails(`\${${name}/…/…}`, DASH)
  if (operator.startsWith('^') || operator.startsWith(',')) return fails(`\${${name}${operator}}`, BOTH)
  if (operator === '@') return fails(`\${${name}@…}`, BOTH)
  // `:-`, `:=`, `:?` and `:+` are POSIX's.
  return /^:(?![-=?+])/.test(operation) ? fails(`\${${name}:…}`, DASH) : null
}

function construct(text: string, quoted: boolean): Fault | null {
  if (/^[<>]\(/.test(text)) return { what: `${text[0]}( … )`, outcome: 'fails', in: DASH }
  if (!quoted && text.startsWith('(')) return { what: 'an array', outcome: 'fails', in: BOTH }
  if (text.startsWith('${!')) return { what: '${!…}', outcome: 'fails', in: BOTH }
  if (!quoted && /^\{.*(?:,|\.\.).*\}$/s.test(text))
    return { what: `${text.slice(0, 30)}`, outcome: 'silent', in: BOTH }
  return null
}
