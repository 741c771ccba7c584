import type { Scan } from './scans.ts'
import { optionOf, optionsOf } from './executions.ts'
import type { PlacedJob } from './placed.ts'
import { variableIn } from './variables.ts'

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Severities of findings that make the command fail; `open` when that is not known. Sources: the command references of the four. */
export function gateOf(scan: Scan, placed: PlacedJob): readonly Severity[] | 'open' {
  const { tool, words } = scan
  if (tool === 'trivy') return trivyGate(scan, placed)
  if (tool === 'grype')
    return thresholdOf(settingOf(scan, placed, ['fail-on', 'f'], 'GRYPE_FAIL_ON_SEVERITY'), [])
  if (tool === 'snyk') return thresholdOf(valueOf(optionsOf(words, ['severity-threshold'])), SEVERITIES)
  const exits = optionOf(words, ['exit-code', 'e'])
  if (exits === null) return scan.open ? 'open' : []
  if (exits === 'false') return []
  return listed(valueOf(optionsOf(words, ['only-severity'])))
}

function trivyGate(scan: Scan, placed: PlacedJob): readonly Severity[] | 'open' {
  const code = settingOf(scan, placed, ['exit-code'], 'TRIVY_EXIT_CODE')
  // A file of settings may say it.
  const configured =
    optionOf(scan.words, ['config', 'c']) !== null || Object.hasOwn(placed.files, 'trivy.yaml')
  if (code === null) return configured || scan.open ? 'open' : []
  if (code.includes('$')) return 'open'
  // A number, unlike a list: the last one counts.
  if (Number(code.split(',').at(-1)) === 0) return []
  const severity = settingOf(scan, placed, ['severity', 's'], 'TRIVY_SEVERITY')
  return severity === null && configured ? 'open' : listed(severity)
}

/** By an option, else by a variable that the program reads. */
function settingOf(scan: Scan, placed: PlacedJob, names: readonly string[], variable: string): string | null {
  const values = optionsOf(scan.words, names)
  if (values.length > 0) return valueOf(values)
  if (scan.inside) {
    const given = scan.env.findLast(({ name }) => name === variable)
    if (given === undefined) return null
    if (!given.passed) return given.value ?? '${…}'
  }
  const seen = variableIn(placed, variable)
  return seen === null ? null : (seen.text ?? '${…}')
}

/** Of a list that is written several times all count. */
function valueOf(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(',')
}

function listed(text: string | null): readonly Severity[] | 'open' {
  if (text === null) return SEVERITIES
  if (text.includes('$')) return 'open'
  const names = text
    .toUpperCase()
    .split(',')
    .map((each) => each.trim())
  return SEVERITIES.filter((each) => names.includes(each))
}

/** This one and those above it. */
function thresholdOf(text: string | null, without: readonly Severity[]): readonly Severity[] | 'open' {
  if (text === null) return without
  if (text.includes('$')) return 'open'
  const name = text.split(',').at(-1)?.trim().toUpperCase() ?? ''
  if (name === 'NEGLIGIBLE') return SEVERITIES
  const from = SEVERITIES.findIndex((each) => each === name)
  return from === -1 ? [] : SEVERITIES.slice(from)
}
