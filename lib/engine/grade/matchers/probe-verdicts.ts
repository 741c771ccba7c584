import type { Command, ShellWord, Statement } from '../../dockerfile/shell/types.ts'
import { walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'

/** Commands of a probe whose outcome is judged by another: `own`, their status is; `output`, what they print is. */
export type Judged = { readonly own: ReadonlySet<Command>; readonly output: ReadonlySet<Command> }

const COMPARES = ['=', '==', '!=', '-eq', '-ne', '-lt', '-le', '-gt', '-ge']

/** Who decides about the end of the probe besides the command that fails. */
export function judgedIn(body: readonly Statement[], flats: readonly FlatCommand[]): Judged {
  const own = new Set([...branching(body), ...handedOn(body)])
  const output = new Set<Command>()
  for (const [index, flat] of flats.entries()) {
    if (!flat.failureStops && !own.has(flat.command)) continue
    for (const each of [...comparedBy(flat, flats), ...searchedBy(index, flats)]) output.add(each)
  }
  return { own, output }
}

/** `if ! probe; then exit 1; fi`, `if probe; then …; else exit 1; fi`. */
function branching(body: readonly Statement[]): readonly Command[] {
  return body.flatMap((statement) => {
    if (statement.kind !== 'if') return []
    const { clauses, otherwise } = statement
    return clauses.flatMap(({ test, body: then }, index) => {
      const [only] = test
      const rest = [...clauses.slice(index + 1).flatMap((each) => each.body), ...otherwise]
      const negated = only?.kind === 'pipeline' && only.negated
      const asked = commandsIn(test).some(({ words }) => ['[', 'test'].includes(words[0]?.literal ?? ''))
      const wrong = negated ? then : asked ? [...then, ...rest] : rest
      return commandsIn(wrong).some(failsItself) ? commandsIn(test) : []
    })
  })
}

function commandsIn(body: readonly Statement[]): readonly Command[] {
  return walkCommands({ body }).map(({ command }) => command)
}

function failsItself({ words }: Command): boolean {
  const [name, status] = words.map(({ literal }) => literal)
  return name === 'false' || (name === 'exit' && status != null && status !== '0')
}

/** `probe; exit $?`. */
function handedOn(body: readonly Statement[]): readonly Command[] {
  return body.flatMap((statement, index) => {
    const next = body[index + 1]
    if (statement.kind !== 'command' || next?.kind !== 'command') return []
    const [name, status] = next.words
    return name?.literal === 'exit' && (status === undefined || /^"?\$\?"?$/.test(status.raw))
      ? [statement]
      : []
  })
}

/** `[ "$(probe)" = 200 ]`, and over a variable that holds what the probe printed. */
function comparedBy({ command }: FlatCommand, flats: readonly FlatCommand[]): readonly Command[] {
  if (!['[', 'test'].includes(command.words[0]?.literal ?? '')) return []
  if (!command.words.some(({ literal }) => literal !== null && COMPARES.includes(literal))) return []
  return command.words.flatMap((word) => [
    ...substituted(word),
    ...flats.flatMap(({ command: { assignments } }) =>
      assignments.flatMap(({ name, value }) => (value && mentions(word, name) ? substituted(value) : [])),
    ),
  ])
}

function mentions({ parts }: ShellWord, name: string): boolean {
  return parts.some((part) => part.kind === 'variable' && part.name === name)
}

function substituted({ parts }: ShellWord): readonly Command[] {
  return parts.flatMap((part) => (part.kind === 'command-substitution' ? commandsIn(part.body) : []))
}

/** `probe | grep -q ok`. */
function searchedBy(index: number, flats: readonly FlatCommand[]): readonly Command[] {
  const flat = flats[index]!
  if (!flat.pipe.from || !/^[ef]?grep$/.test(flat.command.words[0]?.literal ?? '')) return []
  const before: Command[] = []
  for (let at = index - 1; at >= 0 && flats[at]!.pipe.to; at--) before.push(flats[at]!.command)
  return before
}
