import type { ShellInstruction } from '../../dockerfile/model.ts'
import { NO_OPTIONS, afterSet } from '../../dockerfile/shell/shell-options.ts'
import type { Command } from '../../dockerfile/shell/types.ts'
import { walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { allRuns } from '../shared/onbuild.ts'
import { knowsPipefail } from '../shared/pipefail-support.ts'
import { runShell, started } from '../shared/run-shell.ts'
import type { Run } from '../shared/runs.ts'
import { calledBy } from '../shared/script-commands.ts'

export const docs: RuleDocs = {
  why: 'The shell behind RUN is /bin/sh, and on Debian and Ubuntu that is dash. dash learnt pipefail with version 0.5.12-7, so in Debian 13 and Ubuntu 25.04; in Debian 12, Ubuntu 24.04 and before it says "Illegal option -o pipefail" and ends, and the build with it. Alpine, the Red Hat family and everything with bash as the shell accept the option.',
  bad: 'FROM debian:12-slim\nRUN set -o pipefail && seq 9 | sort -r > /count.txt\n',
  good: 'FROM debian:12-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN seq 9 | sort -r > /count.txt\n',
  sources: [
    'https://bugs.debian.org/cgi-bin/bugreport.cgi?bug=1071238',
    'https://manpages.debian.org/bookworm/dash/dash.1.en.html',
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
  ],
  equivalents: { shellcheck: ['SC3040'] },
}

/** Only for images whose shell is known. Pipes without pipefail are the matter of `pipefail`. */
export default defineRule({
  meta: {
    name: 'pipefail-unsupported',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'SHELL'] },
    title: 'Use bash where the shell lacks pipefail',
    messages: {
      script:
        'The {{shell}} of {{image}} is a dash that does not know pipefail: this stops the build. Put SHELL ["/bin/bash", "-o", "pipefail", "-c"] before this RUN.',
      instruction:
        'The {{shell}} of {{image}} is a dash that does not know pipefail, so every RUN in shell form below stops the build: name /bin/bash here.',
      shebang:
        'This script asks for {{shell}}, which in {{image}} is a dash that does not know pipefail: let its first line ask for bash.',
    },
  },
  *check(input) {
    for (const stage of input.stages) {
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'SHELL') yield* ofShell(instruction, input)
      }
    }
    for (const run of allRuns(input)) {
      if (run.run.script?.text.includes('pipefail')) yield* ofRun(run, input)
    }
  },
})

function* ofShell({ argv, node, stage }: ShellInstruction, input: RuleInput) {
  const { name, options } = started(argv)
  if (!options.pipefail || knowsPipefail(name, stage, input) !== false) return
  const word = node.args.find(({ value }) => value === 'pipefail') ?? node.args[0]
  if (word) yield { messageId: 'instruction' as const, range: word.range, data: dataOf(name, stage, input) }
}

function dataOf(shell: string, stage: number, { build }: RuleInput) {
  return { shell, image: build.stages[stage]?.image.base?.text ?? 'this image' }
}

function* ofRun({ run, stage }: Run, input: RuleInput) {
  const { name, options, shebang } = runShell(input, run)
  const script = run.script
  if (script === null || (options.pipefail && run.before.shell.setBy !== null)) return
  const found = offender(walkCommands(script, options), name, (shell) =>
    knowsPipefail(shell, stage.index, input),
  )
  if (!found) return
  const word = found.command.words.find(({ literal }) => literal === 'pipefail')
  yield {
    messageId: shebang === '' ? ('script' as const) : ('shebang' as const),
    range: word?.range ?? found.command.range,
    data: dataOf(found.shell, stage.index, input),
    confidence: found.certain ? ('certain' as const) : ('likely' as const),
  }
}

type Offender = { readonly command: Command; readonly shell: string; readonly certain: boolean }

/** `( set -o pipefail ) 2>/dev/null && set -o pipefail` asks first: what stands behind such a question is fine. */
function offender(
  flats: readonly FlatCommand[],
  shell: string,
  knows: (shell: string) => boolean | null,
): Offender | null {
  for (const { command, certain, depth } of flats) {
    const inner = calledBy(command)
    const own = command.words[0]?.literal === 'set' && afterSet(command, NO_OPTIONS).pipefail
    if (own && depth > 0) return null
    if (own) return knows(shell) === false ? { command, shell, certain } : null
    if (inner.shell !== null && inner.options.includes('pipefail') && knows(inner.shell) === false)
      return { command, shell: inner.shell, certain }
  }
  return null
}
