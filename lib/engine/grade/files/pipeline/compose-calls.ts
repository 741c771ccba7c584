import { buildOf } from '../../../cli/views/build.ts'
import { madeWord } from '../../../cli/words.ts'
import type { CallBase, ComposeCall, Option } from '../../../cli/model.ts'
import { parseCompose } from '../../../compose/parse.ts'
import type { ComposeFile, Service } from '../../../compose/model.ts'
import type { Job, JobCommand } from '../../../gitlab-ci/model.ts'
import type { Range } from '../../../source/position.ts'
import type { Subject } from '../../subject.ts'

type Files = Subject['all']

/**
 * A job of which `docker compose build` and `push` are what they do: builds and pushes of the images that its compose file names.
 * Sources: docs.docker.com/reference/cli/docker/compose/build and …/push; docker/compose, pkg/compose/push.go.
 */
export function withComposeCalls(job: Job, files: Files): Job {
  const commands = job.commands.map((command) => withComposeCall(command, job, files))
  return commands.some((command, index) => command !== job.commands[index]) ? { ...job, commands } : job
}

function withComposeCall(command: JobCommand, job: Job, files: Files): JobCommand {
  const { call } = command
  if (call?.kind !== 'compose' || !/^(?:build|push)$/.test(call.command)) return command
  const file = composeFile(call, command, job, files)
  const services = file === null ? [] : meant(file, call)
  if (services.length === 0) return command
  return { ...command, call: call.command === 'build' ? builds(call, services) : pushes(call, services) }
}

/** Those that are named, or all that start without a profile, if they are built at all. */
function meant({ services }: ComposeFile, call: ComposeCall): readonly Service[] {
  const named = call.services.map(({ shown }) => shown)
  return services.filter(
    ({ name, build, image, profiles }) =>
      build !== null && image !== null && (named.length > 0 ? named.includes(name) : profiles.length === 0),
  )
}

function builds(call: ComposeCall, services: readonly Service[]): JobCommand['call'] {
  const [first] = services
  const context = first?.build?.context?.value ?? '.'
  const tags = services.map((service) => option('tag', nameOf(service), call.verbRange))
  const dockerfile = first?.build?.dockerfile?.value
  const file = dockerfile == null ? [] : [option('file', dockerfile, call.verbRange)]
  const own = call.options.filter(({ name }) => name === 'push' || name === 'pull' || name === 'no-cache')
  return buildOf({ ...baseOf(call), options: [...own, ...tags, ...file] }, [
    madeWord(context, context, call.verbRange),
  ])
}

function pushes(call: ComposeCall, services: readonly Service[]): JobCommand['call'] {
  const images = services.map((service) => {
    const shown = nameOf(service)
    return { word: { text: null, shown, variables: [], range: call.verbRange }, reference: null }
  })
  return { ...baseOf(call), verb: 'push', kind: 'image', images }
}

function baseOf({ tool, verb, verbRange, options, operands, open }: ComposeCall): CallBase {
  return { tool, verb, verbRange, options, operands, open }
}

function option(name: string, value: string, range: Range): Option {
  return {
    name,
    spelled: `--${name}`,
    value,
    global: false,
    range,
    valueRange: range,
    shown: value,
    variables: [],
  }
}

function nameOf({ image }: Service): string {
  return image?.value ?? '${…}'
}

const USUAL = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']

/** The file that Compose reads, with the variables of the job; null when it is not there. */
function composeFile(call: ComposeCall, command: JobCommand, job: Job, files: Files): ComposeFile | null {
  const named = call.files.map(({ value }) => value?.replace(/^\.\//, '') ?? '')
  const paths = named.length > 0 ? named : USUAL.filter((path) => Object.hasOwn(files, path)).slice(0, 1)
  const texts = paths.flatMap((path) => (Object.hasOwn(files, path) ? { path, text: files[path] ?? '' } : []))
  const last = texts.at(-1)
  if (last === undefined || texts.length < paths.length) return null
  const env = environmentOf(command, job, texts.map(({ text }) => text).join('\n'))
  return parseCompose(last.text, { env, path: last.path, others: texts.slice(0, -1) })
}

/** Variables of the job, of the script above and of the command itself; those of GitLab stay as they are called. */
function environmentOf({ index, assignments }: JobCommand, job: Job, text: string): Record<string, string> {
  const own = [...text.matchAll(/\$\{?(CI_\w+)/g)].map(([, name = '']) => [name, `\${${name}}`] as const)
  const written = job.variables.flatMap(({ name, value }) =>
    value === null ? [] : [[name, value.text] as const],
  )
  const set = job.settings.filter(({ exported, before }) => exported && before <= index)
  return Object.fromEntries([
    ...own,
    ...written,
    ...[...set, ...assignments].map(({ name, value, shown }) => [name, value ?? shown] as const),
  ])
}
