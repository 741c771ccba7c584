import type { CommandInstruction } from '../../dockerfile/model.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Script } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import type { Range } from '../../source/position.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'

/** What a shell reads when the container starts. */
export type StartScript = {
  readonly script: Script
  /** Where it stands; a text inside a word, or a file of the context, has no closer place than that word. */
  readonly place: Range | null
}

/** The shell form of CMD or ENTRYPOINT, the text of `["sh", "-c", …]`, and start scripts whose content is known. */
export const startScripts = perFile((input): readonly StartScript[] => {
  const { image } = input.build
  const own = [image?.entrypoint?.instruction, image?.cmd?.instruction]
  return own.flatMap((each) => (each ? scriptsOf(each, input) : []))
})

function scriptsOf(instruction: CommandInstruction, input: RuleInput): readonly StartScript[] {
  if (instruction.argv === null)
    return instruction.script ? [{ script: instruction.script, place: null }] : []
  const words = instruction.argv.map(({ value }) => value)
  const { script } = unwrap(words)
  if (script !== null) {
    const place = instruction.argv[words.indexOf(script)]?.range ?? instruction.range
    return [{ script: parseShellText(script, place), place }]
  }
  return instruction.argv.slice(0, 2).flatMap(({ value, range }) => {
    const text = textAt(value, input)
    return text === null ? [] : [{ script: parseShellText(text, range), place: range }]
  })
}

/** A shell script that this file put there. */
function textAt(path: string, { build }: RuleInput): string | null {
  const full = path.includes('/') ? resolvePath(build.image?.workdir ?? null, path) : null
  const text = full === null ? null : (build.image?.files.entries.get(full)?.content ?? null)
  return text !== null && /^#!\s*\S*(?:\/|\s)(?:ba|da|a)?sh\b/.test(text) ? text : null
}
