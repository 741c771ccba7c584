import { secretName } from '../../build/secrets/names.ts'
import type { Command, ComposeFile, PlacedVariable, Service, Variable } from '../../compose/model.ts'
import { textOf, type Project } from '../../project.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { containerVariables, doubledDollar } from './shared/container-variables.ts'

export const docs: RuleDocs = {
  why: 'Compose puts nothing in the place of a variable that is not set, with one line of warning that scrolls by. The image then has no tag, the volume another folder as its source, the database an empty password. ${NAME:?what to set} stops with that text instead, ${NAME:-value} says what holds otherwise. A variable that a shell in the container is to fill in has its $ doubled, because Compose fills in the others before.',
  bad: 'services:\n  web:\n    image: harbour/web:${WEB_VERSION}\n',
  good: 'services:\n  web:\n    image: harbour/web:${WEB_VERSION:?the release to run}\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/interpolation/',
    'https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/',
  ],
  equivalents: {},
}

type MessageId = 'image' | 'ports' | 'volumes' | 'secret' | 'container'

/** A health check's variables are compose-healthcheck-form's. Each variable once: a required one anywhere covers all. */
export default defineRule({
  meta: {
    name: 'compose-variable-no-default',
    severity: 'info',
    category: 'reliability',
    files: 'compose',
    title: 'Give variables that matter a default, or require them',
    messages: {
      image:
        'Where {{name}} is not set, Compose puts nothing in its place, and the image is another one or none; :? stops there, :- gives a default.',
      ports:
        'Where {{name}} is not set, Compose puts nothing in its place, and the port is another one or none; :? stops there, :- gives a default.',
      volumes:
        'Where {{name}} is not set, Compose puts nothing in its place, and another folder is mounted or none; :? stops there, :- gives a default.',
      secret:
        'Where {{name}} is not set, Compose puts nothing in its place, and {{key}} is empty; :? stops there.',
      container:
        'Compose fills {{name}} in before the container starts, from where it runs itself; with the dollar sign doubled the container does.',
    },
  },
  *check({ compose, project }) {
    yield* distinct([...emptyReports(compose, project), ...containerReports(compose, project)])
  },
})

type Use = { readonly variable: Variable; readonly messageId: MessageId; readonly key: string }

function emptyReports(compose: ComposeFile, project: Project): readonly Report<MessageId>[] {
  const known = new Set([...SET_BY_SYSTEM, ...dotEnvNames(project), ...requiredNames(compose)])
  const uses = [...placedUses(compose), ...secretUses(compose)].toSorted(
    (a, b) => a.variable.range.start.offset - b.variable.range.start.offset,
  )
  const confidence = project.context.complete ? 'likely' : 'possible'
  return uses.flatMap(({ variable, messageId, key }) => {
    if (variable.operator !== '' || known.has(variable.name)) return []
    known.add(variable.name)
    const data = { name: variable.name, key }
    return [{ messageId, range: variable.range, data, confidence, ...requireFix(compose, variable) }]
  })
}

/** What a shell has, and what Compose sets by itself. */
const SET_BY_SYSTEM = ['COMPOSE_PROJECT_NAME', 'HOME', 'PATH', 'PWD', 'TMPDIR', 'USER', 'XDG_RUNTIME_DIR']

/** Names in the .env file beside the compose file. */
function dotEnvNames(project: Project): readonly string[] {
  const text = textOf(project, `${project.path.slice(0, project.path.lastIndexOf('/') + 1)}.env`) ?? ''
  return text.split('\n').flatMap((line) => /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*[=:]/.exec(line)?.[1] ?? [])
}

function requiredNames({ variables }: ComposeFile): readonly string[] {
  return variables.flatMap(({ operator, name }) => (operator.endsWith('?') ? name : []))
}

const PLACES = new Set(['image', 'ports', 'volumes'])

function placedUses({ variables }: ComposeFile): readonly Use[] {
  return variables.flatMap((variable) => {
    const key = placeOf(variable)
    return key === null ? [] : [{ variable, messageId: key, key }]
  })
}

/** Below a service, or in a fragment (`x-…`) that services take up. */
function placeOf({ path }: PlacedVariable): 'image' | 'ports' | 'volumes' | null {
  const key = path[0] === 'services' ? path[2] : String(path[0]).startsWith('x-') ? path[1] : undefined
  return typeof key === 'string' && PLACES.has(key) ? (key as 'image' | 'ports' | 'volumes') : null
}

function secretUses({ services }: ComposeFile): readonly Use[] {
  const secrets = services.flatMap(({ environment }) =>
    environment.filter(({ name }) => secretName(name) === 'secret'),
  )
  return secrets.flatMap(({ name, value }) =>
    (value?.variables ?? []).map((variable) => ({ variable, messageId: 'secret' as const, key: name })),
  )
}

function requireFix({ source }: ComposeFile, { name, range }: Variable): { fix?: Fix } {
  const written = slice(source, range)
  if (written !== `$${name}` && written !== `\${${name}}`) return {}
  const edits = [{ range, newText: `\${${name}:?set ${name}}` }]
  return { fix: { title: `Require ${name}`, safety: 'behaviour', edits } }
}

function containerReports(compose: ComposeFile, project: Project): readonly Report<MessageId>[] {
  const known = new Set(dotEnvNames(project))
  const placed = new Map<string, Variable[]>()
  for (const variable of compose.variables) {
    if (known.has(variable.name)) continue
    const place = variable.path.slice(0, 3).join(' ')
    const others = placed.get(place)
    if (others) others.push(variable)
    else placed.set(place, [variable])
  }
  return compose.services.flatMap((service) =>
    COMMANDS.flatMap((key) => {
      const variables = placed.get(`services ${service.name} ${key}`)
      return variables ? commandReports(compose, service, service[key], variables) : []
    }),
  )
}

const COMMANDS = ['command', 'entrypoint'] as const

function commandReports(
  compose: ComposeFile,
  service: Service,
  command: Command | null,
  variables: readonly Variable[],
): readonly Report<MessageId>[] {
  return containerVariables(service, command?.written ?? '', variables).map((variable) => {
    const edit = doubledDollar(compose, variable)
    return {
      messageId: 'container',
      range: variable.range,
      data: { name: variable.name },
      confidence: 'likely',
      ...(edit && { fix: { title: 'Double the dollar sign', safety: 'behaviour', edits: [edit] } }),
    }
  })
}
