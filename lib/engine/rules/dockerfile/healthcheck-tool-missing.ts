import { programIn } from '../../build/programs.ts'
import type { Image } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { Range } from '../../source/position.ts'
import { hasTool } from '../../images/tools.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { runsOthers } from '../shared/packages.ts'
import { probeCommands } from '../shared/probes.ts'

export const docs: RuleDocs = {
  why: 'The health check runs inside the container, with what the image has. Slim images bring neither curl nor wget, Alpine only the small wget and nc of BusyBox, and distroless images not even a shell. A probe that is not found counts as a failed one, so the container is unhealthy for good, although the program works; a swarm then restarts it again and again. A few lines in the language of the program do without another tool.',
  bad: 'FROM node:24-slim\nCOPY server.js /app/\nHEALTHCHECK CMD curl -f http://localhost:3000/health || exit 1\nCMD ["node", "/app/server.js"]\n',
  good: 'FROM node:24-slim\nCOPY server.js probe.js /app/\nHEALTHCHECK CMD ["node", "/app/probe.js"]\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/engine/swarm/how-swarm-mode-works/services/',
  ],
  equivalents: { tally: ['ruby/healthcheck-rails-up-endpoint'] },
}

/**
 * The build says of the first program it looks for in vain; this rule says why, and of those behind it. An image without any
 * shell to read the probe is shell-form-without-shell's.
 */
export default defineRule({
  meta: {
    name: 'healthcheck-tool-missing',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['HEALTHCHECK'] },
    title: 'Use a health probe that is in the image',
    messages: {
      missing:
        '{{program}} is not in {{image}}, and nothing here installs it: every check fails, and the container counts as unhealthy.',
      other:
        '{{program}} is not in {{image}}, but {{other}} is: as it stands, every check fails and the container counts as unhealthy.',
      builder:
        '{{program}} is installed in stage {{stage}} (line {{line}}), which is not part of the image: every check fails, and the container counts as unhealthy.',
      unsure:
        '{{image}} does not bring {{program}}, and nothing here installs it: unless another command does, the container counts as unhealthy.',
    },
    tells: ['healthcheck-tool-missing'],
  },
  *check(input) {
    const { image } = input.build
    const { healthcheck } = image ?? {}
    if (!image || !healthcheck || healthcheck.none) return
    if (lacksShell(healthcheck, image)) return
    const seen = new Set<string>()
    for (const { word, range } of programsOf(healthcheck)) {
      if (seen.has(word)) continue
      seen.add(word)
      const answer = programIn(image, word)
      if (answer === 'no') yield { ...variant(word, image, input), range }
      else if (answer === 'unknown' && isUnlikely(word, image, input))
        yield {
          messageId: 'unsure',
          range,
          data: { program: word, image: baseOf(image) },
          confidence: 'likely',
        }
    }
  },
})

type Probe = { readonly word: string; readonly range: Range }

const OWN: ReadonlySet<string> = new Set(
  '. : [ cd command echo eval exec exit export false local printf pwd read return set shift test trap true ulimit umask unset wait [[ source'.split(
    ' ',
  ),
)

/** The programs that every run of the check starts. */
function programsOf(check: HealthcheckInstruction): readonly Probe[] {
  return probeCommands(check).flatMap(({ argv, words, range, certain, inShell }) => {
    const [word] = argv
    if (!certain || word == null || (inShell && OWN.has(word))) return []
    return [{ word, range: words[0]?.range ?? range }]
  })
}

/** The shell form, or `["bash", "-c", …]`, without that shell. */
function lacksShell({ argv, before }: HealthcheckInstruction, image: Image): boolean {
  const { script, wrappers } = unwrap(argv?.map(({ value }) => value) ?? [])
  const shell =
    argv === null
      ? before.shell.argv[0]
      : script !== null && wrappers.length === 0
        ? argv[0]?.value
        : undefined
  return shell !== undefined && programIn(image, shell) === 'no'
}

function baseOf({ base }: Image): string {
  return base?.text ?? 'the image'
}

type Variant = {
  readonly messageId: 'missing' | 'other' | 'builder'
  readonly data: Readonly<Record<string, string | number>>
}

function variant(word: string, image: Image, { build, dockerfile }: RuleInput): Variant {
  const data = { program: word, image: baseOf(image), other: '', stage: '', line: 0 }
  const own = new Set(chainOf(dockerfile, dockerfile.target).map(({ index }) => index))
  for (const { index, label, steps } of build.stages) {
    if (own.has(index)) continue
    for (const { installs, instruction } of steps) {
      const names = installs.flatMap(({ packages }) => packages?.map(({ name }) => name) ?? [])
      if (names.includes(baseName(word)))
        return { messageId: 'builder', data: { ...data, stage: label, line: instruction.range.start.line } }
    }
  }
  const other = word === 'curl' ? 'wget' : word === 'wget' ? 'curl' : null
  if (other !== null && programIn(image, other) === 'yes')
    return { messageId: 'other', data: { ...data, other } }
  return { messageId: 'missing', data }
}

const TOOLS: ReadonlySet<string> = new Set(['curl', 'wget', 'nc', 'ncat', 'bash', 'ps'])

/** A command that is not known may have installed it, but none of them names it, runs a script or copies programs. */
function isUnlikely(word: string, { base }: Image, { dockerfile, build }: RuleInput): boolean {
  const facts = base?.facts
  if (!facts || !TOOLS.has(word) || hasTool(facts, word) !== false) return false
  return chainOf(dockerfile, dockerfile.target).every(({ index, instructions, triggers }) => {
    if (triggers.length > 0) return false
    const silent = instructions.every(
      (each) =>
        each.keyword === 'HEALTHCHECK' ||
        (each.keyword !== 'INVALID' && !each.node.body.text.includes(word) && !bringsPrograms(each)),
    )
    return (
      silent &&
      !(build.stages[index]?.steps ?? []).some(
        ({ commands, installs }) =>
          commands.some(runsOthers) ||
          installs.some(({ packages, manager }) => packages === null && /^(?:apt|apk|dnf)$/.test(manager)),
      )
    )
  })
}

function bringsPrograms(each: {
  readonly keyword: string
  readonly node: { readonly body: { readonly text: string } }
}): boolean {
  return (
    (each.keyword === 'COPY' || each.keyword === 'ADD') &&
    /\bbin\b|\s\/(?:usr|usr\/local)?\/?"?\]?\s*$/.test(each.node.body.text)
  )
}
