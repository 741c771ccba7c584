import type { RunInstruction } from '../../dockerfile/model.ts'
import { walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import type { Script, Statement } from '../../dockerfile/shell/types.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { lateUnset } from '../shared/env-unsets.ts'
import { allRuns } from '../shared/onbuild.ts'
import { calledBy, writtenCommand } from '../shared/script-commands.ts'

export const docs: RuleDocs = {
  why: 'Every RUN starts a shell of its own, and of what it did only the files stay. The working directory, variables, settings of the shell and processes end with it, so the next RUN and the container know nothing of them. WORKDIR and ENV keep a directory and a variable; a service is started by CMD or ENTRYPOINT, when the container runs.',
  bad: 'FROM python:3.13-slim\nRUN python -m venv /venv\nRUN . /venv/bin/activate\nRUN pip install --no-cache-dir flask==3.1.2\n',
  good: 'FROM python:3.13-slim\nRUN python -m venv /venv\nENV PATH=/venv/bin:$PATH\nRUN pip install --no-cache-dir flask==3.1.2\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#run',
    'https://docs.docker.com/build/building/best-practices/#env',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  equivalents: { hadolint: ['DL3001'] },
}

/**
 * What stands last in a RUN and changes only the shell it runs in. `cd` in front of a command is the matter of
 * `run-cd-instead-of-workdir`, `service` and other programs without sense in a build that of `pointless-command`, `source` in a
 * shell that does not know it that of `bashism-in-sh`, `unset` of what ENV sets that of `env-unset-later`.
 */
export default defineRule({
  meta: {
    name: 'run-has-no-effect',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Keep what a RUN sets up beyond its shell',
    messages: {
      directory:
        '{{command}} changes the directory of this RUN only, and nothing follows in it: WORKDIR sets it for what comes next.',
      variable:
        '{{command}} sets a variable for this RUN only, and nothing follows in it: ENV sets it for what comes next.',
      setting: '{{command}} changes the shell of this RUN only, and nothing follows in it.',
      sourced:
        '{{command}} reads settings into the shell of this RUN, and they end with it: use them in the same RUN, or set them with ENV.',
      environment:
        '{{command}} activates an environment for this RUN only: put its bin directory first in PATH with ENV.',
      service:
        '{{command}} starts a process that ends with this RUN: CMD or ENTRYPOINT starts it when the container runs.',
    },
  },
  *check(input) {
    for (const each of allRuns(input)) {
      const { run, stage } = each
      if (run.script === null || run.script.errors.length > 0) continue
      const found = lastEffect(run.script)
      if (!found || isForeign(found, stage.index, run, input)) continue
      if (lateUnset(each, input) === null) yield report(found)
    }
  },
})

/** What runs in `$(…)` may do more than tell a value. */
function report({ kind, range, text, sure }: Found) {
  const confidence: Confidence = sure ? 'certain' : 'likely'
  return { messageId: kind, range, data: { command: text }, confidence }
}

/** dash has no `source`: the build ends there. */
function isForeign(
  { text }: Found,
  stage: number,
  { before }: RunInstruction,
  { build }: RuleInput,
): boolean {
  if (!text.startsWith('source ') || !/(?:^|\/)sh$/.test(before.shell.argv[0] ?? '')) return false
  return build.stages[stage]?.image.base?.facts?.shell === 'dash'
}

type Kind = 'directory' | 'variable' | 'setting' | 'sourced' | 'environment' | 'service'
type Found = { readonly kind: Kind; readonly range: Range; readonly text: string; readonly sure: boolean }

function lastEffect(script: Script): Found | null {
  const last = script.body.at(-1)
  if (!last || !isWorthALook(last)) return null
  const flats = walkCommands(script)
  if (last.kind === 'background') {
    const command = flats.at(-1)?.command
    return command ? { kind: 'service', range: last.range, text: writtenCommand(command), sure: true } : null
  }
  const at = flats.findLastIndex((each) => !isTalk(each))
  const flat = flats[at]
  // In a process of its own, in a branch, behind `||`: what it changes ends there, or it may be left out.
  if (!flat || flat.processes.length > 0 || !flat.certain || flat.functionName !== null) return null
  const kind = kindOf(flat)
  if (kind === null || undoes(kind, flat, flats.slice(0, at))) return null
  return { kind, range: flat.command.range, text: textOf(flat), sure: !asksOthers(flat) }
}

/** Most RUNs end with a program that does something: told without walking through all of them. */
function isWorthALook(statement: Statement): boolean {
  switch (statement.kind) {
    case 'background':
      return true
    case 'command':
      return STATE.test(statement.words[0]?.literal ?? '')
    case 'and-or':
      return statement.items.slice(-2).some((each) => isWorthALook(each))
    case 'group':
      return statement.body.slice(-2).some((each) => isWorthALook(each))
    default:
      return false
  }
}

/** What may begin a command that changes its shell only, or talks; empty for an assignment. */
const STATE =
  /^(?:|cd|pushd|export|declare|typeset|readonly|\.|source|alias|unalias|umask|ulimit|set|shopt|trap|hash|unset|enable|conda|mamba|micromamba|nvm|sdk|rvm|sudo|\S*\/init\.d\/\S*|echo|true|:)$/

function asksOthers({ command: { words, assignments } }: FlatCommand): boolean {
  const values = assignments.flatMap(({ value }) => value ?? [])
  return [...words, ...values].some(({ parts }) => parts.some(({ kind }) => kind === 'command-substitution'))
}

/** `echo done` and `true` at the end use nothing of what was set. */
function isTalk({ command: { words, redirects }, outer, pipe }: FlatCommand): boolean {
  const name = words[0]?.literal
  if (outer.length > 0 || pipe.from || pipe.to) return false
  if (name === 'true' || name === ':') return true
  return name === 'echo' && redirects.length === 0 && words.every(({ literal }) => literal !== null)
}

function textOf({ command }: FlatCommand): string {
  const [first] = command.assignments
  return command.words.length === 0 && first ? `${first.name}=…` : writtenCommand(command)
}

const SETTINGS = /^(?:alias|unalias|umask|ulimit|set|shopt|trap|hash|unset|enable)$/

function kindOf({ command }: FlatCommand): Kind | null {
  if (
    command.redirects.length > 0 &&
    command.words[0]?.literal !== 'source' &&
    command.words[0]?.literal !== '.'
  )
    return null
  if (command.words.length === 0) return command.assignments.length > 0 ? 'variable' : null
  const { argv } = calledBy(command)
  const program = baseName(argv[0])
  const [, verb] = argv
  if (program === 'cd' || program === 'pushd') return 'directory'
  if (program === 'export' || program === 'declare' || program === 'typeset' || program === 'readonly')
    return argv.some((word) => word === '-p') || argv.length < 2 ? null : 'variable'
  if (program === '.' || program === 'source') return sourceKind(verb ?? '')
  if (SETTINGS.test(program ?? '')) return argv.length > 1 ? 'setting' : null
  if (/^(?:conda|mamba|micromamba)$/.test(program ?? '')) return verb === 'activate' ? 'environment' : null
  if (program === 'nvm' || program === 'sdk' || program === 'rvm')
    return verb === 'use' ? 'environment' : null
  // The script of sshd makes the keys of the host, and they stay.
  if (program === 'sshd') return null
  return /\/init\.d\//.test(argv[0] ?? '') && starts(verb) ? 'service' : null
}

function starts(word: string | null | undefined): boolean {
  return word === 'start' || word === 'restart' || word === 'reload'
}

/** A script that is read may do anything; only those that are known for setting variables count. */
function sourceKind(path: string): Kind | null {
  if (/(?:^|\/)activate(?:\.sh)?$/.test(path)) return 'environment'
  return /(?:^|\/)(?:\.?bashrc|\.?profile|\.bash_profile|\.zshrc|nvm\.sh|env|\.env|os-release|environment|setup\.(?:ba)?sh|conda\.sh|setvars\.sh)$/.test(
    path,
  )
    ? 'sourced'
    : null
}

/** `cd ..` behind the work and `set +x` at its end put things back; alone they are what the RUN is there for. */
function undoes(kind: Kind, { command }: FlatCommand, before: readonly FlatCommand[]): boolean {
  if (kind === 'directory') return before.some((each) => kindOf(each) === 'directory')
  if (kind !== 'setting') return false
  const name = command.words[0]?.literal
  return before.length > 0 && (name === 'set' || name === 'trap' || name === 'unset' || name === 'hash')
}
