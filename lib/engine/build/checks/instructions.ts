import type { Mount, StageInstruction, UserInstruction, Value } from '../../dockerfile/model.ts'
import { parentPath, resolvePath } from '../../dockerfile/paths.ts'
import type { Problem } from '../../source/problem.ts'
import type { Range } from '../../source/position.ts'
import { ownerOf, splitOwner } from '../accounts.ts'
import { groupMissing } from '../effects/support.ts'
import { signalName } from '../signals.ts'
import { isSurelyFile, type Tree } from '../tree.ts'
import type { World } from '../world.ts'

/**
 * What BuildKit refuses of an instruction when it comes to it, with variables expanded: only in stages that are built.
 * Source: moby/buildkit, dockerfile2llb/convert.go, dispatch and its relatives.
 */
export function instructionProblems(instruction: StageInstruction, tree: Tree): readonly Problem[] {
  switch (instruction.keyword) {
    case 'STOPSIGNAL':
      return signalProblems(instruction.signal)
    case 'VOLUME':
      return instruction.paths.flatMap(volumeProblems)
    case 'WORKDIR':
      return instruction.resolved === null
        ? []
        : workdirProblems(instruction.resolved, instruction.path.range, tree)
    case 'RUN':
      return instruction.mounts.flatMap((mount) => mountProblems(mount, instruction.before.workdir))
    default:
      return []
  }
}

function signalProblems({ text, range }: Value): Problem[] {
  if (text === null || signalName(text) !== null) return []
  return [
    error(
      'stopsignal-invalid',
      `invalid signal: ${text}. Write a name such as SIGTERM, or its number.`,
      range,
    ),
  ]
}

function volumeProblems({ text, range }: Value): Problem[] {
  if (text !== '') return []
  return [
    error(
      'volume-empty',
      'VOLUME specified can not be an empty string. Name a directory such as /data.',
      range,
    ),
  ]
}

/** The directory is made with those above it, and a file in its place or on the way stops that. */
function workdirProblems(path: string, range: Range, { entries }: Tree): Problem[] {
  for (let at = path; at !== '/'; at = parentPath(at)) {
    const entry = entries.get(at)
    if (entry && isSurelyFile(entry))
      return [error('workdir-not-directory', `mkdir ${at}: not a directory`, range)]
    if (entry?.kind === 'symlink') return []
  }
  return []
}

/** Without a target the working directory is meant. */
function mountProblems({ type, options, flag }: Mount, workdir: string | null): Problem[] {
  if (type === 'secret' || type === 'ssh' || options['target']?.includes('$')) return []
  if (resolvePath(workdir, options['target'] ?? '.') !== '/') return []
  const message = 'invalid mount target "/". Name the directory to mount at with target=.'
  return [error('mount-target-invalid', message, flag.valueRange ?? flag.range)]
}

/** RUN works as the user in effect, who has to be there. Source: moby/sys user, GetExecUser. */
export function userProblems({ user }: UserInstruction, world: World): Problem[] {
  const { user: name, group } = splitOwner(world.userText ?? '')
  if (name !== '' && ownerOf(world.accounts, name).known === false) {
    const message = `unable to find user ${name}: no matching entries in passwd file`
    return [error('unknown-user', message, user.range)]
  }
  if (!groupMissing(world, group)) return []
  return [
    error('unknown-group', `unable to find group ${group}: no matching entries in group file`, user.range),
  ]
}

function error(code: string, message: string, range: Range): Problem {
  return { code, message, severity: 'error', range }
}
