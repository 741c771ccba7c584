import { hasTool } from '../../images/index.ts'
import type { Image, Process } from '../../build/types.ts'
import type { Stage } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { shippedStages, targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'Docker sees whether the process of a container runs, not whether it still answers. With HEALTHCHECK it asks at intervals, docker ps shows the result, and Compose can wait for it before it starts what depends on it. Kubernetes ignores the instruction and has probes of its own, and a check in compose.yaml does the same; where one of these runs the image, HEALTHCHECK adds nothing. A check costs a process every few seconds, so it should be small.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY server.js .\nEXPOSE 3000\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY server.js .\nEXPOSE 3000\nHEALTHCHECK --interval=30s --timeout=3s CMD ["node", "-e", "fetch(\'http://localhost:3000/\').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#healthcheck',
    'https://docs.docker.com/compose/how-tos/startup-order/',
    'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  ],
  equivalents: {
    hadolint: ['DL3057'],
    trivy: ['DS-0026'],
    checkov: ['CKV_DOCKER_2'],
    kics: ['Healthcheck Instruction Missing'],
    dockle: ['CIS-DI-0006'],
    docker_bench: ['4.6'],
  },
}

/** The file does not say who will run the image, so this is never certain. NONE is a decision. */
export default defineRule({
  meta: {
    name: 'healthcheck-missing',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    title: 'Add a HEALTHCHECK to a service',
    messages: {
      service:
        'This image runs a service and has no HEALTHCHECK, so Docker only knows that its process exists; an orchestrator with probes of its own does not need one.',
      other:
        'The HEALTHCHECK in line {{line}} belongs to stage {{stage}}, which is not part of the final image.',
      probe:
        'This image has no HEALTHCHECK, and {{image}} has no program that could ask: the program itself would need a command for it.',
      hint: 'This image has no HEALTHCHECK; if it runs a service, Docker only knows that its process exists.',
    },
  },
  *check(input) {
    const { dockerfile, build } = input
    const stage = targetOf(dockerfile)
    if (!stage || stage.end.healthcheck !== null) return
    // Looked at before the image, which takes longer: most files that say nothing of a command are bases for others.
    const starts = stage.end.cmd !== null || stage.end.entrypoint !== null
    const image = build.image
    if (!image || (!starts && !brings(image)) || image.base?.facts?.config.healthcheck === true) return
    if (isExempt(image)) return
    const found = verdict(image, stage, input)
    yield {
      messageId: found.messageId,
      range: stage.from.image.range,
      data: { line: found.line, stage: found.stage, image: image.base?.text ?? 'the base image' },
      confidence: found.messageId === 'hint' || found.messageId === 'probe' ? 'possible' : 'likely',
    }
  },
})

/** A base image that runs a service by itself, such as nginx. */
function brings({ exposed, process }: Image): boolean {
  return process.argv.length > 0 && exposed.length > 0
}

/** Platforms that start a function and ask it themselves, shells and calculators for people, and what ends at once. */
function isExempt({ base, process }: Image): boolean {
  return PLATFORMS.test(base?.text ?? '') || process.exits || isInteractive(process) || isFunction(process)
}

const PLATFORMS =
  /(?:^|\/)(?:public\.ecr\.aws\/lambda|amazon\/aws-lambda|lambci\/lambda|mcr\.microsoft\.com\/azure-functions)\//

/** `bash`, `python`: without a script they wait for somebody at a terminal. */
function isInteractive({ program, args }: Process): boolean {
  const interactive =
    /^(?:sh|bash|ash|dash|zsh|fish|python[\d.]*|node|irb|php|psql|redis-cli|mysql|jshell|ghci|iex)$/
  return (
    program !== null &&
    interactive.test(program) &&
    args.every((word) => word !== null && /^-[il]$/.test(word))
  )
}

function isFunction({ program }: Process): boolean {
  return program === 'functions-framework'
}

type Verdict = {
  readonly messageId: 'service' | 'other' | 'probe' | 'hint'
  readonly line: number
  readonly stage: string
}

function verdict(image: Image, target: Stage, input: RuleInput): Verdict {
  const nothing = { line: 0, stage: target.label }
  const shipped = shippedStages(input)
  for (const { index, instructions, label } of input.stages) {
    const other = shipped.has(index)
      ? undefined
      : instructions.find(({ keyword }) => keyword === 'HEALTHCHECK')
    if (other) return { messageId: 'other', line: other.range.start.line, stage: label }
  }
  const facts = image.base?.facts
  const bare = image.base?.name === 'scratch' || (facts != null && hasTool(facts, 'sh') === false)
  if (bare) return { messageId: 'probe', ...nothing }
  return { messageId: image.exposed.length > 0 || image.process.server ? 'service' : 'hint', ...nothing }
}
