import { blocksOf } from '../document/blocks.ts'
import { asMap, entriesOf, get } from '../document/lookup.ts'
import type { Document, Entry, MapNode, Node } from '../document/types.ts'
import { readYaml } from '../document/yaml.ts'
import { textOf as fileText } from '../project.ts'
import type { Project } from '../project.ts'
import { lineStarts } from '../source/position.ts'
import type { Problem } from '../source/problem.ts'
import { composeProblems, unreadableProblems } from './checks/index.ts'
import { fileOf, includesOf, networkOf, volumeOf } from './definitions.ts'
import { dotEnvOf } from './environment.ts'
import { extendServices } from './extend.ts'
import type { Extended, FileLoader } from './extend.ts'
import type { Reader } from './interpolate.ts'
import { isKept, MERGE_TAGS, mergeNodes, placedAt, withoutReset } from './merge.ts'
import type { ComposeFile } from './model.ts'
import { isLaidOver, mayBePiece, pathFrom } from './names.ts'
import { serviceOf } from './service.ts'
import { textOf, valueOf } from './settings.ts'
import { variablesOf } from './variables.ts'

export type ComposeOptions = {
  /** Variables that are set where Compose runs; they come before those of `.env`. */
  readonly env?: Readonly<Record<string, string>>
  readonly project?: Project
  /** Of the file from the project's root; the project's own path by default. */
  readonly path?: string
  /** Files that this one is laid over, in their order, as `-f` names them before it. */
  readonly others?: readonly { readonly path: string; readonly text: string }[]
}

/**
 * Reads a compose file; never throws. What is wrong with it has the codes `compose-invalid` and
 * `compose-undefined-reference`. Linear in the text's length.
 */
export function parseCompose(text: string, options: ComposeOptions = {}): ComposeFile {
  const path = options.path ?? options.project?.path ?? 'compose.yaml'
  const whole = readYaml(text, { customTags: MERGE_TAGS })
  const cut = servicesBeyond(whole)
  const document = { ...whole, root: firstServices(whole.root), more: whole.more.map(firstServices) }
  const reader: Reader = {
    text,
    starts: lineStarts(text),
    env: { ...dotEnvOf(options.project, path), ...options.env },
  }
  const root = asMap(document.root)
  const laid = root && mergedRoot(root, document, options)
  const merged = laid && (asMap(withoutReset(laid)) ?? root)
  const model = modelOf(reader, merged, servicesOf(laid, loaderOf(options.project, path)))
  const { variables, invalid } = variablesOf(reader, root)
  const file: ComposeFile = {
    source: text,
    unreadable: unreadableProblems(document),
    problems: [],
    comments: document.comments,
    blocks: blocksOf([document.root, ...document.more]),
    root: merged,
    ...model,
    variables,
    whole: model.include.length === 0 && !isLaidOver(path, options) && cut.length === 0,
  }
  const alone = {
    references: file.whole && !mayBePiece(path, new Set(root?.entries.map(({ key }) => key))),
    images: file.whole && options.project?.context.complete === true,
  }
  return { ...file, problems: [...composeProblems(file, document, invalid, alone), ...cut] }
}

/** A service has a hundred properties, and fifty rules look at each. The largest of 629 real files has 57. */
const MOST_SERVICES = 200

function firstServices<Root extends Node | null>(root: Root): Root {
  const services = asMap(get(root, 'services'))
  if (root?.kind !== 'map' || services === null || services.entries.length <= MOST_SERVICES) return root
  const first = { ...services, entries: services.entries.slice(0, MOST_SERVICES) }
  return {
    ...root,
    entries: root.entries.map((entry) => (entry.key === 'services' ? { ...entry, value: first } : entry)),
  }
}

function servicesBeyond({ root, more }: Document): Problem[] {
  const maps = [root, ...more].map((each) => asMap(get(each, 'services')))
  const next = maps.flatMap((map) => map?.entries[MOST_SERVICES] ?? [])[0]
  if (!next) return []
  const message = `this file has more than ${MOST_SERVICES} services: those from here on are not looked at`
  return [{ code: 'compose-invalid', message, severity: 'warning', range: next.keyRange }]
}

type Model = Omit<
  ComposeFile,
  'source' | 'unreadable' | 'problems' | 'comments' | 'blocks' | 'root' | 'variables' | 'whole'
>

/** `!reset` takes away what a service extends as well, so it is seen to last. Source: compose-go, loader/extends.go. */
function servicesOf(root: MapNode | null, load: FileLoader): readonly Extended[] {
  const services = asMap(get(root, 'services'))
  if (services === null) return []
  return extendServices(services, load)
    .filter(({ entry }) => isKept(entry.value))
    .map(({ entry, whole }) => ({ entry: { ...entry, value: withoutReset(entry.value) }, whole }))
}

function modelOf(reader: Reader, root: MapNode | null, services: readonly Extended[]): Model {
  const entries = entriesOf(root)
  const definitions = <T>(key: string, read: (reader: Reader, entry: Entry) => T): readonly T[] =>
    (asMap(valueOf(entries, key))?.entries ?? []).map((entry) => read(reader, entry))
  return {
    name: textOf(reader, entries, 'name'),
    version: textOf(reader, entries, 'version'),
    services: services.map(({ entry, whole }) => serviceOf(reader, entry, whole)),
    networks: definitions('networks', networkOf),
    volumes: definitions('volumes', volumeOf),
    secrets: definitions('secrets', fileOf),
    configs: definitions('configs', fileOf),
    include: includesOf(reader, valueOf(entries, 'include')),
    extensions: [...entries.values()].filter(({ key }) => key.startsWith('x-')),
  }
}

/** The file over those below it; Compose lays further documents of one file over the first, too. */
function mergedRoot(root: MapNode, document: Document, { others = [] }: ComposeOptions): MapNode {
  const start = { start: root.range.start, end: root.range.start }
  const below = others.flatMap(({ text }) => readYaml(text, { customTags: MERGE_TAGS }).root ?? [])
  const layers: readonly Node[] = [...below.map((node) => placedAt(node, start)), root, ...document.more]
  return asMap(layers.reduce((base, over) => mergeNodes(base, over, ''))) ?? root
}

function loaderOf(project: Project | undefined, path: string): FileLoader {
  return (file) => {
    const text = project ? fileText(project, pathFrom(path, file)) : null
    return text === null ? null : asMap(get(readYaml(text, { customTags: MERGE_TAGS }).root, 'services'))
  }
}
