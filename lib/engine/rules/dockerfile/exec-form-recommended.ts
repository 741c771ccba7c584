import { programIn } from '../../build/programs.ts'
import type { BuiltStage } from '../../build/types.ts'
import type { CommandInstruction, Dockerfile, Stage } from '../../dockerfile/model.ts'
import type { Command, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { brokenJson } from '../shared/json-like.ts'
import { leafStages, targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'A command in shell form is run as /bin/sh -c. The shell is then process 1 of the container, and docker stop sends its signal to process 1. Many shells do not pass it on: the program never hears of it, loses what it was doing, and is killed after ten seconds. In exec form the program itself is process 1.',
  bad: 'FROM node:24-slim\nCOPY server.js /app/\nCMD node /app/server.js\n',
  good: 'FROM node:24-slim\nCOPY server.js /app/\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/json-args-recommended/',
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    'https://docs.docker.com/reference/cli/docker/container/stop/',
  ],
  equivalents: {
    hadolint: ['DL3025'],
    buildkit: ['JSONArgsRecommended'],
    kics: ['Not Using JSON In CMD And ENTRYPOINT Arguments'],
    semgrep: ['prefer-json-notation'],
  },
}

/** In shell form a shell is process 1, and `docker stop` talks to the shell. Without one, shell-form-without-shell speaks. */
export default defineRule({
  meta: {
    name: 'exec-form-recommended',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'] },
    title: 'Start the program with the exec form',
    messages: {
      plain:
        '{{keyword}} {{text}} is started through a shell, which may keep the stop signal from the program: use the exec form.',
      variable:
        '{{keyword}} needs a shell for its variables; put exec in front of the command, so that the program takes the place of the shell and gets the stop signal.',
      nested:
        '{{keyword}} starts a shell that starts a shell, and the stop signal ends with the first one: use the exec form for the second, with exec in front of its last command.',
      compound:
        'A shell runs this {{keyword}} and stays process 1: signals such as the one of docker stop may not reach the program.',
      arguments:
        'ENTRYPOINT is in exec form and CMD is not, so the entry point gets /bin/sh, -c and this text as its arguments.',
    },
  },
  *check({ dockerfile, build }) {
    for (const { instruction, stage, certain, wakesCmd } of startCommands(dockerfile)) {
      if (!usesShell(instruction) || lacksShell(instruction, build.stages[stage])) continue
      const command = soleCommand(instruction)
      const messageId = variant(dockerfile, instruction, command)
      const data = { keyword: instruction.keyword, text: instruction.text }
      const confidence = certain ? 'certain' : 'likely'
      yield {
        messageId,
        range: instruction.range,
        data,
        confidence,
        ...(wakesCmd ? {} : fixOf(instruction, command)),
      }
    }
  },
})

type Start = {
  readonly instruction: CommandInstruction
  /** Of the image that starts it. */
  readonly stage: number
  readonly certain: boolean
  /** An ENTRYPOINT whose exec form would get a CMD as arguments that is ignored now. */
  readonly wakesCmd: boolean
}

/** What the final image starts, and what other stages would start that somebody may build with --target. */
function startCommands(dockerfile: Dockerfile): readonly Start[] {
  const target = targetOf(dockerfile)
  const stages = [...(target ? [target] : []), ...leafStages(dockerfile).filter((stage) => stage !== target)]
  const seen = new Set<CommandInstruction>()
  return stages.flatMap((stage) =>
    effective(stage)
      .filter((instruction) => !seen.has(instruction) && seen.add(instruction))
      .map((instruction) => ({
        instruction,
        stage: stage.index,
        certain: stage === target,
        wakesCmd: instruction.keyword === 'ENTRYPOINT' && stage.end.cmd !== null,
      })),
  )
}

/** An ENTRYPOINT in shell form ignores CMD. */
function effective({ end: { entrypoint, cmd } }: Stage): readonly CommandInstruction[] {
  const ignored = entrypoint !== null && entrypoint.argv === null && entrypoint.text.trim() !== ''
  return [entrypoint, ignored ? null : cmd].filter((command) => command !== null)
}

/** A shell that was chosen with SHELL is meant, and one of Windows gets no signals anyway. */
function usesShell({ argv, text, script, before, node }: CommandInstruction): boolean {
  if (argv !== null || text.trim() === '' || endsInExec(script?.body ?? [])) return false
  return before.shell.setBy === null && before.shell.language === 'posix' && brokenJson(node) === null
}

/** What the container starts, in an image that surely has no such shell. */
function lacksShell(instruction: CommandInstruction, built: BuiltStage | undefined): boolean {
  const [shell] = instruction.before.shell.argv
  return (
    shell !== undefined &&
    built?.image.process.instruction === instruction &&
    programIn(built.image, shell) === 'no'
  )
}

/** `exec node a.js`, `migrate && exec node a.js`: at the end the program takes the place of the shell. */
function endsInExec(statements: readonly Statement[]): boolean {
  const last = statements.at(-1)
  if (last?.kind === 'and-or') return last.connectors.at(-1) === '&&' && endsInExec(last.items)
  return last?.kind === 'command' && last.words[0]?.literal === 'exec'
}

/** The command, when the script is no more than one without redirections. */
function soleCommand({ script }: CommandInstruction): Command | null {
  const [statement, more] = script?.body ?? []
  if (statement?.kind !== 'command' || more || script?.errors.length !== 0) return null
  return statement.redirects.length === 0 && statement.words.length > 0 ? statement : null
}

function variant({ stages, target }: Dockerfile, instruction: CommandInstruction, command: Command | null) {
  const entrypoint = (stages[target] ?? stages[instruction.stage])?.end.entrypoint
  // `ENTRYPOINT []` is none at all: it takes the one of the base image away.
  if (instruction.keyword === 'CMD' && (entrypoint?.argv?.length ?? 0) > 0) return 'arguments'
  if (command === null || command.assignments.length > 0) return 'compound'
  if (startsShell(command)) return 'nested'
  return command.words.every(isFixed) ? 'plain' : 'variable'
}

/** `bash -c "…"`; the text may hold variables. */
function startsShell({ words: [first, ...rest] }: Command): boolean {
  const shell = /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(first?.literal ?? '')
  return shell && rest.some(({ literal }) => /^-[a-z]*c$/.test(literal ?? ''))
}

/** Nothing the shell would replace: no variable, no wildcard, no home directory. */
function isFixed({ literal, parts, raw }: ShellWord): boolean {
  return literal !== null && !parts.some(({ kind }) => kind === 'glob') && !raw.startsWith('~')
}

/** Commands that are part of the shell and no programs. */
const BUILTINS = new Set(
  `
  . : alias cd eval export set source trap ulimit umask wait
`
    .trim()
    .split(/\s+/),
)

function fixOf({ node, script }: CommandInstruction, command: Command | null): { fix?: Fix } {
  const name = command?.words[0]?.literal ?? null
  const first = node.args[0]
  if (!command || !first || name === null || BUILTINS.has(name) || node.heredocs.length > 0) return {}
  if (command.assignments.length > 0 || command.range.end.offset !== script?.range.end.offset) return {}
  if (!command.words.every(isFixed)) {
    const range = { start: first.range.start, end: first.range.start }
    return { fix: { title: 'Put exec in front', safety: 'behaviour', edits: [{ range, newText: 'exec ' }] } }
  }
  const newText = `[${command.words.map(({ literal }) => JSON.stringify(literal)).join(', ')}]`
  return {
    fix: { title: 'Write it in exec form', safety: 'behaviour', edits: [{ range: first.range, newText }] },
  }
}
