import { readImageName } from '../../../gitlab-ci/reference.ts'
import { executionsOf, optionOf, type Execution } from './executions.ts'
import { gateOf, type Severity } from './gates.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../../outcome.ts'
import type { ScanCheck } from '../../schema.ts'
import { isBuilt } from './built.ts'
import { matchCounts } from './executes.ts'
import { isOfThisCommit } from './digests.ts'
import { COMMIT_NEED, fullNameOf, imageTest } from './image-names.ts'
import { matchUsedImage } from './images.ts'
import { at, nameOf, type PlacedJob } from './placed.ts'

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
      const is = target === null ? null : isOfThisCommit(target, placed, command.index)
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
        isOfDigest(target, placed, command.index) || isBuilt(name, placed, command.index),
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

/** A digest that the pipeline has found out is that of what it has pushed. */
function isOfDigest(target: string | null, placed: PlacedJob, index: number): boolean {
  const byName = target === null || (readImageName(target)?.digest ?? null) === null
  const isVariable = target !== null && /^\$\{\w+\}$/.test(target)
  return target !== null && (!byName || isVariable) && isOfThisCommit(target, placed, index) === true
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
