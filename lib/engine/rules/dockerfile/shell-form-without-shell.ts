import { programIn } from '../../build/programs.ts'
import type { Image } from '../../build/types.ts'
import type { CommandInstruction, HealthcheckInstruction, StageInstruction } from '../../dockerfile/model.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { leafStages, targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'The shell form is run as /bin/sh -c, in the container as well. An image without a shell, such as scratch, distroless or chainguard/static, has no such file: the container ends at once with "exec: /bin/sh: no such file or directory", and a health check in shell form never succeeds. The build says nothing of it. The exec form needs no shell.',
  bad: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /anchor .\nFROM gcr.io/distroless/static-debian13\nCOPY --from=build /anchor /anchor\nCMD /anchor --port 8080\n',
  good: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /anchor .\nFROM gcr.io/distroless/static-debian13\nCOPY --from=build /anchor /anchor\nCMD ["/anchor", "--port", "8080"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    'https://github.com/GoogleContainerTools/distroless#entrypoints',
  ],
  equivalents: {},
}

/** What starts the container or probes it. RUN without a shell stops the build, which `shell-run-in-scratch` speaks of. */
export default defineRule({
  meta: {
    name: 'shell-form-without-shell',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT', 'HEALTHCHECK'] },
    title: 'Use the exec form in an image without a shell',
    tells: ['command-not-found', 'healthcheck-tool-missing'],
    messages: {
      start:
        '{{keyword}} is in shell form and needs {{shell}}, which {{image}} does not have: no container of it starts.',
      probe:
        'This health check is in shell form and needs {{shell}}, which {{image}} does not have: every check fails.',
      wrapper: '{{keyword}} starts {{shell}}, which {{image}} does not have: no container of it starts.',
      probeWrapper: 'This health check starts {{shell}}, which {{image}} does not have: every check fails.',
    },
  },
  *check(input) {
    const { build, dockerfile } = input
    const target = targetOf(dockerfile)
    for (const stage of outputStages(input)) {
      const { entrypoint, cmd, healthcheck } = stage.end
      if (entrypoint === null && cmd === null && healthcheck === null) continue
      const image = build.stages[stage.index]?.image
      if (!image) continue
      const confidence = stage === target ? 'certain' : 'likely'
      for (const found of [ofStart(image), healthcheck && ofProbe(healthcheck)]) {
        if (!found || programIn(image, found.shell) !== 'no') continue
        const data = { keyword: found.keyword, shell: found.shell, image: image.base?.text ?? 'this image' }
        yield { messageId: found.messageId, range: found.range, data, confidence }
      }
    }
  },
})

/** What is built, and what else somebody may build with --target; the ends of one chain are looked at once. */
function outputStages({ dockerfile }: RuleInput) {
  const target = targetOf(dockerfile)
  return [
    ...(target ? [target] : []),
    ...leafStages(dockerfile).filter((stage) => stage !== target && !stage.used),
  ]
}

type Found = {
  readonly messageId: 'start' | 'probe' | 'wrapper' | 'probeWrapper'
  readonly keyword: StageInstruction['keyword']
  readonly shell: string
  readonly range: Range
}

/** CMD behind an ENTRYPOINT in exec form is its arguments; nothing starts them as they are. */
function ofStart({ process: { instruction }, entrypoint, base }: Image): Found | null {
  if (!instruction || (entrypoint === null && base?.facts == null && base?.name !== 'scratch')) return null
  return shellOf(instruction, 'start', 'wrapper')
}

function ofProbe(instruction: HealthcheckInstruction): Found | null {
  return instruction.none ? null : shellOf(instruction, 'probe', 'probeWrapper')
}

function shellOf(
  { argv, keyword, before, range }: CommandInstruction | HealthcheckInstruction,
  plain: Found['messageId'],
  wrapped: Found['messageId'],
): Found | null {
  if (argv === null) {
    const [shell] = before.shell.argv
    return shell === undefined ? null : { messageId: plain, keyword, shell, range }
  }
  const [first] = argv
  const { script, wrappers } = unwrap(argv.map(({ value }) => value))
  if (!first || script === null || wrappers.length > 0) return null
  return { messageId: wrapped, keyword, shell: first.value, range: first.range }
}
