import type { Executed } from '../../build/types.ts'
import type { Value } from '../../dockerfile/model.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { stepsAbove, type PlacedStep, type Subject } from '../subject.ts'
import { givenWord } from './script-words.ts'
import { isSetting } from './settings.ts'

/** A value that is made of a value that is made of …: no file goes further. */
const MOST = 32

/** The variables that the value of one is made of, as the command of a step sees it: `GOARCH=$ARCH` below `ENV ARCH=$TARGETARCH`. */
export function originsOf(
  name: string,
  placed: PlacedStep,
  subject: Subject,
  command: Executed | null,
): ReadonlySet<string> {
  const word = command === null ? undefined : givenWord(command, name, placed.step.instruction)?.word
  const found = new Set(word ? namesIn(word) : word === null ? [] : namesAbove(name, placed, subject))
  for (const each of found) {
    if (found.size > MOST) break
    for (const next of [...namesInScript(each, placed), ...namesAbove(each, placed, subject)]) found.add(next)
  }
  return found
}

/** `$A`, `${B:-$C}`, `$(f "$D")`: A to D. Of `${A:+word}` the value is the word, whatever A holds. */
export function namesIn({ parts }: Pick<ShellWord, 'parts'>): readonly string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'command-substitution')
      return walkCommands(part).flatMap(({ command }) => command.words.flatMap(namesIn))
    if (part.kind !== 'variable') return []
    return [...(/^:?\+$/.test(part.operator) ? [] : [part.name]), ...part.operands.flatMap(namesIn)]
  })
}

type Named = { readonly name: string | null; readonly value: Value | null }

/** By ENV and ARG of the stages below the step. */
function namesAbove(name: string, placed: PlacedStep, subject: Subject): readonly string[] {
  const settings = stepsAbove(subject, placed).flatMap(({ step: { instruction } }): readonly Named[] => {
    if (!isSetting(instruction)) return []
    return instruction.keyword === 'ARG'
      ? instruction.declarations.map((each) => ({ name: each.name, value: each.initial }))
      : instruction.pairs.map(({ key, value }) => ({ name: key.text, value }))
  })
  return settings.findLast((each) => each.name === name)?.value?.variables ?? []
}

function namesInScript(name: string, { step: { instruction } }: PlacedStep): readonly string[] {
  if (instruction.keyword !== 'RUN' || !instruction.script) return []
  return walkCommands(instruction.script).flatMap(({ command: { assignments, words } }) => [
    ...assignments.flatMap((each) => (each.name === name && each.value ? namesIn(each.value) : [])),
    ...words.flatMap((word) => (word.raw.startsWith(`${name}=`) ? namesIn(word) : [])),
  ])
}
