import type { Executed } from '../../build/types.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import { isQuestion } from '../../dockerfile/shell/status.ts'
import type { Script, Statement } from '../../dockerfile/shell/types.ts'
import type { TextEdit } from '../../source/edit.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { taskOf } from '../shared/fetching.ts'
import { allRuns } from '../shared/onbuild.ts'
import { packageCall } from '../shared/packages.ts'
import { runShell } from '../shared/run-shell.ts'
import { calledBy, writtenCommand } from '../shared/script-commands.ts'
import { silentCommands, type SilentCommand } from '../shared/silent-failures.ts'

export const docs: RuleDocs = {
  why: 'A RUN fails when its last command does. Between semicolons every command may fail without anybody noticing, and || true says so openly; a command that was sent to the background is not asked at all. When what failed was a download, an install or a compiler, the build goes on and ships an image in which a part is missing.',
  bad: 'FROM golang:1.27\nWORKDIR /src\nCOPY . .\nRUN go build -o /bin/gauge ./cmd/gauge; rm -rf /root/.cache\n',
  good: 'FROM golang:1.27\nWORKDIR /src\nCOPY . .\nRUN go build -o /bin/gauge ./cmd/gauge && rm -rf /root/.cache\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#run',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set',
  ],
  equivalents: { shellcheck: ['SC2015'] },
}

/**
 * Only commands that download, install, unpack or compile. The left side of a pipe is the matter of `pipefail`, a
 * here-document that of `heredoc-no-errexit`. One report for a RUN.
 */
export default defineRule({
  meta: {
    name: 'failure-hidden',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'End the build when a step fails',
    messages: {
      sequence:
        'When {{command}} fails, the build goes on, because ; does not look at it: write && or begin with set -e.',
      list: 'set -e does not look at what stands left of &&, and something follows: when {{command}} fails, the build goes on.',
      or: 'When {{command}} fails, what stands behind || makes a success of it, and the image is built without it.',
      background: 'Nobody waits for the status of {{command}}, because & sends it to the background.',
    },
  },
  *check(input) {
    const { source } = input.dockerfile
    for (const { run, commands } of allRuns(input)) {
      const { script } = run
      if (script === null || isSimpleChain(script)) continue
      const { heredoc, options } = runShell(input, run)
      const found = silentCommands(input, script, options).find(
        (each) =>
          isTask(each) &&
          !isRepaired(each, commands) &&
          (heredoc === null || each.why === 'or' || each.why === 'background'),
      )
      if (!found) continue
      yield {
        messageId: found.why,
        range: found.command.range,
        data: { command: writtenCommand(found.command) },
        confidence: script.errors.length > 0 ? 'likely' : 'certain',
        ...fixOf(found, script, source),
      }
    }
  },
})

/** `a && b && c` hides nothing, unless one of them is handed a text to run. */
function isSimpleChain({ body, text }: Script): boolean {
  const [only, more] = body
  if (!only || more || /[;\n]/.test(text)) return only === undefined
  if (only.kind === 'and-or')
    return !only.connectors.includes('||') && only.items.every(({ kind }) => kind === 'command')
  return only.kind === 'command'
}

function isTask({ command }: SilentCommand): boolean {
  const { argv } = calledBy(command)
  return taskOf({ program: baseName(argv[0]), argv }) !== null
}

/** `dpkg -i a.deb; apt-get -f install`: apt brings what dpkg misses, and both know it. */
function isRepaired({ command }: SilentCommand, commands: readonly Executed[]): boolean {
  if (baseName(calledBy(command).argv[0]) !== 'dpkg') return false
  return commands.some(
    (each) =>
      packageCall(each)?.system === 'apt' &&
      each.argv.some((word) => word === '--fix-broken' || /^-[a-z]*f/.test(word ?? '')),
  )
}

/** Every `;` between the statements of the RUN becomes `&&`, where each of them is a plain command. */
function fixOf({ why, inner }: SilentCommand, { body }: Script, source: string): { fix?: Fix } {
  if (why !== 'sequence' || inner || !body.every(isPlain)) return {}
  const edits: TextEdit[] = []
  for (const [at, statement] of body.slice(0, -1).entries()) {
    const { end } = statement.range
    const next = body[at + 1]!.range.start
    const gap = slice(source, { start: end, end: next })
    const semicolon = /^[ \t]*;/.exec(gap)?.[0]
    if (semicolon === undefined || !/^[ \t]*;(?:[ \t]|\\\r?\n)*$/.test(gap)) return {}
    const to = { ...end, column: end.column + semicolon.length, offset: end.offset + semicolon.length }
    edits.push({ range: { start: end, end: to }, newText: ' &&' })
  }
  return { fix: { title: 'Write && instead of ;', safety: 'behaviour', edits } }
}

function isPlain(statement: Statement): boolean {
  if (isQuestion(statement)) return false
  if (statement.kind === 'and-or')
    return !statement.connectors.includes('||') && statement.items.every(isPlain)
  return statement.kind === 'command' || (statement.kind === 'pipeline' && !statement.negated)
}
