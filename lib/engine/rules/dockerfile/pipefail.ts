import { baseName } from '../../dockerfile/paths.ts'
import { hasTool } from '../../images/index.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { allRuns } from '../shared/onbuild.ts'
import { knowsPipefail } from '../shared/pipefail-support.ts'
import { deafPipes, failsOnNothing, noticesBreaks, type DeafPipe } from '../shared/pipes.ts'
import { at } from '../shared/ranges.ts'
import { runShell, type RunShell } from '../shared/run-shell.ts'
import type { Run } from '../shared/runs.ts'
import { writtenCommand, writtenProgram } from '../shared/script-commands.ts'
import { insertLine } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'A pipe succeeds when its last command does. If a download in front of it breaks off, the command behind it reads half a file or none, is content with that, and the build goes on with a broken image. With pipefail the pipe fails when any of its commands does. The shell has to know the option: bash and the ash of Alpine do, dash does since Debian 13.',
  bad: 'FROM debian:13-slim\nRUN curl -fsSL https://example.com/words.txt | sort -u > /srv/words.txt\n',
  good: 'FROM debian:13-slim\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsSL https://example.com/words.txt | sort -u > /srv/words.txt\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#using-pipes',
    'https://www.gnu.org/software/bash/manual/html_node/Pipelines.html',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_26',
  ],
  equivalents: {
    hadolint: ['DL4006'],
    kics: ['Shell Running A Pipe Without Pipefail Flag'],
    semgrep: ['set-pipefail'],
  },
}

/** One report for a RUN, on the first command whose failure is lost, or else is told by another. `;` and `|| true` are matters of `failure-hidden`. */
export default defineRule({
  meta: {
    name: 'pipefail',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Set pipefail where a RUN has a pipe',
    messages: {
      lost: 'When {{command}} fails, the build does not notice: of a pipe only the last command, {{reader}}, counts.',
      errexit:
        'set -e does not help here: of a pipe only the last command, {{reader}}, counts, so the build goes on when {{command}} fails.',
      late: 'pipefail is set behind this pipe, so the build goes on when {{command}} fails.',
      unpacked:
        'When {{command}} fails, {{reader}} gets half a file or none and fails with a message about that; with pipefail the build names {{command}} as well.',
      early:
        'When {{command}} fails, the build does not notice. pipefail alone is no help, as {{early}} stops reading before the end, which looks like a failure then; a file in between is.',
      reset:
        'SHELL in line {{line}} starts the shell without pipefail, so the build goes on when {{command}} fails.',
    },
  },
  *check(input) {
    for (const run of allRuns(input)) {
      const { script } = run.run
      if (script === null || !PIPE.test(script.text)) continue
      const shell = runShell(input, run.run)
      const pipes = deafPipes(input, script, shell.options)
      const pipe = pipes.find((each) => !noticesBreaks(each)) ?? pipes[0]
      if (!pipe) continue
      const messageId = variant(pipe, run)
      yield {
        messageId,
        range: pipe.command.range,
        data: {
          command: writtenCommand(pipe.command),
          reader: pipe.reader ? writtenProgram(pipe.reader) : 'the one behind it',
          early: pipe.early ? writtenProgram(pipe.early) : '',
          line: run.run.before.shell.setBy?.range.start.line ?? 0,
        },
        confidence: script.errors.length > 0 || failsOnNothing(pipe) ? 'likely' : 'certain',
        ...((messageId === 'unpacked' || onlyLists(pipe)) && { severity: 'info' as const }),
        ...(pipe.inner || pipe.early ? {} : fixOf(run, shell, input)),
      }
    }
  },
})

/** No pipe without such a sign. */
const PIPE = /(?:^|[^|])\|(?!\|)/

/**
 * `find … -exec ldd {} ; | xargs`, `crontab -l | …`: they list what the image has, and fail over one file of many, or
 * over nothing to list, which is mostly no reason to stop.
 */
const LISTERS = new Set(['find', 'ldd', 'scanelf', 'ls', 'crontab'])

function onlyLists({ command }: DeafPipe): boolean {
  return LISTERS.has(baseName(writtenProgram(command)))
}

function variant(pipe: DeafPipe, { run }: Run): 'lost' | 'errexit' | 'unpacked' | 'early' | 'late' | 'reset' {
  const { options, command, early } = pipe
  if (early) return 'early'
  if (noticesBreaks(pipe)) return 'unpacked'
  const later = run.script?.text.indexOf('pipefail') ?? -1
  if (later > -1 && setsLater(run, command.range.end.offset)) return 'late'
  if (options.errexit) return 'errexit'
  return run.before.shell.setBy !== null ? 'reset' : 'lost'
}

function setsLater({ script }: Run['run'], offset: number): boolean {
  return (script?.body ?? []).some(
    (each) =>
      each.kind === 'command' &&
      each.range.start.offset > offset &&
      each.words[0]?.literal === 'set' &&
      each.words.some(({ literal }) => literal === 'pipefail'),
  )
}

/** `set -o pipefail` where the shell knows it, else bash where the image has it. */
function fixOf({ stage, run }: Run, { name, heredoc, shebang }: RunShell, input: RuleInput): { fix?: Fix } {
  const known = knowsPipefail(name, stage.index, input)
  const first = run.script?.body[0]
  if (known === true && first) {
    const edit =
      heredoc === null
        ? { range: at(first.range.start), newText: 'set -o pipefail && ' }
        : insertLine(shebang === '' ? heredoc.contentRange.start : first.range.start, 'set -o pipefail')
    return { fix: { title: 'Set pipefail in this RUN', safety: 'behaviour', edits: [edit] } }
  }
  const facts = input.build.stages[stage.index]?.image.base?.facts
  if (known !== false || !facts || hasTool(facts, 'bash') !== true || shebang !== '') return {}
  const edits = [insertLine(run.range.start, 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]')]
  return { fix: { title: 'Run this and what follows with bash and pipefail', safety: 'behaviour', edits } }
}
