import { SPECIFICATION } from '../compose/specification.ts'
import { LOG_DRIVERS, optionsOf } from '../daemon/log-drivers.ts'
import { formOfSchema } from './schema-form.ts'
import { NOTHING, type Form, type Key, type Path } from './types.ts'
import { namesUnder } from './yaml-names.ts'

const FORM = formOfSchema(SPECIFICATION)

/** A compose file: its specification, values that the specification leaves to Docker, and the names that the text itself declares. */
export function composeForm(text: string, path: Path): Form {
  const [section, service, key] = path
  if (section !== 'services' || typeof service !== 'string' || typeof key !== 'string') return FORM
  return withValues(FORM, path, valuesOf(text, service, path.slice(2)))
}

/** By the path below a service; `-` is an item. Source: compose-spec, 05-services.md. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  restart: ['no', 'always', 'on-failure', 'unless-stopped'],
  network_mode: ['none', 'host', 'bridge'],
  pull_policy: ['always', 'missing', 'never', 'build', 'daily', 'weekly'],
  'logging driver': LOG_DRIVERS,
  'cap_drop -': ['ALL'],
  'security_opt -': ['no-new-privileges:true'],
  ipc: ['private', 'shareable', 'none', 'host'],
  pid: ['host'],
}

/** What names a thing that is declared elsewhere in the file, and where. */
const DECLARED: Readonly<Record<string, string>> = {
  'depends_on -': 'services',
  depends_on: 'services',
  'extends service': 'services',
  'links -': 'services',
  'networks -': 'networks',
  networks: 'networks',
  'secrets -': 'secrets',
  'secrets - source': 'secrets',
  'configs -': 'configs',
  'configs - source': 'configs',
  'volumes -': 'volumes',
  'volumes - source': 'volumes',
}

function valuesOf(text: string, service: string, below: Path): readonly string[] {
  const place = below.map((step) => (typeof step === 'number' ? '-' : step)).join(' ')
  const section = Object.hasOwn(DECLARED, place) ? DECLARED[place] : undefined
  if (section !== undefined)
    return namesUnder(text, section).filter((name) => section !== 'services' || name !== service)
  if (place === 'logging options') return optionsOf('json-file') ?? []
  return Object.hasOwn(VALUES, place) ? (VALUES[place] ?? []) : []
}

/** The form with values and, where keys are names, keys that the schema does not list at a place. */
function withValues(form: Form, path: Path, values: readonly string[]): Form {
  if (values.length === 0) return form
  const [step, ...rest] = path
  if (step === undefined) {
    const named = form.anyKey
      ? values.map((name): Key => ({ name, about: '', form: form.anyKey ?? (() => NOTHING) }))
      : []
    return { ...form, values: [...values, ...form.values], keys: [...form.keys, ...named] }
  }
  if (typeof step === 'number')
    return { ...form, items: () => withValues(form.items?.() ?? NOTHING, rest, values) }
  const known = form.keys.find(({ name }) => name === step)
  const inner = (): Form => withValues(known?.form() ?? form.anyKey?.() ?? NOTHING, rest, values)
  if (!known) return { ...form, anyKey: inner }
  return { ...form, keys: form.keys.map((key) => (key === known ? { ...key, form: inner } : key)) }
}
