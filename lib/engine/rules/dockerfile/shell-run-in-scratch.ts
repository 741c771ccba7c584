import { chainOf } from '../../dockerfile/chain.ts'
import type { RunInstruction, Stage } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import type { Problem } from '../../source/problem.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'An image from scratch holds nothing at all, and that includes /bin/sh. RUN in its usual form hands its line to that shell, so the build ends at the first RUN. Whatever has to be compiled, created or changed is done in another stage that has a shell; the stage from scratch takes only the result, with COPY --from.',
  bad: 'FROM golang:1.26 AS build\nRUN CGO_ENABLED=0 go build -o /shop ./cmd/shop\n\nFROM scratch\nCOPY --from=build /shop /shop\nRUN mkdir /data\nUSER 65532\nENTRYPOINT ["/shop"]\n',
  good: 'FROM golang:1.26 AS build\nRUN CGO_ENABLED=0 go build -o /shop ./cmd/shop && mkdir /data\n\nFROM scratch\nCOPY --from=build /shop /shop\nCOPY --from=build /data /data\nUSER 65532\nENTRYPOINT ["/shop"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    'https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch',
  ],
  equivalents: { tally: ['shell-run-in-scratch'] },
}

const SHELL = /^(?:ba|da|a|z|k)?sh$/

/**
 * The build looks for the shell in what the stage holds at that point, so a copied root file system or shell is no mistake,
 * and what may have brought one is silent. CMD, ENTRYPOINT and HEALTHCHECK are the matter of shell-form-without-shell.
 */
export default defineRule({
  meta: {
    name: 'shell-run-in-scratch',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { problems: ['command-not-found'] },
    title: 'Run commands in a stage that has a shell',
    messages: {
      none: 'This stage is made from scratch and has no {{shell}} to run the line with, so the build ends here.',
      elsewhere:
        'RUN starts {{shell}}, which this stage from scratch does not have; the shell that was copied lies at {{path}}, and only a SHELL instruction makes RUN use it.',
    },
    tells: ['command-not-found'],
  },
  *check({ dockerfile, build }) {
    const missing = build.problems.filter(({ code }) => code === 'command-not-found')
    if (missing.length === 0) return
    for (const stage of dockerfile.stages) {
      const chain = chainOf(dockerfile, stage.index)
      if (chain[0]?.base.kind !== 'scratch') continue
      for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'RUN') continue
        const problem = missing.find((each) => isOfShell(each, instruction))
        if (!problem) continue
        const path = copiedShell(build, chain, instruction)
        yield {
          messageId: path === null ? 'none' : 'elsewhere',
          range: problem.range,
          severity: problem.severity,
          data: { shell: problem.subject ?? '', path: path ?? '' },
        }
      }
    }
  },
})

/** The one that starts the line, or is started by the exec form. */
function isOfShell({ subject, range }: Problem, { argv, before, range: whole }: RunInstruction): boolean {
  const inside = whole.start.offset <= range.start.offset && range.end.offset <= whole.end.offset
  if (!inside || subject === undefined) return false
  return argv === null ? subject === before.shell.argv[0] : SHELL.test(baseName(subject))
}

/** A shell that an earlier step put somewhere else. */
function copiedShell(
  { stages }: RuleInput['build'],
  chain: readonly Stage[],
  run: RunInstruction,
): string | null {
  for (const { index } of chain) {
    for (const { instruction, added } of stages[index]?.steps ?? []) {
      if (instruction.stage === run.stage && instruction.index >= run.index) break
      const path = added.find((each) => /^(?:busybox|(?:ba|da|a|z)?sh)$/.test(baseName(each)))
      if (path !== undefined && instruction.keyword !== 'WORKDIR') return path
    }
  }
  return null
}
