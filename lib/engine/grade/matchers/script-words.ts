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

/**
 * What a command of a RUN is given under this name: in front of it, by `export` above it, by a secret mount. `value` undefined:
 * nothing; null: something that the file does not tell. Undefined where the command is not in the script itself.
 */
export function givenTo(
  { words: [first] }: Executed,
  name: string,
  instruction: PlacedStep['step']['instruction'],
): { readonly value: string | null | undefined } | undefined {
  if (instruction.keyword !== 'RUN' || !instruction.script || first === undefined) return undefined
  const flats = walkCommands(instruction.script)
  const index = flats.findIndex(({ command }) => command.words.includes(first))
  const flat = flats[index]
  if (flat === undefined) return undefined
  const { assignments, words } = flat.command
  const prefix = assignments.findLast((each) => each.name === name)
  if (prefix) return { value: prefix.value?.literal ?? null }
  const before = words.slice(0, words.indexOf(first)).find(({ raw }) => raw.startsWith(`${name}=`))
  if (before) return { value: before.literal?.slice(name.length + 1) ?? null }
  const above = flats.slice(0, index).filter((each) => each.certain && isAround(each, flat))
  const mounted = instruction.mounts.some(({ type, options }) => type === 'secret' && options['env'] === name)
  const exported = exportedBy(above, name)
  return { value: exported === undefined && mounted ? null : exported }
}

/** Does what one sets last until the other runs? */
function isAround({ processes }: FlatCommand, flat: FlatCommand): boolean {
  return processes.every((each, at) => flat.processes[at] === each)
}

/** `export NAME=value`, or `NAME=value` with `export NAME`. */
function exportedBy(above: readonly FlatCommand[], name: string): string | null | undefined {
  const exports = above.filter(({ command }) =>
    ['export', 'declare'].includes(command.words[0]?.literal ?? ''),
  )
  const words = exports.flatMap(({ command }) => command.words.slice(1))
  const whole = words.findLast(({ raw }) => raw.startsWith(`${name}=`))
  if (whole) return whole.literal?.slice(name.length + 1) ?? null
  const all = above.some(({ command }) => /^set -\w*a/.test(command.words.map(({ raw }) => raw).join(' ')))
  if (!all && !words.some(({ literal }) => literal === name)) return undefined
  const bare = above.flatMap(({ command }) => (command.words.length === 0 ? command.assignments : []))
  const assigned = bare.findLast((each) => each.name === name)
  return assigned === undefined ? undefined : (assigned.value?.literal ?? null)
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
  return walkCommands(script).some(({ command, outer, certain }) => {
    const { words, assignments } = command
    const redirects = [...command.redirects, ...outer]
    const isTalk = ['echo', 'printf', ':', 'true'].includes(words[0]?.literal ?? '') && redirects.length === 0
    const all = [
      ...(isTalk ? [] : words),
      ...assignments.flatMap(({ value }) => value ?? []),
      ...redirects.flatMap(({ content }) => content ?? []),
    ]
    return certain && all.some((word) => known(word).includes(text))
  })
}
