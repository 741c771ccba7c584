import { shOf } from '../../build/pid1.ts'
import type { Tree } from '../../build/tree.ts'
import type { RunInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { bashSyntax, type PlainShell } from '../shared/bash-syntax.ts'
import { runShell } from '../shared/run-shell.ts'
import { usedRuns } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'RUN is read by /bin/sh, and that is not bash everywhere: Debian and Ubuntu have dash, Alpine the ash of BusyBox, only the Red Hat family links it to bash. What bash adds is unknown there. Some of it ends the build with a message such as "Syntax error" or "Bad substitution"; other parts go on and do something else, so that mkdir {a,b} makes one directory with braces in its name. SHELL chooses bash for the lines behind it, or the line is written as POSIX describes it.',
  bad: 'FROM debian:13-slim\nRUN mkdir -p /srv/forge/{iron,steel}\n',
  good: 'FROM debian:13-slim\nRUN mkdir -p /srv/forge/iron /srv/forge/steel\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell',
    'https://manpages.debian.org/trixie/dash/dash.1.en.html',
    'https://wiki.ubuntu.com/DashAsBinSh',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
  ],
  equivalents: { shellcheck: ['SC2039', 'SC3010', 'SC3020', 'SC3046', 'SC3054'] },
}

/** set -o pipefail is pipefail-unsupported's; bash that is named and missing shell-missing-interpreter's. */
export default defineRule({
  meta: {
    name: 'bashism-in-sh',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Write RUN lines in the language of their shell',
    tells: ['command-not-found'],
    messages: {
      fails: '{{what}} is bash, and /bin/sh of {{image}} is {{shell}}, which does not know it.',
      silent:
        '{{what}} is bash, and /bin/sh of {{image}} is {{shell}}, which takes it for something else: no error, but not what is meant.',
      unknown:
        '{{what}} is bash; where /bin/sh is dash or ash, it does not do what is meant. SHELL says which shell reads the line.',
    },
  },
  *check(input) {
    const { dockerfile, build } = input
    for (const { run, stage } of usedRuns(input)) {
      if (run.script === null || run.script.errors.length > 0) continue
      const found = bashSyntax(run.script, dockerfile.source)
      const shell = found.length === 0 ? null : shellOf(run, build.stages[stage.index], input)
      if (shell === null) continue
      for (const { what, outcome, range, in: foreign, sure } of found) {
        if (shell !== 'unknown' && !foreign.includes(shell)) continue
        const confidence = sureness(shell, sure !== false, build.stages[stage.index])
        yield {
          messageId: shell === 'unknown' ? 'unknown' : outcome,
          range,
          data: {
            what,
            shell: shell === 'busybox' ? 'the ash of BusyBox' : shell,
            image: imageName(build.stages[stage.index]),
          },
          confidence,
          ...(shell === 'unknown' && { severity: 'info' as const }),
        }
      }
    }
  },
})

type Built = RuleInput['build']['stages'][number] | undefined

/** Null: a shell that knows it all, that somebody chose, or that this file put in the place of sh. */
function shellOf(run: RunInstruction, built: Built, input: RuleInput): PlainShell | 'unknown' | null {
  const { name } = runShell(input, run)
  if (name === 'dash') return 'dash'
  if (name === 'ash') return 'busybox'
  if (name !== 'sh' || !built) return null
  const { files, base } = built.image
  if (files.entries.has('/bin/sh') || files.entries.has('/usr/bin/sh') || choosesAnother(built)) return null
  const sh = shOf(base?.facts ?? null, { ...(files as Tree), opaque: new Set() })
  return sh === 'bash' ? null : (sh ?? 'unknown')
}

/** Debian's own way to another /bin/sh. */
function choosesAnother({ steps }: NonNullable<Built>): boolean {
  return steps.some(({ commands }) =>
    commands.some(
      ({ program, argv }) =>
        (program === 'dpkg-reconfigure' && argv.includes('dash')) ||
        (program === 'update-alternatives' && argv.some((word) => word?.endsWith('/sh') === true)),
    ),
  )
}

/** A script of the project may have put another shell in the place of sh, which is not likely. */
function sureness(shell: PlainShell | 'unknown', sure: boolean, built: Built): Confidence {
  if (shell === 'unknown') return 'possible'
  return shell === 'dash' && sure && built?.image.files.opaque.has('/') !== true ? 'certain' : 'likely'
}

function imageName(built: Built): string {
  return built?.image.base?.text ?? 'the image'
}
