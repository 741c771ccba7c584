import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { hasTool } from '../../images/index.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Problem } from '../../source/problem.ts'
import type { Range } from '../../source/position.ts'
import { programIn } from '../programs.ts'
import { followLinks } from '../tree.ts'
import type { Image } from '../types.ts'

/**
 * What the build lets pass and `docker run` does not, or what makes every health check fail: warnings, in the runtime's words.
 * Sources: opencontainers/runc, libcontainer (exec errors); moby/sys user, GetExecUser.
 */
export function startProblems(image: Image): readonly Problem[] {
  return [...userProblems(image), ...processProblems(image), ...healthProblems(image)]
}

function userProblems({ user }: Image): Problem[] {
  const { instruction, exists, name, uid, group } = user
  if (exists !== false || !instruction) return []
  const text =
    uid === null
      ? `unable to find user ${name}: no matching entries in passwd file`
      : `unable to find group ${group}: no matching entries in group file`
  const code = uid === null ? 'unknown-user' : 'unknown-group'
  return [warning(code, `${text}. The image builds, and no container of it starts.`, instruction.user.range)]
}

function processProblems(image: Image): Problem[] {
  const { argv, instruction, path } = image.process
  const [first] = argv
  if (!instruction || first == null || first === '') return []
  // With an unknown base CMD may be arguments of an unknown ENTRYPOINT.
  if (image.entrypoint === null && image.base?.name !== 'scratch' && !image.base?.facts) return []
  const range = instruction.argv?.[0]?.range ?? instruction.range
  const failure = failureOf(image, first)
  if (failure)
    return [warning(failure.code, `${failure.text}. The image builds, and no container of it starts.`, range)]
  // What a shell or a wrapper is to start.
  if (path === null || path === first || programIn(image, path) !== 'no') return []
  return [
    warning(
      'command-not-found',
      `${path}: not found. The image builds, and its containers end at once.`,
      range,
    ),
  ]
}

/** Files of that name are on PATH, and nobody may execute them; those of the base image are another matter. */
function isOnlyPlain({ files, env, base }: Image, word: string): boolean {
  const path = env['PATH']
  if (typeof path !== 'string' || !base?.facts || hasTool(base.facts, word) !== false) return false
  const found = path.split(':').flatMap((directory) => followLinks(files, `${directory}/${word}`) ?? [])
  return (
    found.length > 0 &&
    found.every(
      ({ kind, context, mode }) =>
        kind === 'file' && context === null && mode !== null && (mode & 0o111) === 0,
    )
  )
}

function failureOf(image: Image, word: string): { readonly code: string; readonly text: string } | null {
  const path = word.includes('/') ? resolvePath(image.workdir, word) : null
  const entry = path === null ? undefined : followLinks(image.files, path)
  // What a file of the context may be is not known: Docker keeps the bits it has on disk.
  if (entry?.kind === 'file' && entry.context === null && entry.mode !== null && (entry.mode & 0o111) === 0)
    return { code: 'command-not-executable', text: `exec: "${word}": permission denied: unknown` }
  if (path === null && isOnlyPlain(image, word))
    return {
      code: 'command-not-executable',
      text: `exec: "${word}": executable file not found in $PATH: unknown`,
    }
  const [, interpreter = '', carriage] = /^#![ \t]*(\/[^\s]+)(\r?)/.exec(entry?.content ?? '') ?? []
  if (carriage === '\r')
    return {
      code: 'script-line-ends',
      text: `exec ${word}: no such file or directory: its lines end with CR LF, and no program is called ${interpreter}\\r`,
    }
  // The kernel starts the program that the first line names, and says of a missing one that the script is not there.
  if (interpreter !== '' && programIn(image, interpreter) === 'no')
    return {
      code: 'command-not-found',
      text: `exec ${word}: no such file or directory: it begins with #!${interpreter}`,
    }
  if (programIn(image, word) !== 'no') return null
  const why = word.includes('/')
    ? `stat ${word}: no such file or directory`
    : 'executable file not found in $PATH'
  return { code: 'command-not-found', text: `exec: "${word}": ${why}: unknown` }
}

function healthProblems(image: Image): Problem[] {
  const { healthcheck } = image
  if (!healthcheck || healthcheck.none) return []
  for (const { word, range, inShell } of probesOf(healthcheck)) {
    const failure = inShell ? null : failureOf(image, word)
    const text = failure?.text ?? (inShell && programIn(image, word) === 'no' ? `${word}: not found` : null)
    if (text === null) continue
    const message = `${text}. Every check fails, and the container counts as unhealthy.`
    return [warning('healthcheck-tool-missing', message, range)]
  }
  return []
}

type Probe = { readonly word: string; readonly range: Range; readonly inShell: boolean }

/** The programs a health check certainly starts: the shell first, where there is one. */
function probesOf({ argv, script, before, range }: HealthcheckInstruction): readonly Probe[] {
  if (argv) return argv.slice(0, 1).map((word) => ({ word: word.value, range: word.range, inShell: false }))
  const [shell] = before.shell.argv
  const commands = script === null ? [] : walkCommands(script)
  const own = new Set([
    'exec',
    'test',
    '[',
    'echo',
    'exit',
    'true',
    'false',
    ':',
    'cd',
    'set',
    'export',
    'command',
    'if',
  ])
  const named = commands.flatMap(({ command, certain }) => {
    const [word] = command.words
    if (!certain || word?.literal == null || own.has(word.literal)) return []
    return [{ word: word.literal, range: word.range, inShell: true }]
  })
  return shell === undefined ? named : [{ word: shell, range, inShell: false }, ...named]
}

function warning(code: string, message: string, range: Range): Problem {
  return { code, message, severity: 'warning', range }
}
