import type { Executed } from '../../build/types.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { walkCommands, type FlatCommand } from '../../dockerfile/shell/walk.ts'
import type { PlacedStep } from '../subject.ts'

/** `PIP_CACHE_DIR=/cache pip install`, `export PIP_CACHE_DIR=/cache`. */
export function scopedVariables(
  instruction: PlacedStep['step']['instruction'],
  names: readonly string[],
): readonly (string | null)[] {
  if (instruction.keyword !== 'RUN' || !instruction.script) return []
  return walkCommands(instruction.script).flatMap(({ command }) => [
    ...command.assignments.flatMap(({ name, value }) =>
      names.includes(name) ? [value?.literal ?? null] : [],
    ),
    ...command.words.flatMap(({ literal, raw }) => {
      // `export GOARCH=$TARGETARCH`: set, to what the file does not tell.
      if (literal === null) return names.includes(/^(\w+)=/.exec(raw)?.[1] ?? '') ? [null] : []
      const [name = '', value] = literal.split(/=(.*)/)
      return value !== undefined && names.includes(name) ? [value] : []
    }),
  ])
}

/** What stands for a value; null: something that the file does not tell. */
type GivenWord = { readonly word: Pick<ShellWord, 'literal' | 'parts'> | null }

/**
 * What a command of a RUN is given under this name: in front of it, by `export` above it, by a secret mount. `value` undefined:
 * nothing; null: something that the file does not tell. Undefined where the command is not in the script itself.
 */
export function givenTo(
  command: Executed,
  name: string,
  instruction: PlacedStep['step']['instruction'],
): { readonly value: string | null | undefined } | undefined {
  const given = givenWord(command, name, instruction)
  return given && { value: given.word === undefined ? undefined : (given.word?.literal ?? null) }
}

/** The same as the word that is written there. */
export function givenWord(
  { words: [first] }: Executed,
  name: string,
  instruction: PlacedStep['step']['instruction'],
): { readonly word: GivenWord['word'] | undefined } | undefined {
  if (instruction.keyword !== 'RUN' || !instruction.script || first === undefined) return undefined
  const flats = walkCommands(instruction.script)
  const index = flats.findIndex(({ command }) => command.words.includes(first))
  const flat = flats[index]
  if (flat === undefined) return undefined
  const { assignments, words } = flat.command
  const prefix = assignments.findLast((each) => each.name === name)
  if (prefix) return { word: prefix.value }
  const before = words.slice(0, words.indexOf(first)).find(({ raw }) => raw.startsWith(`${name}=`))
  if (before) return { word: behindName(before, name) }
  const above = flats.slice(0, index).filter((each) => each.certain && isAround(each, flat))
  const mounted = instruction.mounts.some(({ type, options }) => type === 'secret' && options['env'] === name)
  const exported = exportedBy(above, name)
  return { word: exported === undefined && mounted ? null : exported }
}

function behindName({ literal, parts }: ShellWord, name: string): GivenWord['word'] {
  return { literal: literal?.slice(name.length + 1) ?? null, parts }
}

/** Does what one sets last until the other runs? */
function isAround({ processes }: FlatCommand, flat: FlatCommand): boolean {
  return processes.every((each, at) => flat.processes[at] === each)
}

/** `export NAME=value`, or `NAME=value` with `export NAME`. */
function exportedBy(above: readonly FlatCommand[], name: string): GivenWord['word'] | undefined {
  const exports = above.filter(({ command }) =>
    ['export', 'declare'].includes(command.words[0]?.literal ?? ''),
  )
  const words = exports.flatMap(({ command }) => command.words.slice(1))
  const whole = words.findLast(({ raw }) => raw.startsWith(`${name}=`))
  if (whole) return behindName(whole, name)
  const all = above.some(({ command }) => /^set -\w*a/.test(command.words.map(({ raw }) => raw).join(' ')))
  if (!all && !words.some(({ literal }) => literal === name)) return undefined
  const bare = above.flatMap(({ command }) => (command.words.length === 0 ? command.assignments : []))
  return bare.findLast((each) => each.name === name)?.value
}

/** Every word of a script, those of assignments, redirects and here-documents included. */
export function wordsOf(script: Parameters<typeof walkCommands>[0]): readonly ShellWord[] {
  return walkCommands(script).flatMap(({ command, outer }) => [
    ...command.words,
    ...command.assignments.flatMap(({ value }) => value ?? []),
    ...[...command.redirects, ...outer].flatMap(({ target, content }) => [
      ...(target ? [target] : []),
      ...(content ? [content] : []),
    ]),
  ])
}

/** Does a command that runs in any case hold this text, in a word, an assignment or a here-document? */
export function mentionedIn(script: Parameters<typeof walkCommands>[0], text: string): boolean {
  const known = ({ parts }: ShellWord): string =>
    parts.map((part) => (part.kind === 'literal' ? part.text : '\0')).join('')
  return walkCommands(script).some(({ command, outer, certain, pipe }) => {
    const { words, assignments } = command
    const redirects = [...command.redirects, ...outer]
    const prints = ['echo', 'printf', ':', 'true'].includes(words[0]?.literal ?? '')
    const isTalk = prints && redirects.length === 0 && !pipe.to
    const all = [
      ...(isTalk ? [] : words),
      ...assignments.flatMap(({ value }) => value ?? []),
      ...redirects.flatMap(({ content }) => content ?? []),
    ]
    return certain && all.some((word) => known(word).includes(text))
  })
}
