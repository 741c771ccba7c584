import type { CommandLine } from '../../../cli/model.ts'
import type { Outcome } from '../../outcome.ts'
import { textTest } from '../../matchers/patterns.ts'
import { told, type PlacedLine } from './placed.ts'

/** Builtins start no program and print nothing: their words stand in no list of processes. */
const SILENT: ReadonlySet<string> = new Set(
  'test [ : true false export declare typeset local readonly set unset read shift return exit eval . source cd let'.split(
    ' ',
  ),
)

/** Builtins that print their words. */
const PRINTS: ReadonlySet<string> = new Set(['echo', 'printf'])

/** A variable of such a name, or one that was set from it, is an argument of a program or is printed to the log. */
export function exposes(names: readonly string[], placed: PlacedLine): Outcome {
  const { line } = placed
  const isSuch = from(names, placed)
  const word = isShown(line) ? line.words.find(({ variables }) => variables.some(isSuch)) : undefined
  const name = word?.variables.find(isSuch) ?? ''
  return told(
    placed,
    word !== undefined,
    true,
    { yes: `shows the value of ${name}`, no: 'shows no such value' },
    word?.range ?? null,
    name,
  )
}

function isShown({ program, words, pipe, captured, redirects }: CommandLine): boolean {
  if (program === null) return true
  if (SILENT.has(program)) return false
  if (!PRINTS.has(program) || words[0]?.text?.includes('/') === true) return true
  const toFile = redirects.some(({ operator, fd, shown }) => isFile(operator, fd, shown))
  return pipe.to === null && !captured && !toFile && !(program === 'printf' && words[1]?.text === '-v')
}

function isFile(operator: string, fd: number | null, shown: string): boolean {
  return /^(?:>|>>|>\||&>|&>>)$/.test(operator) && (fd ?? 1) === 1 && !/^\/dev\/(?:std|fd\/|tty)/.test(shown)
}

/** Is this the name of such a variable, or of one that a setting above makes of it? */
function from(names: readonly string[], { line, settings }: PlacedLine): (name: string) => boolean {
  const test = textTest(names)
  const made = new Set<string>()
  const isSuch = (name: string): boolean => test(name) || made.has(name)
  for (const { name, variables, before } of settings)
    if (before <= line.index && variables.some(isSuch)) made.add(name)
  return isSuch
}
