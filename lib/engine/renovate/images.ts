import type { ImageUpdates, PackageRule, RenovateConfig, Text } from './model.ts'
import { flagOf } from './parse.ts'
import { matchesName, matchesPath } from './patterns.ts'

/** What Renovate ships with; anything else is a preset that somebody keeps elsewhere. Source: docs.renovatebot.com/presets-default. */
const OWN_PRESET =
  /^(?:abandonments|compatibility|config|customManagers|default|docker|global|group|helpers|mergeConfidence|monorepo|npm|packages|preview|replacements|schedule|security|workarounds)?:(?!\/)/

/** What presets say about images, of those that say anything. Source: renovatebot/renovate, lib/config/presets/internal. */
const PRESETS: Readonly<Record<string, Partial<ImageUpdates>>> = {
  'config:best-practices': { pinDigests: true },
  'docker:pinDigests': { pinDigests: true },
  'docker:disable': { enabled: false },
  disableRenovate: { enabled: false },
  onlyNpm: { enabled: false },
}

/**
 * What Renovate does with an image that a Dockerfile names, its tag and digest left out; without a name: with every image that no
 * rule names. Presets come first, then what the file says of all, of Docker and of Dockerfiles, then its package rules in their order.
 * `file`: the path of the Dockerfile.
 */
export function updatesOf(
  config: RenovateConfig,
  image: string | null = null,
  file = 'Dockerfile',
): ImageUpdates {
  const { root, ignoreDeps, enabledManagers } = config
  const ruled = config.packageRules.reduce(
    (at, rule) => withRule(at, rule, image, file),
    withFile(config, withPresets(config)),
  )
  const reads = readsFile(config, file)
  const isLeftOut =
    (enabledManagers !== null && !enabledManagers.some(({ text }) => text === 'dockerfile')) ||
    (image !== null && ignoreDeps.some(({ text }) => text === image)) ||
    flagOf(root, 'enabled') === false ||
    reads === false
  if (isLeftOut) return { ...ruled, enabled: false }
  return reads === null && ruled.enabled ? { ...ruled, enabled: null } : ruled
}

/** Source: renovatebot/renovate, lib/workers/repository/extract/file-match.ts. */
function readsFile({ includePaths, ignorePaths }: RenovateConfig, file: string): boolean | null {
  const included = includePaths.length === 0 || matchesPath(textsIn(includePaths), file)
  const ignored =
    ignorePaths.some(({ text }) => file.includes(text)) || matchesPath(textsIn(ignorePaths), file)
  if (included === false || ignored === true) return false
  return included === null || ignored === null ? null : true
}

function textsIn(texts: readonly Text[]): readonly string[] {
  return texts.map(({ text }) => text)
}

function withPresets({ presets }: RenovateConfig): ImageUpdates {
  return presets.reduce<ImageUpdates>(
    (at, { text }) => {
      const name = text.replace(/^(?:default)?:/, '').replace(/\(.*$/, '')
      if (Object.hasOwn(PRESETS, name)) return { ...at, ...PRESETS[name] }
      // It may say anything, but it cannot take back what is set for Docker alone.
      return OWN_PRESET.test(text)
        ? at
        : { enabled: at.enabled === false ? false : null, pinDigests: at.pinDigests || null }
    },
    { enabled: true, pinDigests: false },
  )
}

function withFile({ root }: RenovateConfig, before: ImageUpdates): ImageUpdates {
  const said = (key: 'enabled' | 'pinDigests'): boolean | null =>
    flagOf(root, 'dockerfile', key) ?? flagOf(root, 'docker', key)
  return {
    enabled: said('enabled') ?? before.enabled,
    // The presets set it for Docker, which goes before what is set for all.
    pinDigests:
      said('pinDigests') ?? (before.pinDigests || (flagOf(root, 'pinDigests') ?? before.pinDigests)),
  }
}

function withRule(before: ImageUpdates, rule: PackageRule, image: string | null, file: string): ImageUpdates {
  const applies = matches(rule, image, file)
  if (applies === false) return before
  const after = (key: keyof ImageUpdates): boolean | null => {
    const said = flagOf(rule.node, key)
    if (said === null || said === before[key]) return before[key]
    return applies === null ? null : said
  }
  return { enabled: after('enabled'), pinDigests: after('pinDigests') }
}

/** Does a rule speak of an image that a Dockerfile names? It has to match with all its matchers; null when one is not known. */
function matches({ matchers, unclear }: PackageRule, image: string | null, file: string): boolean | null {
  let certain = !unclear
  for (const [name, values] of matchers) {
    const one = matchesOne(
      name,
      values.map(({ text }) => text),
      image,
      file,
    )
    if (one === false) return false
    certain &&= one === true
  }
  return certain ? true : null
}

function matchesOne(
  matcher: string,
  values: readonly string[],
  image: string | null,
  file: string,
): boolean | null {
  switch (matcher) {
    case 'matchDatasources':
      return matchesName(values, 'docker')
    case 'matchManagers':
      return matchesName(values, 'dockerfile')
    case 'matchCategories':
      return matchesName(values, 'docker')
    case 'matchPackageNames':
    case 'matchDepNames':
      return image === null ? onlyAll(values) : matchesName(values, image)
    case 'matchFileNames':
      return matchesPath(values, file)
    case 'matchUpdateTypes':
      return values.some((type) => ['digest', 'pin', 'pinDigest'].includes(type)) ? null : false
    default:
      return null
  }
}

/** A rule for some names says nothing of the others. */
function onlyAll(values: readonly string[]): boolean {
  return values.every((value) => value === '*' || value === '**' || value.startsWith('!'))
}
