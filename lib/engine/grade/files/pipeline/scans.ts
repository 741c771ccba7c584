import { executionsOf, optionOf, optionsOf, type Execution } from './executions.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { ScanCheck } from '../../schema.ts'
import { isBuilt } from './built.ts'
import { matchCounts } from './executes.ts'
import { COMMIT_NEED, fullNameOf, imageTest, isOfCommit } from './image-names.ts'
import { matchUsedImage } from './images.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'
import { variableIn } from './variables.ts'

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const
type Severity = (typeof SEVERITIES)[number]

/** A search for holes in an image. */
export type Scan = Execution & {
  readonly tool: string
  /** The image as it is named; null when it is not known. */
  readonly target: string | null
}

export function listScans({ job }: PlacedJob): readonly Scan[] {
  return executionsOf(job).flatMap((execution) => scanIn(execution) ?? [])
}

function scanIn(execution: Execution): Scan | null {
  const [program = '', ...words] = execution.words
  const operands = operandsOf(words, program)
  const [first = '', second = '', third] = operands
  const scan = (tool: string, target: string | undefined): Scan => ({
    ...execution,
    tool,
    target: target === undefined ? null : plain(target),
  })
  if (program === 'trivy' && /^(?:image|i)$/.test(first))
    return searchesHoles(words) ? scan('trivy', operands[1]) : null
  if (program === 'grype' && !/^(?:db|version|completion|config|help|explain)$/.test(first))
    return scan('grype', operands[0])
  if (program === 'snyk' && first === 'container' && second === 'test') return scan('snyk', third)
  if (program === 'docker' && first === 'scout' && second === 'cves') return scan('docker scout', third)
  return program === 'docker-scout' && first === 'cves' ? scan('docker scout', operands[1]) : null
}

/** `--scanners secret` looks for something else. Source: trivy.dev, "image". */
function searchesHoles(words: readonly string[]): boolean {
  const scanners = optionOf(words, ['scanners', 'security-checks'])
  return scanners === null || /\bvuln\b|\$/.test(scanners)
}

/** Options of these programs that stand without a value. Sources: their command references. */
const SWITCHES =
  /^--?(?:ignore-unfixed|no-progress|quiet|q|debug|d|insecure|skip-\w+(?:-\w+)*|offline-scan|list-all-pkgs|only-fixed|only-notfixed|by-cve|add-cpes-if-none|show-suppressed|v+|verbose|exit-code|e|only-fixed|only-unfixed|details|ignore-base|exclude-base-image-vulns|app-vulns|exclude-app-vulns|json|sarif|print-deps|removed-pkgs|dependency-tree|no-color)$/

function operandsOf(words: readonly string[], program: string): readonly string[] {
  const operands: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (!word.startsWith('-')) operands.push(word)
    else if (!word.includes('=') && takesValue(word, program)) index++
  }
  return operands
}

/** `--exit-code` has a value in trivy and none in docker scout. */
function takesValue(word: string, program: string): boolean {
  if (program === 'trivy' && word === '--exit-code') return true
  if (program === 'snyk') return false
  return !SWITCHES.test(word)
}

/** Where the image comes from is no part of its name. */
function plain(target: string): string {
  return target.replace(/^(?:docker|podman|registry|image|local):(?:\/\/)?(?=[^/])/, '')
}

export function fitsScan(scan: Scan, check: ScanCheck, placed: PlacedJob): Outcome {
  const { tool, target, image, command } = scan
  const place = at(placed, command.range, target ?? tool)
  const name = target === null ? null : fullNameOf(target)
  const answer = ask<ScanCheck>(check, {
    with: (tools) =>
      asList(tools).includes(tool)
        ? holds('', place)
        : fails(`${nameOf(placed)} scans with ${tool}.`, `It has to be ${orList(asList(tools))}.`, place),
    failsOn: (severities) => failsOn(asList(severities), scan, placed),
    scanner: (wanted) =>
      image === null
        ? unknown(
            `Which version of ${tool} job ${placed.job.name} uses cannot be told from the file.`,
            '',
            place,
          )
        : matchUsedImage(wanted, image, `The image of the scanner ${tool}`, placed),
    counts: (wanted) => matchCounts(wanted, scan, tool, placed),
    image: (names) => {
      const need = `It has to scan ${orList(asList(names))}.`
      if (target === null || name === null)
        return unknown(`Which image ${tool} scans cannot be told from the file.`, need, place)
      return imageTest(asList(names))(name)
        ? holds('', place)
        : fails(`${tool} scans ${target}.`, need, place)
    },
    commit: (wanted) => {
      const is = target === null ? null : isOfCommit(target)
      if (is === null)
        return unknown(`Which image ${tool} scans cannot be told from the file.`, COMMIT_NEED, place)
      return is === wanted
        ? holds('', place)
        : fails(
            `${tool} scans ${target}.`,
            wanted ? 'Scan the image of this commit, as $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA.' : '',
            place,
          )
    },
    built: (wanted) =>
      decided(
        isBuilt(name, placed, command.index),
        wanted,
        {
          yes: `${target} is built before it is scanned.`,
          no: `Nothing that comes before builds and pushes ${target}, which ${tool} scans.`,
          open: `Whether what ${tool} scans has been built by this pipeline cannot be told from the file.`,
          need: wanted ? 'Scan the image that this pipeline has built, by the same name.' : '',
        },
        place,
      ),
  })
  return answer.holds ? holds(`${nameOf(placed)} scans ${target ?? 'an image'} with ${tool}.`, place) : answer
}

function failsOn(severities: readonly Severity[], scan: Scan, placed: PlacedJob): Outcome {
  const { tool, command } = scan
  const place = at(placed, command.range, tool)
  const found = gateOf(scan, placed)
  if (found === 'open') return unknown(`What makes ${tool} fail cannot be told from the file.`, '', place)
  if (found.length === 0)
    return fails(`${tool} reports what it finds and succeeds all the same.`, NEEDS[tool] ?? '', place)
  const missing = severities.find((each) => !found.includes(each))
  return missing === undefined
    ? holds(`Findings of ${orList(severities)} make ${tool} fail.`, place)
    : fails(
        `Findings of ${missing} do not make ${tool} fail.`,
        `${orList(severities)} have to.`.replace(' or ', ' and '),
        place,
      )
}

const NEEDS: Readonly<Record<string, string>> = {
  trivy: 'Add --exit-code 1.',
  grype: 'Add --fail-on high.',
  'docker scout': 'Add --exit-code.',
}

/** Severities of findings that make the command fail; `open` when that is not known. Sources: the command references of the four. */
function gateOf(scan: Scan, placed: PlacedJob): readonly Severity[] | 'open' {
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
  if (Number(code) === 0) return []
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
