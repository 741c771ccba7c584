import {
  sectionAt,
  settingAt,
  textOf,
  booleanOf,
  isEmpty,
  namedValues,
  textsOf,
  valueOf,
} from './settings.ts'
import type { Entries } from './settings.ts'
import { grantsOf } from './grants.ts'
import type { Reader } from './interpolate.ts'
import type { Build } from './model.ts'

/** `build`: a path, or a map. */
export function buildOf(reader: Reader, entries: Entries): Build | null {
  const entry = entries.get('build')
  if (entry === undefined || isEmpty(entry.value)) return null
  const section = sectionAt(entry)
  const own = section.entries
  const short = entry.value.kind === 'scalar'
  return {
    ...section,
    context: short ? settingAt(reader, entry, entry.value, (text) => text) : textOf(reader, own, 'context'),
    dockerfile: textOf(reader, own, 'dockerfile'),
    dockerfileInline: textOf(reader, own, 'dockerfile_inline'),
    target: textOf(reader, own, 'target'),
    args: namedValues(reader, valueOf(own, 'args')),
    secrets: grantsOf(reader, valueOf(own, 'secrets'), '/run/secrets'),
    ssh: namedValues(reader, valueOf(own, 'ssh')),
    labels: namedValues(reader, valueOf(own, 'labels')),
    tags: textsOf(reader, valueOf(own, 'tags')),
    platforms: textsOf(reader, valueOf(own, 'platforms')),
    cacheFrom: textsOf(reader, valueOf(own, 'cache_from')),
    cacheTo: textsOf(reader, valueOf(own, 'cache_to')),
    additionalContexts: namedValues(reader, valueOf(own, 'additional_contexts')),
    network: textOf(reader, own, 'network'),
    noCache: booleanOf(reader, own, 'no_cache'),
    pull: booleanOf(reader, own, 'pull'),
    privileged: booleanOf(reader, own, 'privileged'),
  }
}
