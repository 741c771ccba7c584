import { parseScript } from '../../../cli/parse.ts'
import type { CommandLine, EnvSetting, Word } from '../../../cli/model.ts'
import type { Job, JobCommand } from '../../../gitlab-ci/model.ts'
import { shortName } from './image-names.ts'
import type { UsedImage } from './images.ts'
import { countsIn } from './placed.ts'

/** A command as it runs, in the image of the job or in one that `docker run` starts. */
export type Execution = {
  readonly command: JobCommand
  /** Base name of the program, and what stands behind it. */
  readonly words: readonly string[]
  readonly wordAt: (index: number) => Word | null
  /** Null where it is not known. */
  readonly image: UsedImage | null
  /** What docker run gives it by -e. */
  readonly env: readonly EnvSetting[]
  readonly inside: boolean
  /** Words that nobody knows may hold more. */
  readonly open: boolean
  readonly counts: boolean | null
}

/** In the order of the scripts. */
export function executionsOf(job: Job): readonly Execution[] {
  return job.commands.flatMap((command) => [ownExecution(job, command), ...innerExecutions(command)])
}

function ownExecution(job: Job, command: JobCommand): Execution {
  const { image } = job
  return {
    command,
    words: [command.program ?? '', ...command.words.slice(1).map(({ shown }) => shown)],
    wordAt: (index) => command.words[index] ?? null,
    image: image === null ? null : { text: image.name.text, range: image.name.range, index: null },
    env: [],
    inside: false,
    open: command.words.some(({ open }) => open),
    counts: countsIn(command),
  }
}

/** What docker run, podman run and docker compose run start. */
function innerExecutions(command: JobCommand): readonly Execution[] {
  const { call } = command
  const isRun = call?.kind === 'run' && !call.creates && call.detach !== true
  if (!isRun && call?.kind !== 'exec' && !(call?.kind === 'compose' && /^(?:run|exec)$/.test(call.command)))
    return []
  const word = call.kind === 'run' ? (call.image?.word ?? null) : null
  const entrypoint = call.kind === 'run' ? (call.entrypoint?.value ?? entrypointOf(word?.shown ?? '')) : null
  const script = [...(entrypoint ? [entrypoint] : []), ...call.args.map(({ shown }) => shown)]
    .map(quoted)
    .join(' ')
  const lines = script === '' ? [] : parseScript(script, { kind: 'shell' }).commands
  const image = word === null ? null : { text: word.shown, range: word.range, index: command.index }
  const env = call.kind === 'run' || call.kind === 'exec' ? call.env : []
  const open = call.args.some((each) => each.open) || call.open
  return lines.map((line) => innerExecution(line, { command, image, env, open }))
}

function innerExecution(
  line: CommandLine,
  outer: Pick<Execution, 'command' | 'image' | 'env' | 'open'>,
): Execution {
  return {
    ...outer,
    words: [line.program ?? '', ...line.words.slice(1).map(({ shown }) => shown)],
    wordAt: () => null,
    inside: true,
    counts: weaker(countsIn(outer.command), countsIn({ ...line, phase: 'script' })),
  }
}

function weaker(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false
  return one === null || other === null ? null : true
}

/** Images of tools that are their own program. Sources: their Dockerfiles. */
const PROGRAMS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)trivy(?:$|[:@])/, 'trivy'],
  [/(?:^|\/)grype(?:$|[:@])/, 'grype'],
  [/(?:^|\/)cosign(?:$|[:@])/, 'cosign'],
  [/(?:^|\/)scout-cli(?:$|[:@])/, 'docker-scout'],
]

function entrypointOf(image: string): string | null {
  return PROGRAMS.find(([pattern]) => pattern.test(shortName(image)))?.[1] ?? null
}

/** As one word of a shell, whatever it holds; `${NAME}` of GitLab stays as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

/** Programs that start the program behind them: `python -m pytest`, `poetry run pytest`, `sh deploy.sh`. */
const LAUNCHERS: readonly RegExp[] = [
  /^(?:(?:ba|da|a|k|z)?sh (?:-[eux]+ )*|(?:\.|source|exec) )/,
  /^(?:poetry|pipenv|uv|hatch|rye|pdm) run /,
  /^bundle exec /,
  /^npx (?:--(?:yes|no-install) )*/,
  /^coverage run (?:-m )?/,
  /^python(?:3(?:\.\d+)?)? (?:-(?:[uBbIOqsSEdWX]+) )*(?:-m )?/,
]

/** The words of a command, and the same without the program that starts it. */
export function readingsOf({ words }: Pick<Execution, 'words'>): readonly (readonly string[])[] {
  const readings = [words]
  let rest = words
  for (let step = 0; step < 3; step++) {
    const lead = rest
      .slice(0, 6)
      .map((word) => (/\s/.test(word) ? '…' : word))
      .join(' ')
    const found = LAUNCHERS.map((launcher) => launcher.exec(`${lead} `)?.[0] ?? '').find(
      (each) => each !== '',
    )
    if (found === undefined) break
    rest = rest.slice(found.trim().split(' ').length)
    const [program] = rest
    if (program === undefined || program.startsWith('-')) break
    rest = [program.slice(program.lastIndexOf('/') + 1), ...rest.slice(1)]
    readings.push(rest)
  }
  return readings
}

/** The value of an option; the last one counts. A switch without a value is ''. Null: it is not there. */
export function optionOf(words: readonly string[], names: readonly string[]): string | null {
  return optionsOf(words, names).at(-1) ?? null
}

export function optionsOf(words: readonly string[], names: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const [, name, equals, value = ''] = /^--?([A-Za-z][\w-]*)(=?)([^]*)$/.exec(word) ?? []
    if (name === undefined || !names.includes(name)) return []
    if (equals === '=') return [value]
    const next = words[index + 1]
    return [next === undefined || next.startsWith('-') ? '' : next]
  })
}
