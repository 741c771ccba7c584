import { asMap, entryOf } from '../../document/lookup.ts'
import { schemaProblems } from '../../document/schema.ts'
import type { SchemaHost, SchemaPath } from '../../document/schema.ts'
import type { Entry, MapNode, Node } from '../../document/types.ts'
import type { Problem } from '../../source/problem.ts'
import { SPECIFICATION } from '../specification.ts'
import { adviceFor } from './advice.ts'

/** Where a file does not fit the schema of the compose specification; `root` is what stands in this file alone. */
export function checkSchema(root: MapNode, code: string): readonly Problem[] {
  return schemaProblems(root, SPECIFICATION, { ...HOST, code })
}

type Told = Pick<Problem, 'message' | 'range'>

/** A mistake of the whole form, from which many of the schema's would follow; null when the form is right. */
export function formProblem(root: MapNode, code: string): Problem | null {
  const form = formMistake(root)
  return form && { code, severity: 'error', ...form }
}

function formMistake(root: MapNode): Told | null {
  const services = entryOf(root, 'services')
  const outside = root.entries.find(
    ({ key, value }) => !TOP_KEYS.has(key) && !key.startsWith('x-') && isService(value),
  )
  if (!services && outside) return { message: OLD_FORM, range: outside.keyRange }
  if (services && outside && isNothing(services.value))
    return { message: outdented(outside.key), range: outside.keyRange }
  return services ? keyAmongServices(services) : null
}

const OLD_FORM =
  'services stand at the top of this file, as Compose 1 had it: write services: in the first line and put all of them below it, two blanks deeper'

function outdented(key: string): string {
  return `${key} stands beside services, not in it: put two blanks before it and before each line below it`
}

/** `image` or `ports` in the column in which names of services stand. */
function keyAmongServices({ value: services }: Entry): Told | null {
  const entries = asMap(services)?.entries ?? []
  const at = entries.findIndex(
    ({ key, value }) => SERVICE_KEYS.has(key) && !isNothing(value) && !isService(value),
  )
  const found = entries[at]
  if (!found) return null
  const owner = entries.slice(0, at).findLast(({ key }) => !SERVICE_KEYS.has(key))
  const message = owner
    ? `${found.key} stands beside the service ${owner.key}, not in it: put two more blanks before it`
    : `${found.key} stands where the name of a service is expected: write a name before it, and put ${found.key} below that, two blanks deeper`
  return { message, range: found.keyRange }
}

function isService(value: Node): boolean {
  return value.kind === 'map' && value.entries.some(({ key }) => SERVICE_KEYS.has(key))
}

function isNothing(value: Node): boolean {
  return value.kind === 'scalar' && value.value === null
}

const TOP_KEYS = new Set(Object.keys(SPECIFICATION.properties ?? {}))
const SERVICE_KEYS = new Set(Object.keys(SPECIFICATION.definitions?.['service']?.properties ?? {}))

const HOST: Omit<SchemaHost, 'code'> = {
  nameOf,
  adviceOf,
  homeOf,
  isOpen: ({ text }) => text.includes('$'),
}

/** Names of what stands in a list or under a name of its own. */
const PARTS: Readonly<Record<string, string>> = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  ports: 'port',
  depends_on: 'dependency',
}

function nameOf(path: SchemaPath): string | null {
  const [top, name] = path
  if (path.length === 2 && typeof top === 'string' && typeof name === 'string' && PARTS[top])
    return `the ${PARTS[top]} ${name}`
  const last = path.at(-1)
  const parent = path.at(-2)
  const part = typeof parent === 'string' ? PARTS[parent] : undefined
  if (part !== undefined && typeof last === 'number') return `a ${part}`
  if (part !== undefined && path.length === 4 && top === 'services') return `the ${part} ${last}`
  return path.length > 3 && typeof parent === 'string' && typeof last === 'string'
    ? `${parent}.${last}`
    : null
}

function adviceOf(path: SchemaPath): string | null {
  const [top, name] = path
  if (path.length === 2 && top === 'services' && typeof name === 'string') {
    return 'below the name of a service stand keys such as image'
  }
  return adviceFor(path)
}

/** A key that stands a level too high or too low. */
function homeOf(path: SchemaPath, key: string, value: Node): string | null {
  if (path.length === 0 && SERVICE_KEYS.has(key))
    return 'it belongs to a service, below services and the name of the service'
  if (path[0] === 'services' && path.length === 2 && isService(value))
    return `it is a service of its own: begin it in the same column as ${path[1]}`
  if (path[0] === 'services' && path.length === 2 && TOP_KEYS.has(key))
    return `it belongs to the top of the file, with no blanks before it`
  if (path[0] === 'services' && path.length > 2 && SERVICE_KEYS.has(key))
    return 'it belongs to the service: check how far it is indented'
  return null
}

/** Sections of the top level that are no maps, so that nothing is known of what they are meant to define. */
export function unreadableSections(root: MapNode): ReadonlySet<string> {
  return new Set(root.entries.filter(({ value }) => asMap(value) === null).map(({ key }) => key))
}
