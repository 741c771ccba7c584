import type { JobCommand } from '../../../gitlab-ci/model.ts'
import type { Range } from '../../../source/position.ts'
import { ask, asList, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { LoginCheck } from '../../schema.ts'
import { textTest } from '../../matchers/patterns.ts'
import { optionOf } from './executions.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'

/** A way in which a job logs in to a registry. */
export type Login = {
  readonly command: JobCommand
  readonly by: 'stdin' | 'argument' | 'file'
  /** Names of variables that the password may come from, and texts without any. */
  readonly uses: readonly string[]
  readonly literal: boolean | null
  readonly range: Range
}

export function listLogins(placed: PlacedJob): readonly Login[] {
  return placed.job.commands.flatMap((command) => loginIn(command, placed) ?? fileIn(command, placed) ?? [])
}

/** Programs that have a command to log in, as docker has. */
const TOOLS = /^(?:docker|podman|nerdctl|buildah|skopeo|helm|oras|regctl|crane|cosign|notation)$/

function loginIn(command: JobCommand, placed: PlacedJob): Login | null {
  const words = command.words.slice(1).map(({ shown }) => shown)
  const verbs = words.slice(0, 3).filter((word) => !word.startsWith('-'))
  if (!TOOLS.test(command.program ?? '') || !verbs.includes('login')) return null
  const { call } = command
  const password =
    call?.kind === 'login'
      ? (call.options.findLast(({ name }) => name === 'password')?.shown ?? null)
      : optionOf(words, ['password', 'p'])
  if (password !== null && password !== '') {
    const names = namesIn(password)
    return {
      command,
      by: 'argument',
      uses: reached(names, placed),
      literal: names.length === 0,
      range: command.range,
    }
  }
  if (!words.some((word) => /^--password-stdin(?:=true)?$/.test(word))) return null
  const from = command.pipe.from === null ? null : (placed.job.commands[command.pipe.from] ?? null)
  const texts =
    from === null
      ? command.redirects.flatMap(({ content, target }) => content ?? target ?? [])
      : from.words.slice(1).map(({ shown }) => shown)
  const names = texts.flatMap(namesIn)
  const isPlain = from !== null && /^(?:echo|printf)$/.test(from.program ?? '')
  const literal = isPlain ? names.length === 0 : null
  return { command, by: 'stdin', uses: reached(names, placed), literal, range: command.range }
}

/** Where docker, buildkit, podman and buildah look. Sources: docs.docker.com/reference/cli/docker/login, containers-auth.json(5). */
const FILES = /(?:\.docker\/|DOCKER_CONFIG\}?\/?)config\.json|containers\/auth\.json|REGISTRY_AUTH_FILE/

function fileIn(command: JobCommand, placed: PlacedJob): Login | null {
  const source = (range: Range): string => placed.pipeline.source.slice(range.start.offset, range.end.offset)
  const written = command.redirects.find(
    ({ operator, range }) => operator.includes('>') && FILES.test(source(range)),
  )
  const copied =
    command.program === 'tee' && command.words.some(({ shown, raw }) => FILES.test(shown) || FILES.test(raw))
  if (written === undefined && !copied) return null
  const from = command.pipe.from === null ? null : (placed.job.commands[command.pipe.from] ?? null)
  const inside = placed.job.commands.filter(
    ({ captured, range }) => captured && isWithin(range, command.range),
  )
  const words = [command, ...(from === null ? [] : [from]), ...inside].flatMap((each) => each.words)
  const texts = words.map(({ shown }) => shown)
  const here = command.redirects.flatMap(({ content }) => content ?? [])
  const names = [...texts, ...here].flatMap(namesIn)
  const all = [...texts, ...here].join(' ')
  const literal = names.length === 0 && /auths?["']/.test(all)
  return { command, by: 'file', uses: reached(names, placed), literal, range: command.range }
}

/** `printf … "$(printf %s "$PASSWORD" | base64)"`: what runs in the words of a command. */
function isWithin(inner: Range, outer: Range): boolean {
  return inner.start.offset > outer.start.offset && inner.end.offset <= outer.end.offset
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map((match) => match[1] ?? '')
}

/** What a script has put into a variable counts as used, too. */
function reached(names: readonly string[], { job, pipeline }: PlacedJob): readonly string[] {
  const inner = job.settings
    .filter(({ name }) => names.includes(name))
    .flatMap(({ range }) => namesIn(pipeline.source.slice(range.start.offset, range.end.offset)))
  return [...new Set([...names, ...inner])]
}

export function fitsLogin(login: Login, check: LoginCheck, placed: PlacedJob): Outcome {
  const place = at(placed, login.range, login.command.program ?? '')
  const answer = ask<LoginCheck>(check, {
    by: (ways) =>
      asList(ways).includes(login.by)
        ? holds('', place)
        : fails(
            `${nameOf(placed)} ${WAYS[login.by]}.`,
            login.by === 'argument' ? 'Use --password-stdin.' : '',
            place,
          ),
    uses: (names) =>
      login.uses.some(textTest(asList(names)))
        ? holds('', place)
        : fails(
            `The password of job ${placed.job.name} comes from ${login.uses.length > 0 ? orList(login.uses) : 'no variable'}.`,
            `It has to come from ${orList(asList(names))}.`,
            place,
          ),
    literal: (wanted) => {
      if (login.literal === null && login.uses.length === 0)
        return unknown('Where the password comes from cannot be told from the file.', '', place)
      const is = login.literal === true
      if (is === wanted) return holds('', place)
      return is
        ? fails('The password is written here.', 'Let it come from a variable of the project.', place)
        : fails('The password comes from outside.', '', place)
    },
  })
  return answer.holds ? holds(`${nameOf(placed)} ${WAYS[login.by]}.`, place) : answer
}

const WAYS = {
  stdin: 'gives the password on standard input',
  argument: 'gives the password as an argument, which everybody on the machine sees',
  file: 'writes the password to the file that its tools read',
} as const
