import { chainOf } from '../../dockerfile/chain.ts'
import type { Dockerfile, Stage, StageInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { shippedInstructions, targetOf } from '../shared/output.ts'
import { startsPrompt } from '../shared/prompts.ts'

export const docs: RuleDocs = {
  why: 'Without CMD and ENTRYPOINT a container runs what the base image says, and for an operating system or a language that is a shell or a prompt. Started without a terminal, it reads nothing and ends at once; the copied program never runs, and each user of the image has to know how to start it. An image that others build on, or that is used as a tool with the command given, does not need one.',
  bad: 'FROM python:3.13-slim\nWORKDIR /bakery\nCOPY . .\nEXPOSE 8000\n',
  good: 'FROM python:3.13-slim\nWORKDIR /bakery\nCOPY . .\nEXPOSE 8000\nCMD ["python", "-m", "bakery"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
    'https://docs.docker.com/reference/dockerfile/#cmd',
  ],
  equivalents: {},
}

/** A CMD that an ENTRYPOINT of this file takes away is the matter of entrypoint-resets-cmd. */
export default defineRule({
  meta: {
    name: 'command-missing',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    title: 'Set a CMD or ENTRYPOINT for what the image runs',
    messages: {
      inherited:
        'The image says nowhere what to run, so a container starts {{program}}, the default of {{image}}.',
      elsewhere:
        '{{keyword}} of line {{line}} belongs to stage {{stage}}, which is not part of the image; a container starts {{program}}, the default of {{image}}.',
      scratch:
        'An image from scratch has no default command, and this one sets none: docker run needs to be told what to start.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    if (!target || !isOpen(target) || isMeantAsBase(target, input)) return
    const first = chainOf(input.dockerfile, target.index)[0] ?? target
    const shipped = shippedInstructions(input)
    const service = shipped.some(({ keyword }) => SERVICE.has(keyword))
    const image = first.from.image.raw
    const range = target.from.image.range
    if (first.base.kind === 'scratch') {
      if (service) yield { messageId: 'scratch', range, confidence: 'likely' }
      return
    }
    const program = promptOf(input)
    const copies = shipped.some(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
    if (program === null || !(copies || service)) return
    const lost = commandElsewhere(input.dockerfile, target)
    const confidence: Confidence = service ? 'certain' : target.end.user ? 'likely' : 'possible'
    yield lost
      ? {
          messageId: 'elsewhere',
          range,
          data: { program, image, keyword: lost.keyword, line: lost.range.start.line, stage: lost.label },
          confidence,
        }
      : { messageId: 'inherited', range, data: { program, image }, confidence }
  },
})

/** Who says which port it listens on, or how its health is asked, is a service. */
const SERVICE: ReadonlySet<string> = new Set(['EXPOSE', 'HEALTHCHECK', 'STOPSIGNAL'])

function isOpen({ end }: Stage): boolean {
  return end.cmd === null && end.entrypoint === null
}

const BASES =
  /(?:^|[-_.])(?:dev|devel|develop|development|devcontainer|ci|tests?|testing|base|builder|build|tools?|lint|export|artifacts?)(?:$|[-_.\d])/

function isMeantAsBase({ name }: Stage, input: RuleInput): boolean {
  if (name !== null && BASES.test(name)) return true
  return shippedInstructions(input).some(({ keyword }) => keyword === 'ONBUILD' || keyword === 'INVALID')
}

/** The shell or prompt that the base image starts; null when it starts something else or is not known. */
function promptOf({ build }: RuleInput): string | null {
  const config = build.image?.base?.facts?.config
  if (!config || (config.entrypoint !== null && !/entrypoint/.test(config.entrypoint[0] ?? ''))) return null
  const cmd = config.cmd ?? []
  return startsPrompt(cmd) ? (cmd[0] ?? null) : null
}

type Elsewhere = StageInstruction & { readonly label: string }

function commandElsewhere({ stages }: Dockerfile, target: Stage): Elsewhere | null {
  for (const { end, label, index } of stages.toReversed()) {
    const command = index === target.index ? null : (end.entrypoint ?? end.cmd)
    if (command) return { ...command, label }
  }
  return null
}
