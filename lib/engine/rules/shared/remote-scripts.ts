import type { Executed } from '../../build/types.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import type { Statement, WordPart } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { wordRange } from './command-words.ts'
import { downloadOf, writtenText, type Download } from './downloads.ts'
import { perFile } from './facts.ts'
import { span } from './ranges.ts'
import { runsIn } from './runs.ts'
import { verifierOf } from './verification.ts'

/** A program that comes over the network and is run unread. */
export type RemoteScript = {
  readonly way: 'piped' | 'substituted' | 'file'
  readonly url: string
  /** What reads it: `sh`, `python3`. */
  readonly interpreter: string
  readonly range: Range
  readonly certain: boolean
  /** The command that fetches it; null where it stands inside a word. */
  readonly download: Executed | null
}

/** Every one in the stages that are built, except those whose file is checked before it is run. */
export const remoteScripts = perFile((input): readonly RemoteScript[] =>
  input.stages.flatMap((stage) => {
    if (!stage.used) return []
    const files = new Map<string, Download>()
    return runsIn(input, stage).flatMap(({ commands }) => {
      const sources = sourcesOf(commands)
      const verifies = verifierOf(commands)
      return commands.flatMap((command) => {
        const script = fromPipe(command, sources) ?? fromWord(command) ?? fromFile(command, files)
        if (files.size > 0 && verifies(command)) files.clear()
        const download = downloadOf(command)
        for (const file of download?.files ?? [])
          if (file !== null && download !== null) files.set(file, download)
        return script ? [script] : []
      })
    })
  }),
)

const NO_SOURCES: ReadonlyMap<Executed, Executed> = new Map()

/** For each command that reads a pipe: the command the pipe begins with. */
export function sourcesOf(commands: readonly Executed[]): ReadonlyMap<Executed, Executed> {
  if (!commands.some(({ piped }) => piped.from)) return NO_SOURCES
  const open: Executed[] = []
  const sources = new Map<Executed, Executed>()
  let last: Executed | undefined
  for (const command of commands) {
    // In `curl … | (cd /srv && tar xz)` every command of the group may read the pipe.
    if (command.piped.from) last = open.pop() ?? last
    const source = command.piped.from ? last : undefined
    if (source) sources.set(command, source)
    if (command.piped.to) open.push(source ?? command)
  }
  return sources
}

const SHELLS = /^(?:sh|bash|dash|ash|zsh|ksh)$/
const INTERPRETERS = /^(?:python[\d.]*|perl|ruby|node|nodejs|php[\d.]*|deno|bun|pwsh)$/

function fromPipe(command: Executed, sources: ReadonlyMap<Executed, Executed>): RemoteScript | null {
  const source = sources.get(command)
  const download = source ? downloadOf(source) : null
  if (!source || !download?.prints || command.program === null || !readsProgram(command)) return null
  const range =
    source.range.start.offset <= command.range.start.offset
      ? span(source.range, command.range)
      : command.range
  return { ...found(command, download), way: 'piped', range, download: source }
}

function found(command: Executed, { urls, command: own }: Download): Omit<RemoteScript, 'way' | 'range'> {
  const interpreter = command.program ?? 'sh'
  return { url: urls[0]?.text ?? '', interpreter, certain: command.certain && own.certain, download: own }
}

/** Does it take its program from standard input? `bash -s -- -y`, `python3 -`, `sh`. */
function readsProgram({ program, argv }: Executed): boolean {
  const args = argv.slice(1)
  const operand = args.find((word) => word === null || word === '-' || !word.startsWith('-'))
  const stdin = operand === undefined || operand === '-' || operand === '/dev/stdin'
  if (SHELLS.test(program ?? '')) return stdin || args.some((word) => /^-[a-rt-z]*s[a-z]*$/.test(word ?? ''))
  return (
    INTERPRETERS.test(program ?? '') && stdin && !args.some((word) => /^-[a-zA-Z]*[cemrn]/.test(word ?? ''))
  )
}

/** `bash <(curl …)`, `sh -c "$(curl …)"`, `eval "$(wget -qO- …)"`. */
function fromWord(command: Executed): RemoteScript | null {
  const { program, words, certain } = command
  if (
    program === null ||
    !(SHELLS.test(program) || INTERPRETERS.test(program) || /^(?:eval|source|\.)$/.test(program))
  )
    return null
  for (const [at, { parts }] of words.entries()) {
    const url =
      at === 0 ? undefined : parts.map((part) => fetchedIn(part, command)).find((each) => each !== null)
    if (url != null)
      return {
        way: 'substituted',
        url,
        interpreter: program,
        range: wordRange(command, at),
        certain,
        download: null,
      }
  }
  return null
}

/** The address a part of a word fetches; a substitution counts only where the shell runs what it prints. */
function fetchedIn(part: WordPart, { program, argv }: Executed): string | null {
  if (part.kind === 'other') return part.text.startsWith('<(') ? addressIn(part.body) : null
  if (part.kind !== 'command-substitution') return null
  const runs =
    SHELLS.test(program ?? '') || program === 'eval' || argv.some((word) => /^-[cer]$/.test(word ?? ''))
  return runs ? addressIn(part.body) : null
}

function addressIn(body: readonly Statement[]): string | null {
  const first = walkCommands({ body })[0]?.command.words ?? []
  if (!/(?:^|\/)(?:curl|wget)$/.test(first[0]?.literal ?? '')) return null
  return first.map(writtenText).find((text) => text.includes('://')) ?? ''
}

/** `curl -o install.sh … && sh install.sh`, `. /tmp/env.sh`, `/tmp/install.sh`. */
function fromFile(command: Executed, files: ReadonlyMap<string, Download>): RemoteScript | null {
  const { program, argv, cwd } = command
  if (program === null || files.size === 0) return null
  const interprets =
    SHELLS.test(program) || INTERPRETERS.test(program) || program === '.' || program === 'source'
  const word = interprets ? argv.slice(1).find((each) => each === null || !each.startsWith('-')) : argv[0]
  if (word == null || (!interprets && !/\/[^/\n]*\.(?:sh|bash|py|pl|rb|run)$/.test(word))) return null
  const path = resolvePath(cwd, word)
  const download = path === null ? undefined : files.get(path)
  return download ? { ...found(command, download), way: 'file', range: command.range } : null
}
