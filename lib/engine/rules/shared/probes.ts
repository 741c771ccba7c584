import type { HealthcheckInstruction } from '../../dockerfile/model.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Script, ShellWord } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { span } from './ranges.ts'

export type ProbeCommand = {
  /** Program and arguments, wrappers such as timeout taken off; null for a word that a variable decides. */
  readonly argv: readonly (string | null)[]
  readonly words: readonly Pick<ShellWord, 'range'>[]
  readonly range: Range
  /** False: not every run of the check gets to it. */
  readonly certain: boolean
  /** A shell reads it, so its own commands count. */
  readonly inShell: boolean
}

/** The script of a health check: the shell form, or the text of `["sh", "-c", …]`; null where no shell is involved. */
export function probeScript({ argv, script }: HealthcheckInstruction): Script | null {
  if (argv === null) return script
  const inner = unwrap(argv.map(({ value }) => value)).script
  const last = argv.at(-1)
  return inner === null || !last ? null : parseShellText(inner, last.range)
}

/** What a health check runs, in order. */
export function probeCommands(check: HealthcheckInstruction): readonly ProbeCommand[] {
  const { argv, range } = check
  const script = probeScript(check)
  const own = argv === null ? [] : [ofArgv(argv, range)]
  if (script === null) return own
  const inner = walkCommands(script).map(({ command, certain }): ProbeCommand => {
    const left = unwrap(command.words.map(({ literal }) => literal))
    const words = left.origins.map((origin) => command.words[origin]!)
    return { argv: left.argv, words, range: command.range, certain, inShell: true }
  })
  return [...own, ...inner]
}

function ofArgv(words: NonNullable<HealthcheckInstruction['argv']>, range: Range): ProbeCommand {
  const left = unwrap(words.map(({ value }) => value))
  const first = words[0]
  const last = words.at(-1)
  return {
    argv: left.argv,
    words: left.origins.map((origin) => words[origin]!),
    range: first && last ? span(first.range, last.range) : range,
    certain: true,
    inShell: false,
  }
}
