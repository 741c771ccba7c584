import { kindOf, shOf, staysFor } from '../../build/pid1.ts'
import { setsTrap } from '../../build/process/scripts.ts'
import type { Image } from '../../build/types.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import type { CommandInstruction } from '../../dockerfile/model.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Command, Script, Statement } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A shell that starts a program waits until it ends. In a container the shell is then process 1 and gets the stop signal, and it does not pass it on: the program hears nothing, is killed after ten seconds, and loses what it was doing. exec puts the program in the place of the shell. bash and ash do so by themselves for some short scripts, dash does not, and which of them sh is depends on the base image.',
  bad: 'FROM node:24-slim\nCOPY mill.js /app/\nCMD ["sh", "-c", "node /app/mill.js --port $PORT"]\n',
  good: 'FROM node:24-slim\nCOPY mill.js /app/\nCMD ["sh", "-c", "exec node /app/mill.js --port $PORT"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example',
    'https://docs.docker.com/build/building/best-practices/#entrypoint',
    'https://docs.docker.com/reference/cli/docker/container/stop/',
  ],
  equivalents: {},
}

/** CMD and ENTRYPOINT in shell form are exec-form-recommended's. */
export default defineRule({
  meta: {
    name: 'shell-wrapper-without-exec',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'] },
    title: 'Put exec in front of what a start script runs last',
    messages: {
      wrapper:
        '{{shell}} stays process 1 and keeps the stop signal from {{program}}; exec {{program}} puts the program in its place.',
      unsure:
        '{{shell}} may stay process 1 and keep the stop signal from {{program}}; exec {{program}} puts the program in its place in every shell.',
      script:
        '{{path}} ends in {{program}} without exec, so the shell that reads it stays process 1 and keeps the stop signal from the program.',
      arguments:
        '{{path}} ends in "$@" without exec, so the shell that reads it stays process 1 and keeps the stop signal from what CMD says.',
    },
  },
  *check({ build }) {
    const { image } = build
    const instruction = image ? starterOf(image) : null
    if (!image || !instruction || instruction.argv === null) return
    const found = inlineScript(instruction, image) ?? fileScript(instruction, image)
    if (found !== null) yield found
  },
})

/** An empty ENTRYPOINT starts nothing: CMD does. */
function starterOf({ entrypoint, cmd }: Image): CommandInstruction | null {
  const empty = entrypoint === null || entrypoint.argv.length === 0
  return (empty ? null : entrypoint.instruction) ?? cmd?.instruction ?? null
}

type Found = {
  readonly messageId: 'wrapper' | 'unsure' | 'script' | 'arguments'
  readonly range: Range
  readonly data: Readonly<Record<string, string>>
  readonly confidence: Confidence
}

/** `["sh", "-c", "…"]`, also of a CMD behind an ENTRYPOINT `["sh", "-c"]`. */
function inlineScript(instruction: CommandInstruction, image: Image): Found | null {
  const { script: text, shell, wrappers } = unwrap(startOf(image))
  if (text === null || shell === null || wrappers.some((each) => each !== 'env')) return null
  const own = image.cmd?.instruction?.argv?.find(({ value }) => value === text)
  const word = instruction.argv?.find(({ value }) => value === text) ?? own
  const range = word?.range ?? instruction.range
  const script = parseShellText(text, range)
  const last = lastCommand(script)
  const sh = shOf(image.base?.facts ?? null, image.files as Parameters<typeof shOf>[1])
  const stays = staysFor(kindOf(shell, sh), script.body)
  if (last === null || stays === false) return null
  const program = nameOf(last)
  if (program === null) return null
  const data = { shell, program }
  return stays === true
    ? { messageId: 'wrapper', range, data, confidence: 'certain' }
    : { messageId: 'unsure', range, data, confidence: 'likely' }
}

/** Entry point scripts of official images end in exec "$@". Source: github.com/docker-library/official-images#consistency */
function startOf({ entrypoint, process }: Image): readonly (string | null)[] {
  const passes =
    entrypoint !== null && entrypoint.instruction === null && /entrypoint/.test(entrypoint.argv[0] ?? '')
  return passes ? process.argv.slice(entrypoint.argv.length) : process.argv
}

/** A script whose text is known: from the context, or a here-document of COPY. Every shell reads a file to its end. */
function fileScript(instruction: CommandInstruction, image: Image): Found | null {
  const { argv, shell, script } = unwrap(startOf(image))
  if (shell !== null || script !== null) return null
  const called = SHELL.test(baseName(argv[0] ?? '')) && argv[1] != null && !argv[1].startsWith('-')
  const word = called ? argv[1] : argv[0]
  if (word == null || !word.includes('/')) return null
  const path = resolvePath(image.workdir, word)
  const content = path === null ? null : (image.files.entries.get(path)?.content ?? null)
  if (path === null || content === null) return null
  if (!called && !/^#!\s*\S*(?:\/|\s)(?:ba|da|a)?sh\b/.test(content)) return null
  const range = instruction.argv?.find(({ value }) => value === word)?.range ?? instruction.range
  const last = lastCommand(parseShellText(content, range))
  if (last === null) return null
  const confidence = 'certain'
  if (last.words[0]?.raw === '"$@"') return { messageId: 'arguments', range, data: { path }, confidence }
  const program = nameOf(last)
  return program === null ? null : { messageId: 'script', range, data: { path, program }, confidence }
}

const SHELL = /^(?:ba|da|a)?sh$/
/** Commands of the shell, and those after which nothing is left to stop. */
const SHORT: ReadonlySet<string> = new Set(
  ': . source [ test cd echo eval exit export kill printf read return set shift trap true false unset wait rm cp mv mkdir ls cat chown chmod touch sleep ln date env'.split(
    ' ',
  ),
)

/** The command that a script ends with; null where that is an exec, a loop, or where a trap hands signals on. */
function lastCommand(script: Script): Command | null {
  if (script.errors.length > 0 || setsTrap(script) || hasBackground(script.body)) return null
  return lastOf(script.body.at(-1))
}

function lastOf(statement: Statement | undefined): Command | null {
  if (statement?.kind === 'and-or')
    return statement.connectors.at(-1) === '&&' ? lastOf(statement.items.at(-1)) : null
  if (statement?.kind === 'group') return lastOf(statement.body.at(-1))
  return statement?.kind === 'command' && statement.words[0]?.literal !== 'exec' ? statement : null
}

/** Several programs at once need a shell, or better an init, that stays. */
function hasBackground(body: readonly Statement[]): boolean {
  return body.some((each) => each.kind === 'background')
}

/** The program it starts; null where it is no program, or cannot be known. */
function nameOf({ words }: Command): string | null {
  const [word] = words
  if (!word) return null
  const name = word.literal === null ? word.raw : baseName(word.literal)
  return SHORT.has(name) || name === '' ? null : name
}
