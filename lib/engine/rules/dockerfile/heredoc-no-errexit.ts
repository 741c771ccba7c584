import type { Script } from '../../dockerfile/shell/types.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import { afterSet } from '../../dockerfile/shell/shell-options.ts'
import type { ShellOptions } from '../../dockerfile/shell/walk.ts'
import type { Heredoc } from '../../dockerfile/syntax.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { allRuns } from '../shared/onbuild.ts'
import { runShell, started } from '../shared/run-shell.ts'
import type { Run } from '../shared/runs.ts'
import { canFail, writtenCommand } from '../shared/script-commands.ts'
import { silentCommands, type SilentCommand } from '../shared/silent-failures.ts'
import { at } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'A here-document is a shell script, and a shell goes on after a command that failed. Only the status of the last line decides whether the RUN succeeds, so a failed download or install in the middle leaves an image that is built and broken. With set -e in the first line the script ends at the first failure, as a chain of && does.',
  bad: 'FROM debian:13-slim\nRUN <<EOF\napt-get update\napt-get install -y --no-install-recommends curl\nrm -rf /var/lib/apt/lists/*\nEOF\n',
  good: 'FROM debian:13-slim\nRUN <<EOF\nset -e\napt-get update\napt-get install -y --no-install-recommends curl\nrm -rf /var/lib/apt/lists/*\nEOF\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    'https://docs.docker.com/build/building/best-practices/#run',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set',
  ],
  equivalents: {},
}

/** Scripts in here-documents. The same with `;` on one line is the matter of `failure-hidden`. */
export default defineRule({
  meta: {
    name: 'heredoc-no-errexit',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Begin every here-document of RUN with set -e',
    messages: {
      continues:
        'This script goes on when {{command}} in line {{line}} fails, because nothing sets -e: only its last command counts.',
      options:
        'The options set here do not stop the script when {{command}} in line {{line}} fails: that takes set -e.',
      late: 'set -e comes behind {{command}} in line {{line}}, so the script goes on when that fails.',
    },
  },
  *check(input) {
    for (const run of allRuns(input)) {
      const text = scriptIn(run, input)
      if (!text) continue
      const found = silentCommands(input, text.script, text.options).find(isForgotten)
      if (!found) continue
      const { command } = found
      yield {
        messageId: variant(text),
        range: text.heredoc.range,
        data: {
          command: writtenCommand(command),
          line: text.inline ? text.heredoc.contentRange.start.line : command.range.start.line,
        },
        confidence: text.script.errors.length > 0 ? 'likely' : 'certain',
        fix: fixOf(text),
      }
    }
  },
})

/** `|| true` is meant; a failure that errexit would catch is not. */
function isForgotten({ command, why }: SilentCommand): boolean {
  return why === 'sequence' && canFail(command)
}

type Text = {
  readonly script: Script
  readonly options: ShellOptions
  readonly heredoc: Heredoc
  readonly shebang: string
  /** `RUN bash <<EOF`: the lines are not where the script's ranges say. */
  readonly inline: boolean
}

function scriptIn({ run }: Run, input: RuleInput): Text | null {
  const { script } = run
  if (script === null || run.node.heredocs.length !== 1) return null
  const { heredoc, options, shebang } = runShell(input, run)
  if (heredoc) return { script, options, heredoc, shebang, inline: false }
  return fedShell(run, script)
}

/** `RUN bash -s <<EOF`: a shell that reads the here-document. */
function fedShell({ node }: Run['run'], script: Script): Text | null {
  const [command, more] = script.body
  const [heredoc] = node.heredocs
  if (command?.kind !== 'command' || more || !heredoc) return null
  const words = command.words.map(({ literal }) => literal ?? '$')
  const name = baseName(words[0])
  if (name === null || !/^(?:sh|bash|dash|ash|zsh|ksh)$/.test(name)) return null
  if (!words.slice(1).every((word) => /^[-+]/.test(word) && !/^-[a-z]*c/.test(word))) return null
  const body = command.redirects.find(({ operator }) => operator.startsWith('<<'))?.body
  if (body == null) return null
  const text = parseShellText(body, command.range)
  return { script: text, options: started(words).options, heredoc, shebang: '', inline: true }
}

function variant({ script, options }: Text): 'continues' | 'options' | 'late' {
  const sets = script.body.filter((each) => each.kind === 'command' && each.words[0]?.literal === 'set')
  if (sets.length === 0) return 'continues'
  const errexit = sets.some((each) => each.kind === 'command' && afterSet(each, options).errexit)
  return errexit ? 'late' : 'options'
}

function fixOf({ heredoc, shebang }: Text): Fix {
  const { start } = heredoc.contentRange
  const place =
    shebang === '' ? start : { line: start.line + 1, column: 1, offset: start.offset + shebang.length }
  return {
    title: 'Begin with set -e',
    safety: 'behaviour',
    edits: [{ range: at(place), newText: 'set -e\n' }],
  }
}
