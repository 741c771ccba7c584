import { isInside, parentPath, resolvePath } from '../dockerfile/paths.ts'
import type { Redirect } from '../dockerfile/shell/types.ts'
import { noteAccountLines } from './effects/accounts.ts'
import { UNKNOWN_TEXT, type Text } from './effects/effect.ts'
import { joinTexts } from './effects/files.ts'
import { failed, isMissing, mayCreateIn, spill, write } from './effects/support.ts'
import { expand } from './output.ts'
import type { Runner, Shell } from './shell-process.ts'
import { exists, followLinks } from './tree.ts'
import type { Executed, FileEntry } from './types.ts'
import { newEntry } from './world.ts'

const WRITING: readonly string[] = ['>', '>>', '>|', '&>', '&>>']

export function isWriting({ operator, target }: Redirect): boolean {
  return target !== null && WRITING.includes(operator)
}

export function writesOf(redirect: Redirect, shell: Shell, runner: Runner): Executed['writes'] {
  if (!isWriting(redirect)) return []
  const [file = null] = expand(redirect.target!, shell, runner)
  return [{ path: resolvePath(shell.cwd, file), append: redirect.operator.endsWith('>>') }]
}

/** How sure it is that a redirection happens, and what its failure does. */
type Sureness = Pick<Executed, 'certain' | 'failureStops' | 'range'>

/** Writes what the redirections of a command or block name. `output` works out what the command prints. */
export function redirect(
  redirects: readonly Redirect[],
  shell: Shell,
  sure: Sureness,
  runner: Runner,
  output: () => Text = () => UNKNOWN_TEXT,
): void {
  for (const each of redirects) {
    if (!isWriting(each)) continue
    for (const { path, append } of writesOf(each, shell, runner)) {
      const text = each.fd === 2 ? UNKNOWN_ERRORS : output()
      if (path === null) spill(runner.world, targetDirectory(each, shell))
      else if (!path.startsWith('/dev/')) writeTo(path, append, text, sure, runner)
    }
  }
}

/** Messages of a command that goes well are few. */
const UNKNOWN_ERRORS: Text = { content: null, context: null, size: 0, estimated: true, secret: false }

/** `> /etc/app/$NAME`: the directory that is written as it stands; null when not even that is known. */
function targetDirectory({ target }: Redirect, { cwd }: Shell): string | null {
  const [first] = target?.parts ?? []
  if (first?.kind !== 'literal') return null
  const path = resolvePath(cwd, first.text.slice(0, first.text.lastIndexOf('/') + 1) || '.')
  return target!.raw.includes('..') ? null : path
}

function writeTo(path: string, append: boolean, text: Text, sure: Sureness, runner: Runner): void {
  const { world } = runner
  const kept = world.mounts.some((mount) => isInside(mount, path))
  const old = followLinks(world.tree, path)
  if (kept || (old && !sure.certain)) return
  if (!old && refused(path, sure, runner)) return
  const before = append ? textBefore(path, old, runner) : null
  const next = before === null ? text : joinTexts(before, text)
  if (append && text.content !== null) noteAccountLines(world, sure, path, text.content)
  write(world, path, { ...(old ?? newEntry(world, 'file')), ...next, made: world.made })
}

/** What `>>` finds: a file that nobody lists is one of the base image's settings, or none. */
function textBefore(path: string, old: FileEntry | undefined, { world }: Runner): Text | null {
  if (old) return old
  return exists(world.tree, path) === 'no' ? null : UNLISTED
}

/** A few kilobytes of settings, if it is there at all. */
const UNLISTED: Text = { content: null, context: null, size: 4000, estimated: true, secret: false }

/** A shell that surely cannot open the file says so, and the command does not run. */
function refused(path: string, sure: Sureness, { world, starter }: Runner): boolean {
  const shell = starter?.path ?? '/bin/sh'
  if (isMissing(world, parentPath(path))) {
    failed(world, sure, 'file-missing', `${shell}: cannot create ${path}: Directory nonexistent`)
    return true
  }
  if (mayCreateIn(world, path) !== false) return false
  failed(world, sure, 'permission-denied', `${shell}: cannot create ${path}: Permission denied`)
  return true
}
