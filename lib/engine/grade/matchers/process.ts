import { sameOwner } from '../../build/accounts.ts'
import { exists } from '../../build/tree.ts'
import type { Image, Process, Server } from '../../build/types.ts'
import { parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { asList, every, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { ProcessCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { matchStart } from './process-start.ts'

/** What `docker run` starts: program, application, port, PID 1. */
export function matchProcess(check: ProcessCheck, image: Image, subject: Subject): Outcome {
  const { base, process } = image
  // Without CMD and ENTRYPOINT the base image decides.
  if (process.argv.length === 0 && (base === null || (base.facts === null && base.name !== 'scratch')))
    return unknown(
      'The file sets neither CMD nor ENTRYPOINT; what the base image starts is not known.',
      'Write CMD or ENTRYPOINT.',
    )
  const { pid1, signals, init, through, taken, compiled, runsFirst, form, mentions, secret, ...server } =
    check
  const start = { pid1, signals, init, through, taken, compiled, runsFirst, form, mentions, secret }
  const asked = Object.values(start).some((value) => value !== undefined)
  const questions = [
    ...(Object.keys(server).length > 0 || !asked ? [() => matchServer(server, image)] : []),
    ...(asked ? [() => matchStart(start, image, subject)] : []),
  ]
  return every(questions)
}

function matchServer(check: ProcessCheck, image: Image): Outcome {
  const { process } = image
  const place = process.instruction?.range ?? null
  const programs = asList(check.program)
  const at = { place, subject: process.program ?? process.argv.filter((word) => word !== null).join(' ') }
  if (programs.length > 0 && !(process.program !== null && programs.includes(process.program))) {
    const say = process.program === null && process.argv.length > 0 ? unknown : fails
    return say(startSeen(process), `It has to start ${orList(programs)}.`, {
      ...at,
      subject: at.subject || 'nothing',
    })
  }
  // Only where the whole start is asked for: another check may be about the program's name alone.
  if (check.serves && process.found === false) {
    return fails(
      `${process.program} is installed, but not where the container looks for it.`,
      'Its directory has to be on PATH, or the command has to name it whole.',
      at,
    )
  }
  if (check.serves && process.exits)
    return fails(
      `${startSeen(process)} Its options make it end at once.`,
      'It has to stay in the foreground and serve.',
      at,
    )
  if (check.serves) {
    const outcome = matchServes(check.serves, image)
    if (!outcome.holds) return outcome
  }
  if (check.port === undefined && check.reachable === undefined && check.exposed === undefined)
    return holds(startSeen(process), at)
  return matchBinds(check, image)
}

function startSeen({ program, argv }: Process): string {
  if (argv.length === 0) return 'The image starts nothing: neither CMD nor ENTRYPOINT is set.'
  return program === null
    ? 'What the image starts cannot be told from the file.'
    : `The container starts ${program}.`
}

function matchServes({ file, object }: { file: string; object: string }, image: Image): Outcome {
  const { process } = image
  const { server } = process
  const place = process.instruction?.range ?? null
  const need = `It has to serve ${object} from ${file}.`
  if (!server || server.app === null)
    return fails(`${startSeen(process)} No application is named.`, need, {
      place,
      subject: process.program ?? '',
    })
  const [module = '', name = defaultObject(server)] = server.app.split(':')
  const at = { place, subject: server.app }
  if (name !== null && name !== object) return fails(`It serves ${server.app}.`, need, at)
  return importsFile(module, file, image, server)
    ? holds(`It serves ${server.app}.`, at)
    : fails(
        `${process.program} looks for ${module}, and does not find ${file} there.`,
        `${need} Mind the working directory.`,
        at,
      )
}

/** Flask finds `app` by itself; gunicorn takes `application`. */
function defaultObject({ program }: Server): string | null {
  return program === 'flask' ? null : 'application'
}

/** Does the module's file in one of the directories Python looks in hold the context's file? What cannot be known counts as found. */
function importsFile(module: string, file: string, image: Image, server: Server): boolean {
  const { files, process } = image
  if (server.importPath === null) return true
  // That the file is not in the image at all is another objective's matter.
  if (![...files.entries.values()].some(({ context }) => context === file)) return true
  // Flask takes a file's name as well; to gunicorn `app.py` is the module py in a package app.
  const named = server.program === 'flask' && module.endsWith('.py')
  const relative = named ? module : `${module.replaceAll('.', '/')}.py`
  return server.importPath.some((directory) => {
    const path = resolvePath(named ? process.cwd : directory, relative)
    if (path === null) return true
    const entry = files.entries.get(path)
    if (entry) return entry.context === file && isReadable(path, image)
    return exists(files, path) === 'unknown' && files.opaque.size > 0
  })
}

/** May the container's user read the file and pass the directories above it? What is unknown counts as yes. */
function isReadable(path: string, { user, files }: Image): boolean {
  if (user.root !== false) return true
  for (let at = path; at !== '/'; at = parentPath(at)) {
    const entry = files.entries.get(at)
    if (!entry || entry.mode === null) continue
    const needed = entry.kind === 'directory' ? 1 : 4
    const own = sameOwner(entry.owner, user)
    const bits = own === null ? 7 : own ? entry.mode >> 6 : entry.mode | (entry.mode >> 3)
    if ((bits & needed) === 0) return false
  }
  return true
}

const EVERYWHERE = ['', '0', '0.0.0.0', '::', '*']
const LOOPBACK = /^(localhost|127\.|::1$)/

/** Programs that wait for somebody to type when they get no arguments. */
const INTERACTIVE = [
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
  'python',
  'python3',
  'node',
  'irb',
  'jshell',
  'php',
  'psql',
]

function isIdle({ argv, program, args }: Process): boolean {
  return argv.length === 0 || (program !== null && args.length === 0 && INTERACTIVE.includes(program))
}

function matchBinds(check: ProcessCheck, image: Image): Outcome {
  const { process, exposed } = image
  const place = process.instruction?.range ?? null
  const binds = process.server?.binds ?? null
  const wanted = check.port === undefined ? '' : portNeed(check.port)
  if (binds === null || binds.length === 0)
    return (binds === null && !isIdle(process) ? unknown : fails)(
      `${startSeen(process)} Where it listens cannot be told from the file.`,
      `It has to listen on ${wanted || 'a port'}.`,
      { place },
    )
  const right = binds.filter(({ port }) => check.port === undefined || portFits(check.port, port))
  const first = binds[0]!
  if (right.length === 0 || (typeof check.port === 'object' && right.length < binds.length)) {
    return fails(`It listens on port ${first.port}.`, `It has to listen on ${wanted}.`, {
      place,
      subject: String(first.port),
    })
  }
  const open = right.filter(({ host }) => !LOOPBACK.test(host))
  const host = right[0]!.host || '0.0.0.0'
  if (
    check.reachable !== undefined &&
    check.reachable !== right.some((each) => EVERYWHERE.includes(each.host))
  ) {
    const seen =
      open.length === 0
        ? `It listens on ${host}:${right[0]!.port}, which only the container itself can reach.`
        : `It listens on ${host}:${right[0]!.port}.`
    return check.reachable
      ? fails(seen, 'Listen on 0.0.0.0.', { place, subject: host })
      : fails(seen, '', { place, subject: host })
  }
  const outward = right.filter(({ host }) => !LOOPBACK.test(host))
  const hidden = (outward.length > 0 ? outward : right).every(({ port }) => !exposed.includes(`${port}/tcp`))
    ? right[0]
    : undefined
  const subject = check.reachable === false ? host : String(right[0]!.port)
  if (check.exposed !== undefined && check.exposed !== (hidden === undefined)) {
    const port = String((hidden ?? right[0]!).port)
    return check.exposed
      ? fails(`It listens on ${port}, and EXPOSE does not name it.`, `Add EXPOSE ${port}.`, {
          place,
          subject: port,
        })
      : fails(`EXPOSE names ${port}.`, '', { place, subject: port })
  }
  return holds(`${process.program} listens on port ${right[0]!.port}.`, { place, subject })
}

type PortNeed = NonNullable<ProcessCheck['port']>

function portFits(need: PortNeed, port: number): boolean {
  if (typeof need === 'number') return port === need
  if ('otherThan' in need) return port !== need.otherThan
  return 'atLeast' in need ? port >= need.atLeast : port < need.below
}

function portNeed(need: PortNeed): string {
  if (typeof need === 'number') return `port ${need}`
  if ('otherThan' in need) return `a port other than ${need.otherThan}`
  return 'atLeast' in need ? `a port of at least ${need.atLeast}` : `a port below ${need.below}`
}
