import type { FileEntry, Image } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { fails, holds, orList, type Outcome } from '../outcome.ts'
import type { Subject } from '../subject.ts'
import { madeAt } from './contents.ts'
import { interpreterOf } from './script-files.ts'

/** Files of `NAME=value` lines: `.env`, `.env.production`, `shop.env`, `.envrc`. */
const OF_VARIABLES = /(?:^|\.)env(?:rc|\..*)?$/
const OF_A_SHELL = /^(?:ba|da|a)?sh$/
const NOWHERE = { line: 1, column: 1, offset: 0 }

/** No file that a step writes sets one of these variables for what runs later, as a .env and a script at the start may do. */
export function matchNoSettings(names: readonly string[], image: Image, subject: Subject): Outcome {
  for (const [path, entry] of image.files.entries) {
    const found =
      names.length > 0 && mayHoldSettings(path, entry) ? settingIn(entry.content ?? '', names) : null
    if (found !== null)
      return fails(`${path} in the image sets ${found}.`, 'Let it come from outside.', {
        subject: path,
        place: madeAt(entry, subject),
      })
  }
  return holds(`No file that the image gets from its steps sets ${orList(names)}.`, { subject: names[0] })
}

function mayHoldSettings(path: string, { kind, context, content }: FileEntry): boolean {
  if (kind !== 'file' || context !== null || content === null) return false
  return OF_VARIABLES.test(baseName(path)) || OF_A_SHELL.test(interpreterOf(content) ?? '')
}

/** `NAME=value` alone or behind export; with a program behind it, it is for that program. `${NAME:-value}` leaves what is given. */
function settingIn(content: string, names: readonly string[]): string | null {
  const { body } = parseShellText(content, { start: NOWHERE, end: NOWHERE })
  for (const { command } of walkCommands({ body })) {
    const [first, ...words] = command.words
    const own = command.assignments.filter(({ value }) => first === undefined && !takesIn(value, names))
    const set = own.find(({ name }) => names.includes(name))
    if (set) return set.name
    if (first?.literal !== 'export' && first?.literal !== 'declare') continue
    const word = words.find((each) => names.includes(nameIn(each)) && !takesIn(each, [nameIn(each)]))
    if (word) return nameIn(word)
  }
  return null
}

function nameIn({ raw }: ShellWord): string {
  return /^(\w+)=/.exec(raw)?.[1] ?? ''
}

function takesIn(word: ShellWord | null, names: readonly string[]): boolean {
  return word?.parts.some((part) => part.kind === 'variable' && names.includes(part.name)) ?? false
}
