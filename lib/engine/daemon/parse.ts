import { readJson } from '../document/json.ts'
import type { Entry, ListNode, MapNode, Node } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import { checkKey } from './check-keys.ts'
import { checkLog } from './check-log.ts'
import { checkTogether } from './check-together.ts'
import { CODE, invalid } from './check-value.ts'
import { splitHost } from './hosts.ts'
import type { DaemonConfig, DaemonHost, DaemonLogging, LogOption, Setting } from './model.ts'

/**
 * Text → what dockerd of Engine 29 makes of its configuration file on Linux. Never throws. JSON as Go reads it: comments and
 * commas behind the last entry make the text unreadable. Source: moby/moby, daemon/config, getConflictFreeConfiguration.
 */
export function parseDaemon(source: string): DaemonConfig {
  // dockerd starts with an empty file as it does without one, and passes over a byte order mark.
  const text = source.replace(/^\uFEFF/, ' ')
  const document = readJson(text.trim() === '' ? '{}' : text)
  const root = text.trim() !== '' && document.root?.kind === 'map' ? document.root : null
  const settings = settingsOf(root)
  const logging = loggingOf(settings)
  const problems = root ? problemsOf(root, settings, logging) : []
  return {
    source,
    unreadable: [...document.unreadable.map(withCode), ...notAnObject(document.root)],
    problems: [...document.problems.map(withCode), ...problems],
    comments: document.comments,
    blocks: [],
    root,
    settings,
    logging,
    repeated: document.problems.filter(({ code }) => code === 'duplicate-key').map(({ range }) => range),
    hosts: hostsOf(settings.get('hosts')),
  }
}

/** Of a key that occurs twice Go takes the last and says nothing. */
function withCode(problem: Problem): Problem {
  return { ...problem, code: CODE, severity: problem.code === 'duplicate-key' ? 'warning' : problem.severity }
}

function notAnObject(root: Node | null): Problem[] {
  if (root === null || root.kind === 'map') return []
  return [invalid(root.range, 'The file must hold one JSON object: its settings stand between { and }.')]
}

/** A file with so many is meant for something else. */
const MOST_PROBLEMS = 100

function problemsOf(root: MapNode, settings: DaemonConfig['settings'], logging: DaemonLogging): Problem[] {
  const keys: Problem[] = []
  for (const entry of root.entries) {
    if (keys.length >= MOST_PROBLEMS) break
    keys.push(...checkKey(entry))
  }
  return [...keys, ...checkLog(logging), ...checkTogether(settings)].toSorted(
    (a, b) => a.range.start.offset - b.range.start.offset,
  )
}

function settingsOf(root: MapNode | null): Map<string, Setting> {
  const entries = (root?.entries ?? []).flatMap((entry) =>
    entry.key === 'proxies' && entry.value.kind === 'map' ? [entry, ...entry.value.entries] : [entry],
  )
  return new Map(entries.map((entry) => [entry.key, { key: entry.key, entry, value: entry.value }]))
}

function loggingOf(settings: DaemonConfig['settings']): DaemonLogging {
  const driverSetting = settings.get('log-driver') ?? null
  const optionsSetting = settings.get('log-opts') ?? null
  return {
    driver: driverSetting === null ? 'json-file' : driverOf(driverSetting.value),
    driverSetting,
    options: new Map(entriesOf(optionsSetting?.value).map((entry) => [entry.key, optionOf(entry)])),
    optionsSetting,
  }
}

/** Nothing written, and nothing between the quotes, mean the default. */
function driverOf(value: Node): string | null {
  const written = value.kind === 'scalar' ? value.value : undefined
  if (written === null || written === '') return 'json-file'
  return typeof written === 'string' ? written : null
}

function entriesOf(value: Node | undefined): readonly Entry[] {
  return value?.kind === 'map' ? value.entries : []
}

function optionOf(entry: Entry): LogOption {
  const { value } = entry
  return { entry, text: value.kind === 'scalar' && typeof value.value === 'string' ? value.value : null }
}

function hostsOf(setting: Setting | undefined): DaemonHost[] {
  const items: ListNode['items'] = setting?.value.kind === 'list' ? setting.value.items : []
  return items.flatMap((item) => {
    if (item.kind !== 'scalar' || typeof item.value !== 'string') return []
    return [{ text: item.value, ...splitHost(item.value), range: item.range }]
  })
}
