import type { Range } from '../source/position.ts'
import type { World } from './world.ts'
import { isOpaque } from './tree.ts'
import { names } from './names.ts'

/** Which shell reads a script, where that makes a difference; null when it cannot be known. */
export type Dialect = 'dash' | 'bash' | 'busybox' | null

/** `/bin/bash` is bash; what `/bin/sh` is the base image says, unless the file has put something else there. */
export function dialectOf(path: string, { facts, tree }: Pick<World, 'facts' | 'tree'>): Dialect {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === 'bash' || name === 'dash') return name
  if (name === 'ash') return 'busybox'
  if (name !== 'sh' || tree.entries.has('/bin/sh') || tree.entries.has('/usr/bin/sh')) return null
  if (isOpaque(tree, '/bin/sh') || isOpaque(tree, '/usr/bin/sh')) return null
  const shell = facts?.shell ?? null
  return shell === 'none' ? null : shell
}

/** The shell that reads a script: how it calls itself, and which line of its script a place in the file is; null where unknown. */
export type Starter = {
  readonly path: string
  readonly dialect: Dialect
  readonly line: (range: Range) => number | null
}

/** What every shell runs itself. Source: POSIX, "Shell Command Language", special and regular built-ins. */
const BUILTINS: readonly string[] = names(
  '. : [ alias bg break cd command continue echo eval exec exit export false fg getopts hash',
  'jobs kill local printf pwd read readonly return set shift test times trap true type ulimit',
  'umask unalias unset wait',
)
/** What only bash has. Source: the manual of bash, "Bash Builtin Commands", beside dash(1) and BusyBox's ash. */
const BASH_BUILTINS: readonly string[] = names(
  'bind builtin caller compgen complete compopt declare dirs disown enable history logout',
  'mapfile popd pushd readarray shopt suspend typeset let source [[',
)
const BUSYBOX_BUILTINS: readonly string[] = ['source', 'let', '[[', 'history']

/** Does the shell run it itself? `foreign`: another shell would, this one does not know it. Null: no shell's own. */
export function builtinOf(name: string, dialect: Dialect): 'own' | 'foreign' | null {
  if (BUILTINS.includes(name)) return 'own'
  if (!BASH_BUILTINS.includes(name)) return null
  if (dialect === 'dash') return 'foreign'
  return dialect === 'busybox' && !BUSYBOX_BUILTINS.includes(name) ? 'foreign' : 'own'
}

/**
 * How it is said that there is no such program; without a shell it is the runtime that looks for it. Sources: dash src/exec.c
 * and src/error.c, bash execute_cmd.c, busybox shell/ash.c, Go's os/exec.
 */
export function notFoundMessage(word: string, starter: Starter | null, range: Range): string {
  const isPath = word.includes('/')
  if (starter === null && isPath) return `exec: "${word}": stat ${word}: no such file or directory`
  if (starter === null) return `exec: "${word}": executable file not found in $PATH`
  const { path, dialect } = starter
  const line = starter.line(range)
  if (dialect === 'bash') {
    const at = line === null ? '' : `line ${line}: `
    return `${path}: ${at}${word}: ${isPath ? 'No such file or directory' : 'command not found'}`
  }
  return `${path}: ${dialect === 'dash' && line !== null ? `${line}: ` : ''}${word}: not found`
}
