import { ruleDocs as composeDocs } from '../../../lib/engine/rules/compose/docs.ts'
import { ruleDocs as docs } from '../../../lib/engine/rules/dockerfile/docs.ts'
import type { RuleDocs } from '../../../lib/engine/rules/rule.ts'
import type { PeerCase } from './peer-case.ts'

/** `TOOL CODE` → our rules, from what is written about each rule. */
const RULES: ReadonlyMap<string, readonly string[]> = inverted(docs)
/** A check of a scanner may bear one name for several kinds of files: each kind has its own rules. */
const COMPOSE_RULES: ReadonlyMap<string, readonly string[]> = inverted(composeDocs)

function inverted(docsOf: Readonly<Record<string, RuleDocs>>): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, string[]>()
  for (const [name, { equivalents }] of Object.entries(docsOf))
    for (const [tool, codes] of Object.entries(equivalents))
      for (const code of codes) rules.set(`${tool} ${code}`, [...(rules.get(`${tool} ${code}`) ?? []), name])
  return rules
}

/** Our rules for the check of a case; none when it has no equivalent here. */
export function rulesFor({ source, code, kind, otherCodes = [] }: PeerCase): readonly string[] {
  if (kind === 'compose') return COMPOSE_RULES.get(`${source} ${code}`) ?? []
  const own = RULES.get(`${source} ${code}`) ?? []
  return [...new Set([...own, ...otherCodes.flatMap((other) => byName(source, other))])]
}

function byName(source: string, name: string): readonly string[] {
  const shell = source === 'hadolint' && name.startsWith('SC') ? RULES.get(`shellcheck ${name}`) : undefined
  return (
    shell ?? RULES.get(`${source} ${name}`) ?? RULES.get(name) ?? (Object.hasOwn(docs, name) ? [name] : [])
  )
}

/** The BuildKit check that a rule of ours stands for; one that speaks in another's place is looked at apart. */
export function buildkitCodes(): ReadonlyMap<string, string> {
  const instead = new Set([...TAKEN_OVER.values()].flat())
  const own = Object.entries(docs).filter(([name]) => !instead.has(name))
  const codes = own.flatMap(([name, { equivalents }]) =>
    (equivalents['buildkit'] ?? []).map((code) => [name, code] as const),
  )
  return new Map(codes)
}

/**
 * Rules that take the same matter over where it has a more exact name, so that one cause gives one finding: where a peer
 * reports and only such a rule of ours does, we agree.
 */
const TAKEN_OVER: ReadonlyMap<string, readonly string[]> = new Map([
  ['exec-form-recommended', ['json-form-invalid', 'shell-form-without-shell']],
  ['pipefail', ['pipefail-unsupported', 'shell-run-in-scratch']],
  ['platform-constant', ['platform-invalid']],
  ['user-missing', ['instruction-arguments']],
  ['update-without-install', ['upgrade-all-packages']],
  ['stopsignal-for-daemon', ['stopsignal-ungraceful']],
  // BuildKit passes every name with PUBLIC in it.
  ['secret-in-env-or-arg', ['public-frontend-secret']],
  // What RUN instructions that belong together lose.
  ['consecutive-run', ['delete-in-later-layer']],
  ['compose-networks-default', ['compose-legacy-bridge']],
])

/** The rules that may speak in place of these. */
export function neighbours(rules: readonly string[]): readonly string[] {
  return rules.flatMap((rule) => TAKEN_OVER.get(rule) ?? [])
}
