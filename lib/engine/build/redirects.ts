import { isInside, resolvePath } from '../dockerfile/paths.ts'
import type { Command, Redirect } from '../dockerfile/shell/types.ts'
import { write } from './effects/files.ts'
import { expand, type Runner, type Shell } from './shell-process.ts'
import { followLinks } from './tree.ts'
import type { Executed, FileEntry } from './types.ts'
import { newEntry } from './world.ts'

const WRITING = ['>', '>>', '>|', '&>', '&>>']

export function writesOf({ operator, target }: Redirect, shell: Shell, runner: Runner): Executed['writes'] {
  if (!WRITING.includes(operator) || target === null) return []
  const [file = null] = expand(target, shell, runner)
  return [{ path: resolvePath(shell.cwd, file), append: operator.endsWith('>>') }]
}

type Output = Pick<FileEntry, 'content' | 'context'>

const UNKNOWN_OUTPUT: Output = { content: null, context: null }

/** What a command prints, where that can be told: echo, printf, and cat of one file or of a here-document. */
export function outputOf(command: Command, shell: Shell, runner: Runner): Output {
  const words = command.words.flatMap((word) => expand(word, shell, runner))
  const [program, ...args] = words
  if (words.includes(null)) return UNKNOWN_OUTPUT
  if (program === 'echo')
    return {
      content: `${args.filter((word, index) => index > 0 || !/^-[neE]+$/.test(word!)).join(' ')}\n`,
      context: null,
    }
  if (program === 'printf' && args.length === 1) return { content: unescaped(args[0]!), context: null }
  if (program !== 'cat') return UNKNOWN_OUTPUT
  const heredoc = command.redirects.find(({ operator, body }) => operator.startsWith('<<') && body !== null)
  // A body without anything to expand is known.
  if (args.length === 0 && heredoc) return { content: heredoc.content?.literal ?? null, context: null }
  const path = args.length === 1 ? resolvePath(shell.cwd, args[0]!) : null
  const entry = path === null ? undefined : followLinks(runner.world.tree, path)
  return entry ? { content: entry.content, context: entry.context } : UNKNOWN_OUTPUT
}

/** The escapes of a printf format that scripts use. */
function unescaped(format: string): string {
  const characters: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' }
  return format.replace(/\\([nt\\])/g, (_, letter: string) => characters[letter]!).replaceAll('%%', '%')
}

export function redirect(
  redirects: readonly Redirect[],
  shell: Shell,
  certain: boolean,
  runner: Runner,
  output: Output = UNKNOWN_OUTPUT,
): void {
  for (const { path, append } of redirects.flatMap((each) => writesOf(each, shell, runner))) {
    const { world } = runner
    if (path === null || path.startsWith('/dev/') || world.mounts.some((mount) => isInside(mount, path)))
      continue
    const old = world.tree.entries.get(path)
    if (old && !certain) continue
    const secret = old?.secret ?? false
    const kept = append && old ? UNKNOWN_OUTPUT : output
    write(world, path, { ...(old ?? newEntry(world, 'file')), ...kept, size: null, secret, made: world.made })
  }
}
