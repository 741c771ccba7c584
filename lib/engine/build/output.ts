import { baseName, isInside, parentPath, resolvePath } from '../dockerfile/paths.ts'
import { expandShellWord, type ExpandOptions } from '../dockerfile/shell/expand.ts'
import type { Command, ShellWord, Statement, WordPart } from '../dockerfile/shell/types.ts'
import type { Variable } from '../dockerfile/variables.ts'
import { utf8Length } from './context.ts'
import { UNKNOWN_TEXT, type Text } from './effects/effect.ts'
import { joinTexts, temporaryPath } from './effects/files.ts'
import { homeOf } from './effects/pip.ts'
import { echoText, printfText } from './printing.ts'
import { lookupFor, type Runner, type Shell } from './shell-process.ts'
import { followLinks, matchingPaths } from './tree.ts'

type Words = readonly (string | null)[]

/** The fields a word becomes, with `$(…)` of what is known, `~` and patterns; null for a field that cannot be known. */
export function expand(word: ShellWord, shell: Shell, runner: Runner): Words {
  if (word.literal !== null && !word.raw.startsWith('~') && !hasGlob(word)) return [word.literal]
  if (word.raw === '"$@"' || word.raw === '$@' || word.raw === '$*') return shell.parameters
  const substituted = withSubstitutions(word, shell, runner)
  const own = lookupFor(shell, runner)
  const lookup = (name: string): Variable => substituted.values.get(name) ?? own(name)
  const fields = expandShellWord(substituted.word, lookup, bracesIn(runner))
  return fields.flatMap((field) =>
    field === null ? [null] : globbed(withoutTilde(field, word, runner), word, shell, runner),
  )
}

/** `{a,b}` is two words for bash and one for the others. Sources: the manual of bash, dash(1), busybox shell/ash.c. */
function bracesIn({ starter }: Runner): ExpandOptions {
  const dialect = starter?.dialect ?? null
  return dialect === null ? {} : { braces: dialect === 'bash' }
}

function hasGlob({ parts }: ShellWord): boolean {
  return parts.some(({ kind }) => kind === 'glob')
}

/** Substitutions in substitutions: deeper ones count as unknown. */
const MAX_NESTING = 4
const NO_VALUES: ReadonlyMap<string, string> = new Map()

/** `$(…)` whose output is known becomes a variable with that value, so that it is split and quoted like one. */
function withSubstitutions(
  word: ShellWord,
  shell: Shell,
  runner: Runner,
): { readonly word: ShellWord; readonly values: ReadonlyMap<string, string> } {
  const none = !word.parts.some(({ kind }) => kind === 'command-substitution')
  if (none || runner.nesting >= MAX_NESTING) return { word, values: NO_VALUES }
  const inner = { ...runner, nesting: runner.nesting + 1 }
  const values = new Map<string, string>()
  const parts = word.parts.map((part): WordPart => {
    if (part.kind !== 'command-substitution') return part
    const { content } = outputOfAll(part.body, shell, inner)
    if (content === null) return part
    const name = `substitution ${values.size}`
    values.set(name, content.replace(/(?<!\n)\n+$/, ''))
    return { kind: 'variable', name, operation: '', operator: '', operands: [], quoted: part.quoted }
  })
  return { word: { ...word, parts }, values }
}

/**
 * An unquoted `*.txt` is what it matches among the listed files; as written where it matches none, or files whose names nobody
 * knows: the effects match those themselves.
 */
function globbed(field: string | null, word: ShellWord, shell: Shell, { world }: Runner): Words {
  if (field === null || !hasGlob(word)) return [field]
  const path = resolvePath(shell.cwd, field)
  const found = path === null ? [] : matchingPaths(world.tree, path)
  if (found.length === 0 || found.some((each) => world.tree.entries.get(each)?.kind === 'bulk'))
    return [field]
  return field.startsWith('/') ? found : found.map((each) => each.slice(path!.length - field.length))
}

function withoutTilde(field: string, word: ShellWord, runner: Runner): string | null {
  if (!word.raw.startsWith('~')) return field
  const home = homeOf(runner.world)
  if (field === '~') return home
  return field.startsWith('~/') ? (home === null ? null : home + field.slice(1)) : field
}

/** What statements print, one after the other: only where each of them is a plain command. */
export function outputOfAll(statements: readonly Statement[], shell: Shell, runner: Runner): Text {
  const [first, ...rest] = statements
  if (first === undefined) return { ...UNKNOWN_TEXT, content: '', size: 0 }
  const text = outputOfStatement(first, shell, runner)
  return rest.length === 0 || text.size === null
    ? rest.length === 0
      ? text
      : UNKNOWN_TEXT
    : joinTexts(text, outputOfAll(rest, shell, runner))
}

export function outputOfStatement(statement: Statement, shell: Shell, runner: Runner): Text {
  if (statement.kind === 'command') return outputOf(statement, shell, runner)
  if (statement.kind !== 'and-or') return UNKNOWN_TEXT
  // `cd DIR && pwd`
  const [cd, pwd] = statement.items
  if (statement.items.length !== 2 || cd?.kind !== 'command' || pwd?.kind !== 'command') return UNKNOWN_TEXT
  const [name, directory = null] = wordsOf(cd, shell, runner)
  if (name !== 'cd' || pwd.words[0]?.literal !== 'pwd') return UNKNOWN_TEXT
  return line(resolvePath(shell.cwd, directory))
}

function wordsOf(command: Command, shell: Shell, runner: Runner): Words {
  return command.words.flatMap((word) => expand(word, shell, runner))
}

function known(content: string): Text {
  return { content, context: null, size: utf8Length(content), estimated: false, secret: false }
}

function line(content: string | null): Text {
  return content === null ? UNKNOWN_TEXT : known(`${content}\n`)
}

/** A line of output whose words are not known. */
const LINE: Text = { content: null, context: null, size: 64, estimated: true, secret: false }
/** Programs that print one line about the system or a project. */
const PRINT_A_LINE: readonly string[] = [
  'date',
  'uname',
  'hostname',
  'nproc',
  'arch',
  'whoami',
  'uuidgen',
  'lsb_release',
]

/** What a command prints, where that can be told: echo, printf, cat and the like. A here-document or pipe may feed it. */
export function outputOf(command: Command, shell: Shell, runner: Runner): Text {
  const words = wordsOf(command, shell, runner)
  if (words.length === 0 || words[0] === ':' || words[0] === 'true') return known('')
  const [program = null, ...args] = words[0] === 'sudo' ? words.slice(1) : words
  if (program === 'echo' || program === 'printf') return printed(program, args, command, runner)
  if (program === 'cat') return concatenated(args, command, shell, runner)
  if (program === 'tee') return inputOf(command, shell, runner)
  if (readsSecret(args, shell, runner)) return { ...UNKNOWN_TEXT, secret: true }
  if (args.includes(null) || program === null) return UNKNOWN_TEXT
  const [first = '', second = ''] = args as string[]
  if (program === 'pwd') return line(shell.cwd)
  if (program === 'dirname') return line(first.includes('/') ? parentPath(first) : '.')
  if (program === 'basename') return line(withoutEnd(baseName(first), second))
  if (program === 'mktemp') return line(temporaryPath(shell.cwd, args))
  if (program === 'id' && first === '-u' && args.length === 1)
    return line(runner.world.user.uid?.toString() ?? null)
  return PRINT_A_LINE.includes(program) ? LINE : UNKNOWN_TEXT
}

/** What comes out of a secret is one, whatever `base64 -d` or `jq` makes of it. */
function readsSecret(args: Words, { cwd }: Shell, { world }: Runner): boolean {
  if (world.secretMounts.length === 0) return false
  const paths = args.flatMap((word) => resolvePath(cwd, word) ?? [])
  return paths.some((path) => world.secretMounts.some((mount) => isInside(mount, path)))
}

function withoutEnd(name: string, end: string): string {
  return end !== '' && name !== end && name.endsWith(end) ? name.slice(0, -end.length) : name
}

/** What cannot be known of it weighs about what its words do. */
function printed(program: 'echo' | 'printf', args: Words, command: Command, { starter }: Runner): Text {
  const text = program === 'echo' ? echoText(args, starter?.dialect ?? null) : printfText(args)
  if (text !== null) return known(text)
  const size = command.words.slice(1).reduce((sum, { raw }) => sum + raw.length + 1, 0)
  return { ...UNKNOWN_TEXT, size, estimated: true }
}

function concatenated(args: Words, command: Command, shell: Shell, runner: Runner): Text {
  if (args.length === 0 || (args.length === 1 && args[0] === '-')) return inputOf(command, shell, runner)
  const texts = args.map((word) => fileText(resolvePath(shell.cwd, word), runner))
  return texts.length === 1 ? texts[0]! : texts.reduce((all, text) => joinTexts(all, text))
}

function fileText(path: string | null, { world }: Runner): Text {
  if (path === '/dev/null') return known('')
  const entry = path === null ? undefined : followLinks(world.tree, path)
  const secret = path !== null && world.secretMounts.some((mount) => isInside(mount, path))
  if (entry?.kind !== 'file') return { ...UNKNOWN_TEXT, secret }
  const { content, context, size, estimated } = entry
  return { content, context, size, estimated, secret: secret || entry.secret }
}

/** What a command reads: a here-document, a file behind `<`, or what the pipe before it brings. */
export function inputOf(command: Command, shell: Shell, runner: Runner): Text {
  const redirect = command.redirects.findLast(({ operator }) => operator.startsWith('<'))
  if (redirect === undefined) return shell.input?.() ?? UNKNOWN_TEXT
  if (redirect.operator === '<') {
    const [word = null] = redirect.target === null ? [] : expand(redirect.target, shell, runner)
    return fileText(resolvePath(shell.cwd, word), runner)
  }
  const word = redirect.operator === '<<<' ? redirect.target : redirect.content
  if (word === null) return UNKNOWN_TEXT
  const fields = word.literal === null ? expand(word, shell, runner) : [word.literal]
  const text = fields.length === 0 ? '' : fields.length === 1 ? fields[0]! : null
  const end = redirect.operator === '<<<' ? '\n' : ''
  if (text !== null) return known(text + end)
  return { ...UNKNOWN_TEXT, size: (redirect.body ?? word.raw).length, estimated: true }
}
