import { formatSize } from '../../build/report/format-size.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { ImageReference } from '../../dockerfile/model.ts'
import { hasTool, lookupImage, officialName } from '../../images/index.ts'
import type { ImageFacts } from '../../images/types.ts'
import { UNKNOWN_SIZE } from '../../source/size.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { singleStageBuild } from '../shared/build-steps.ts'
import { imageFacts } from '../shared/image-facts.ts'
import { targetOf } from '../shared/output.ts'
import { shippedCommands, shippedRuns } from '../shared/runs.ts'
import { runtimeInstead } from '../shared/sdk-images.ts'

export const docs: RuleDocs = {
  why: 'The plain tags of language images are made for building: they bring compilers, version control and hundreds of libraries, about a gigabyte on disk. The slim variants have the same interpreter on a small Debian, a tenth of that. Everything that is not in an image needs no pull, no update and no look at its vulnerabilities. Alpine variants are smaller still, but have another C library, for which some packages must be built. Where an install needs a compiler, it belongs into a builder stage, whose size does not matter.',
  bad: 'FROM python:3.13\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'FROM python:3.13-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://github.com/docker-library/docs/blob/master/python/README.md#image-variants',
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
  ],
  equivalents: { docker_bench: ['4.3'] },
}

/**
 * SDK images are the matter of final-stage-build-toolchain, a build in the only stage that of single-stage-build; builder stages
 * may be as large as they like.
 */
export default defineRule({
  meta: {
    name: 'base-image-heavyweight',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    title: 'Use a slim base for the final image',
    messages: {
      full: 'The final image is built on {{image}}; {{slim}} has the same {{runtime}} without the tools for building.',
      size: 'The final image is built on {{image}}, {{bytes}} on disk; {{slim}} has the same {{runtime}} in {{less}}.',
      uses: 'The final image is built on {{image}}, and line {{line}} uses {{tool}}, which {{slim}} lacks; in a builder stage it would not ship.',
      jdk: 'The final image is built on {{image}}, a whole JDK; {{slim}} has what a program needs to run.',
      distribution:
        '{{image}} is here to run {{runtime}}, which line {{line}} installs; the official image of {{runtime}} has it in a slim variant.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    const first = target && chainOf(input.dockerfile, target.index)[0]
    if (!first || first.base.kind !== 'image' || /^(?:dev|test|debug|build)/.test(target.name ?? '')) return
    const { reference } = first.base
    const facts = imageFacts(input, reference)
    if (!facts || reference.digest !== null || runtimeInstead(reference) !== null || singleStageBuild(input))
      return
    const found = slimInstead(reference) ? full(reference, facts, input) : distribution(facts, input)
    if (found) yield { range: first.from.image.range, ...found }
  },
})

type Found = {
  readonly messageId: 'full' | 'size' | 'uses' | 'jdk' | 'distribution'
  readonly data: Readonly<Record<string, string | number>>
  readonly confidence: 'certain' | 'likely' | 'possible'
}

/** The tag of the slim variant of an official language image; null when it has none, or the tag is one already. */
function slimInstead(reference: ImageReference): string | null {
  const name = officialName(reference)
  const tag = reference.tag ?? 'latest'
  if (name === 'eclipse-temurin') return jreInstead(tag)
  const match =
    /^([\d.]+(?:-rc)?|latest|lts|current|lts-(?!slim|alpine)\w+)(?:-(trixie|bookworm|bullseye|buster))?$/.exec(
      tag,
    )
  if (!match) return null
  const [, version = '', system] = match
  const head = version === 'latest' ? '' : `${version}-`
  if (name === 'node') return system ? `${head}${system}-slim` : `${head}slim`
  if (['python', 'ruby', 'perl'].includes(name)) return system ? `${head}slim-${system}` : `${head}slim`
  return null
}

/** `21`, `21-jdk`, `21-jdk-noble`, `21-alpine` → `21-jre`, `21-jre-noble`, `21-jre-alpine`. */
function jreInstead(tag: string): string | null {
  const match =
    /^(\d[\d.+_]*)(?:-jdk)?((?:-(?:noble|jammy|resolute|alpine(?:-[\d.]+)?|ubi\d+-minimal))?)$/.exec(tag)
  return match ? `${match[1]}-jre${match[2]}` : null
}

const RUNTIMES: Readonly<Record<string, string>> = {
  python: 'Python',
  node: 'Node.js',
  ruby: 'Ruby',
  perl: 'Perl',
  'eclipse-temurin': 'Java',
}

function full(reference: ImageReference, facts: ImageFacts, input: RuleInput): Found | null {
  const slim = { ...reference, tag: slimInstead(reference) }
  const small = lookupImage(slim)
  const from = facts.size.unpacked
  const to = small?.size.unpacked
  const runtime = RUNTIMES[officialName(reference)] ?? 'interpreter'
  const data = {
    image: reference.text,
    slim: `${reference.name}:${slim.tag}`,
    runtime,
    bytes: formatSize(from ?? UNKNOWN_SIZE),
    less: formatSize(to ?? UNKNOWN_SIZE),
  }
  if (officialName(reference) === 'eclipse-temurin') return { messageId: 'jdk', data, confidence: 'likely' }
  const used = small && usedTool(facts, small, input)
  if (used) return { messageId: 'uses', data: { ...data, ...used }, confidence: 'possible' }
  const isKnown = from !== null && to != null && from.basis !== 'unknown' && to.basis !== 'unknown'
  return { messageId: isKnown ? 'size' : 'full', data, confidence: 'certain' }
}

/** A program that the final stage runs and that only the full image has. */
function usedTool(
  facts: ImageFacts,
  small: ImageFacts,
  input: RuleInput,
): { readonly tool: string; readonly line: number } | null {
  for (const { program, range } of shippedCommands(input)) {
    if (program !== null && hasTool(facts, program) === true && hasTool(small, program) === false)
      return { tool: program, line: range.start.line }
  }
  return null
}

/** Packages that bring an interpreter, by what the container starts. */
const INTERPRETERS: readonly (readonly [program: RegExp, packages: RegExp, runtime: string])[] = [
  [
    /^(?:python[\d.]*|gunicorn|uvicorn|flask|celery|pip[\d.]*)$/,
    /^python3?(?:\.\d+)?$|^python3?-pip$/,
    'Python',
  ],
  [/^(?:node|nodejs|npm|npx)$/, /^(?:nodejs|npm)$/, 'Node.js'],
  [/^java$/, /^(?:default-jre|default-jdk|openjdk-\d+-jr[ek])(?:-headless)?$/, 'Java'],
  [/^(?:ruby|bundle|rails|puma)$/, /^ruby(?:-full|[\d.]+)?$/, 'Ruby'],
]

/** What else may be installed without giving the distribution another reason to be there. */
const HELPERS =
  /^(?:ca-certificates|curl|wget|gnupg2?|python3?-(?:pip|venv|dev|setuptools|wheel|minimal)|python3?(?:\.\d+)?|npm|nodejs|git|tzdata|locales|build-essential|gcc|unzip|bash|software-properties-common|apt-transport-https|lsb-release)$/

/** Debian or Ubuntu with nothing on it but one interpreter. */
function distribution({ name }: ImageFacts, input: RuleInput): Found | null {
  const { build } = input
  const { image } = build
  if (!image || !['debian', 'ubuntu'].includes(name)) return null
  const known = INTERPRETERS.find(([program]) => program.test(image.process.program ?? ''))
  const system = image.packages.filter(({ manager }) => manager === 'apt')
  const own = known && system.find((each) => known[1].test(each.name))
  if (!known || !own || !system.every((each) => each === own || HELPERS.test(each.name))) return null
  if (opened(input)) return null
  const step = build.stages[own.made.stage]?.steps[own.made.step]
  return {
    messageId: 'distribution',
    data: {
      image: image.base?.text ?? name,
      runtime: known[2],
      line: step?.instruction.range.start.line ?? 0,
    },
    confidence: 'likely',
  }
}

/** Packages whose names are not known may be another reason. */
function opened(input: RuleInput): boolean {
  return shippedRuns(input).some(({ step }) =>
    step.installs.some(({ manager, packages }) => manager === 'apt' && packages === null),
  )
}
