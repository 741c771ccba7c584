import type { NamedValue, Service } from '../../../compose/model.ts'
import { ask, decided, fails, type Outcome } from '../../outcome.ts'
import type { TraefikCheck } from '../../schema.ts'
import { startedBy } from './command.ts'
import { at, nameOf, type PlacedService } from './placed.ts'

/** A router that the labels of a service define for Traefik. */
type Router = { readonly name: string; readonly settings: Settings }
type Settings = ReadonlyMap<string, NamedValue>

/**
 * How Traefik leads to a service, by labels. Names of labels do not depend on capitals. Source: doc.traefik.io/traefik, "Docker",
 * routing configuration; "BasicAuth"; "Chain".
 */
export function matchTraefik(check: TraefikCheck, placed: PlacedService): Outcome {
  const routers = routersOf(placed.service)
  const [first] = routers
  const name = nameOf(placed)
  if (first === undefined)
    return fails(
      `${name} has no router of Traefik in its labels.`,
      'Write traefik.http.routers.NAME.rule.',
      at(placed),
    )
  const place = at(placed, [...first.settings.values()][0]?.range ?? null, first.name)
  const commands = placed.compose.services.flatMap((service) => argumentsOf({ ...placed, service }))
  return ask<TraefikCheck>(check, {
    asks: (wanted) =>
      decided(
        routers.every((router) => asks(router, commands, placed)),
        wanted,
        {
          yes: `Traefik asks for a password in front of ${placed.service.name}.`,
          no: `Traefik asks nobody for a password in front of ${placed.service.name}.`,
          open: '',
          need: wanted ? 'Name a middleware with basicauth in the middlewares of the router.' : '',
        },
        place,
      ),
    tls: (wanted) =>
      decided(
        routers.every((router) => talksTls(router, commands)),
        wanted,
        {
          yes: `Traefik talks TLS in front of ${placed.service.name}.`,
          no: `Traefik talks plain HTTP in front of ${placed.service.name}.`,
          open: '',
          need: wanted ? 'Write traefik.http.routers.NAME.tls=true.' : '',
        },
        place,
      ),
  })
}

const ROUTER = /^traefik\.http\.routers\.([^.]+)\.(.+)$/
const MIDDLEWARE = /^traefik\.http\.middlewares\.([^.]+)\.(.+)$/

function settingsIn(
  labels: readonly NamedValue[],
  pattern: RegExp,
): ReadonlyMap<string, Map<string, NamedValue>> {
  const found = new Map<string, Map<string, NamedValue>>()
  for (const label of labels) {
    const [, name, key] = pattern.exec(label.name.toLowerCase()) ?? []
    if (name === undefined || key === undefined) continue
    const settings = found.get(name) ?? new Map<string, NamedValue>()
    found.set(name, settings.set(key, label))
  }
  return found
}

function routersOf({ labels }: Service): readonly Router[] {
  const off = labels.some((each) => each.name.toLowerCase() === 'traefik.enable' && textOf(each) === 'false')
  return off ? [] : [...settingsIn(labels, ROUTER)].map(([name, settings]) => ({ name, settings }))
}

function textOf(label: NamedValue | undefined): string {
  return label?.value?.text ?? label?.value?.raw ?? ''
}

function argumentsOf(placed: PlacedService): readonly string[] {
  return startedBy(placed)?.words.filter((word) => word.startsWith('--')) ?? []
}

/** A middleware of the router, or of its entry point, with users; chains are followed. */
function asks({ settings }: Router, commands: readonly string[], { compose }: PlacedService): boolean {
  const middlewares = settingsIn(
    compose.services.flatMap(({ labels }) => labels),
    MIDDLEWARE,
  )
  const open = [...namesIn(textOf(settings.get('middlewares'))), ...ofEntryPoints(settings, commands)]
  const seen = new Set<string>()
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const own = seen.has(name) ? undefined : middlewares.get(name)
    seen.add(name)
    if (textOf(own?.get('basicauth.users')) !== '' || textOf(own?.get('basicauth.usersfile')) !== '')
      return true
    open.push(...namesIn(textOf(own?.get('chain.middlewares'))))
  }
  return false
}

/** `auth@docker, limit`: the provider behind the sign is that of the labels. */
function namesIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/@docker$/, ''))
    .filter((name) => name !== '')
}

/** Entry points of the router; without any it is on all of them. */
function ofEntryPoints(settings: Settings, commands: readonly string[]): readonly string[] {
  const own = namesIn(textOf(settings.get('entrypoints')))
  const given = commands.flatMap((word) => {
    const [, point = '', value = ''] = /^--entrypoints\.([^.]+)\.http\.middlewares=(.*)$/i.exec(word) ?? []
    return value === '' ? [] : [{ point: point.toLowerCase(), names: namesIn(value) }]
  })
  const fits = given.filter(({ point }) => own.includes(point))
  return own.length > 0 && fits.length === own.length ? fits.flatMap(({ names }) => names) : []
}

function talksTls({ settings }: Router, commands: readonly string[]): boolean {
  const keys = [...settings].filter(([key, label]) => /^tls(?:\.|$)/.test(key) && textOf(label) !== 'false')
  if (keys.length > 0) return true
  const points = namesIn(textOf(settings.get('entrypoints')))
  const safe = (point: string): boolean => {
    const lead = `--entrypoints.${point}.http.tls`
    return commands.some(
      (word) =>
        [`${lead}=true`, lead].includes(word.toLowerCase()) || word.toLowerCase().startsWith(`${lead}.`),
    )
  }
  return points.length > 0 && points.every(safe)
}
