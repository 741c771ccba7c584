import type { CommandInstruction, Dockerfile, Stage } from '../../dockerfile/model.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Script } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { execForm } from '../shared/exec-form.ts'
import { leafStages, targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'Docker appends CMD, and what stands behind the image in docker run, to the entry point. An ENTRYPOINT in shell form is /bin/sh -c and a text: what is appended becomes $0 and $1 of that shell, and the program never sees it. Defaults in CMD have no effect, and docker run IMAGE --help starts the program as ever.',
  bad: 'FROM debian:13-slim\nCOPY compass /usr/local/bin/\nENTRYPOINT compass\nCMD ["--north"]\n',
  good: 'FROM debian:13-slim\nCOPY compass /usr/local/bin/\nENTRYPOINT ["compass"]\nCMD ["--north"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
    'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example',
  ],
  equivalents: { hadolint: ['DL3025'], buildkit: ['JSONArgsRecommended'] },
}

/**
 * Arguments that get lost. Signals that get lost, and a CMD in shell form behind an ENTRYPOINT in exec form, are the matter of
 * `exec-form-recommended`; a CMD of the stage below, that of `entrypoint-resets-cmd`.
 */
export default defineRule({
  meta: {
    name: 'entrypoint-shell-form-drops-args',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['ENTRYPOINT'] },
    title: 'Use the exec form for an ENTRYPOINT that takes arguments',
    messages: {
      ignored:
        'This CMD has no effect: ENTRYPOINT in line {{line}} is in shell form, and its shell passes no arguments on.',
      first:
        '$@ begins with the second argument here: ENTRYPOINT is in shell form, so the first one becomes $0 of the shell.',
      wrapper:
        'This CMD has no effect: the shell in line {{line}} gets it as $0 and $1 and passes nothing on; end its text with "$@" and put a name before CMD.',
    },
  },
  *check({ dockerfile }) {
    const target = targetOf(dockerfile)
    for (const stage of outputs(dockerfile, target)) {
      const { entrypoint, cmd } = stage.end
      if (!entrypoint || (entrypoint.argv === null && entrypoint.text.trim() === '')) continue
      const messageId = variant(entrypoint, cmd)
      if (messageId === null) continue
      const range = messageId === 'first' || !cmd ? entrypoint.range : cmd.range
      const confidence = stage === target ? 'certain' : 'likely'
      const data = { line: entrypoint.range.start.line }
      yield { messageId, range, data, confidence, ...(messageId === 'ignored' ? fixOf(entrypoint, cmd) : {}) }
    }
  },
})

function outputs(dockerfile: Dockerfile, target: Stage | undefined): readonly Stage[] {
  const others = leafStages(dockerfile).filter((stage) => stage !== target && !stage.used)
  return [...(target ? [target] : []), ...others]
}

function variant(
  { argv, script, before, range }: CommandInstruction,
  cmd: CommandInstruction | null,
): 'ignored' | 'first' | 'wrapper' | null {
  if (argv === null) {
    if (before.shell.language !== 'posix' || script === null) return null
    if (namesParameters(script)) return 'first'
    return cmd === null || isEmpty(cmd) ? null : 'ignored'
  }
  const called = unwrap(argv.map(({ value }) => value))
  if (called.script === null || called.parameters.length > 0 || cmd === null || isEmpty(cmd)) return null
  return namesParameters(parseShellText(called.script, range)) ? null : 'wrapper'
}

/** `$@`, `$*`, `$1`, in quotes or not. */
function namesParameters(script: Script): boolean {
  return walkCommands(script).some(({ command: { words } }) =>
    words.some(({ parts }) => parts.some((part) => part.kind === 'variable' && /^[@*\d]$/.test(part.name))),
  )
}

function isEmpty({ argv, text }: CommandInstruction): boolean {
  return argv === null ? text.trim() === '' : argv.length === 0
}

/** Both in exec form: then the arguments arrive, and the program is process 1. */
function fixOf(entrypoint: CommandInstruction, cmd: CommandInstruction | null): { fix?: Fix } {
  const edits: TextEdit[] = []
  for (const each of [entrypoint, cmd]) {
    if (!each || each.argv !== null) continue
    const newText = execForm(each)
    const first = each.node.args[0]
    if (newText === null || !first) return {}
    edits.push({ range: first.range, newText })
  }
  return { fix: { title: 'Write both in exec form', safety: 'behaviour', edits } }
}
