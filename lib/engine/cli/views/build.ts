import { cleanPath } from '../folder.ts'
import type {
  BuildCall,
  BuildContext,
  BuildSecret,
  CallBase,
  FieldList,
  Given,
  Option,
  Word,
} from '../model.ts'
import {
  allOf,
  fieldListsOf,
  fieldsOf,
  flagOf,
  imageOfOption,
  isOn,
  knownText,
  lastOf,
  settingsOf,
} from './values.ts'

/** `operands`: null when nobody can tell which words they are. */
export function buildOf(base: CallBase, operands: readonly Word[] | null): BuildCall {
  const context = operands?.length === 1 ? operands[0] : undefined
  const outputs = fieldListsOf(base, 'output', 'dest')
  const attests = fieldListsOf(base, 'attest', 'type')
  return {
    ...base,
    kind: 'build',
    tags: tagsOf(base),
    file: lastOf(base, 'file'),
    context: context === undefined ? null : contextOf(context),
    buildArgs: settingsOf(base, 'build-arg'),
    secrets: base.options.filter(({ name }) => name === 'secret').map(secretOf),
    ssh: allOf(base, 'ssh'),
    target: lastOf(base, 'target'),
    platforms: base.options.filter(({ name }) => name === 'platform').flatMap(platformsOf),
    cacheFrom: fieldListsOf(base, 'cache-from', 'ref'),
    cacheTo: fieldListsOf(base, 'cache-to', 'ref'),
    outputs,
    attests,
    labels: settingsOf(base, 'label'),
    push: pushes(base, outputs),
    load: loads(base, outputs),
    pull: flagOf(base, 'pull'),
    noCache: flagOf(base, 'no-cache'),
    provenance: provenanceOf(base, attests),
    sbom: sbomOf(base, attests),
    builder: lastOf(base, 'builder'),
  }
}

/** `--tag`; without any the names of the outputs stay. Source: docker/buildx, build/opt.go, toSolveOpt. */
function tagsOf(base: CallBase): BuildCall['tags'] {
  const tags = base.options.filter(({ name }) => name === 'tag')
  const named = tags.length > 0 ? [] : base.options.filter(({ name }) => name === 'output').flatMap(namedBy)
  return [...tags, ...named].map(imageOfOption)
}

function namedBy(option: Option): readonly Option[] {
  const names = fieldsOf(option, 'dest').fields?.['name'] ?? ''
  return names
    .split(',')
    .filter((name) => name !== '')
    .map((name) => ({ ...option, name: 'tag', value: option.value === null ? null : name, shown: name }))
}

/** Source: docker/buildx, build/opt.go, and moby/buildkit, util/gitutil. */
function contextOf(word: Word): BuildContext {
  const { text, shown } = word
  if (text === '-') return { kind: 'stdin', word, path: null }
  const git = /^(?:git:\/\/|git@|github\.com\/)|^https?:\/\/[^#?]*\.git(?:[#?]|$)/.test(shown)
  if (git) return { kind: 'git', word, path: null }
  if (/^https?:\/\//.test(shown)) return { kind: 'url', word, path: null }
  if (text === null) return { kind: 'unknown', word, path: null }
  return { kind: 'path', word, path: cleanPath(text) }
}

function secretOf(option: Option): BuildSecret {
  const shown = option.shown.includes('=') ? option.shown : `id=${option.shown}`
  const { fields } = fieldsOf({ ...option, value: shown }, 'id')
  const get = (name: string): string | null => {
    const text = fields !== null && Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
    return text === null ? null : knownText(text, option.value)
  }
  return { id: get('id'), env: get('env'), source: get('src') ?? get('source'), range: option.range }
}

function platformsOf({ shown, value, range }: Option): readonly Given<string | null>[] {
  return shown.split(',').map((text) => ({ value: knownText(text.trim(), value), range }))
}

function pushes(base: CallBase, outputs: readonly FieldList[]): boolean | null {
  const flag = flagOf(base, 'push')
  if (flag === true || outputs.some(({ fields }) => fields !== null && sends(fields))) return true
  return outputs.some(({ fields }) => fields === null) ? null : flag
}

function sends(fields: Readonly<Record<string, string>>): boolean {
  return fields['type'] === 'registry' || isOn(fields['push'] ?? 'false') === true
}

function loads(base: CallBase, outputs: readonly FieldList[]): boolean | null {
  const flag = flagOf(base, 'load')
  if (flag === true || outputs.some(({ fields }) => fields?.['type'] === 'docker')) return true
  return outputs.some(({ fields }) => fields === null) ? null : flag
}

/** `--provenance` stands for `--attest type=provenance,…`; the last word counts. Source: docker/buildx, util/buildflags/attests.go. */
function provenanceOf(base: CallBase, attests: readonly FieldList[]): BuildCall['provenance'] {
  const option = base.options.findLast(({ name }) => name === 'provenance')
  if (option !== undefined) return { value: modeOf(option), range: option.range }
  const attest = attests.findLast(({ fields }) => fields?.['type'] === 'provenance')
  if (attest === undefined) return null
  return { value: modeIn(attest.fields ?? {}), range: attest.range }
}

function modeOf(option: Option): 'false' | 'min' | 'max' | null {
  if (option.value === null) return null
  const on = isOn(option.value)
  if (on !== null) return on ? 'max' : 'false'
  return modeIn(fieldsOf(option, 'mode').fields ?? {})
}

/** Without a mode it is max; only a build that is not asked for provenance takes min. Source: moby/buildkit, docs/attestations/slsa-provenance.md. */
function modeIn(fields: Readonly<Record<string, string>>): 'false' | 'min' | 'max' | null {
  if (isOn(fields['disabled'] ?? 'false') === true) return 'false'
  const mode = fields['mode'] ?? 'max'
  return mode === 'max' || mode === 'min' ? mode : null
}

function sbomOf(base: CallBase, attests: readonly FieldList[]): BuildCall['sbom'] {
  const option = base.options.findLast(({ name }) => name === 'sbom')
  if (option !== undefined) {
    const value = option.value === null ? null : (isOn(option.value) ?? true)
    return { value, range: option.range }
  }
  const attest = attests.findLast(({ fields }) => fields?.['type'] === 'sbom')
  if (attest === undefined) return null
  return { value: isOn(attest.fields?.['disabled'] ?? 'false') !== true, range: attest.range }
}
