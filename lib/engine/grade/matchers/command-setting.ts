import type { CommandSetting, Image } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { ask, fails, holds, orList, asList, unknown, type Outcome } from '../outcome.ts'
import type { CommandSettingCheck } from '../schema.ts'

/** ENTRYPOINT or CMD as it is in effect. */
export function matchSetting(
  keyword: 'ENTRYPOINT' | 'CMD',
  check: CommandSettingCheck,
  image: Image,
): Outcome {
  const setting = keyword === 'CMD' ? image.cmd : image.entrypoint
  const at = { place: setting?.instruction?.range ?? null, subject: shown(setting) || keyword }
  const open =
    setting === null && (image.base === null || (image.base.facts === null && image.base.name !== 'scratch'))
  if (open)
    return unknown(
      `The file sets no ${keyword}; whether the base image does is not known.`,
      `Write ${keyword}.`,
      at,
    )
  // An empty one takes the base image's away.
  const set = setting !== null && setting.argv.length > 0
  if (!set)
    return check.set === false && Object.keys(check).length === 1
      ? holds(`No ${keyword} is in effect.`, at)
      : fails(`No ${keyword} is in effect.`, `Write ${keyword}.`, at)
  return ask(check, {
    set: (wanted) =>
      wanted
        ? holds(`${keyword} is ${shown(setting)}.`, at)
        : fails(`${keyword} is ${shown(setting)}.`, 'It must not be set.', at),
    form: (wanted) =>
      setting.form === wanted
        ? holds(`${keyword} is in ${wanted} form.`, at)
        : fails(
            `${keyword} is in ${setting.form} form.`,
            wanted === 'exec' ? 'Write it as a JSON array.' : 'Write it as a line for a shell.',
            at,
          ),
    program: (value) => matchProgramWord(keyword, asList(value), setting, at),
    starts: (value) => matchStarts(keyword, value, setting, at),
    mentions: (value) => matchMentions(`${keyword}`, value, setting.argv, at),
  })
}

type At = { readonly place: Range | null; readonly subject: string }

function shown(setting: CommandSetting | null): string {
  return (setting?.instruction?.text ?? setting?.argv.filter((word) => word !== null).join(' ') ?? '').trim()
}

function matchProgramWord(
  keyword: string,
  programs: readonly string[],
  { form, argv, instruction }: CommandSetting,
  at: At,
): Outcome {
  const first = form === 'shell' ? (shellWords(instruction?.script)[0] ?? null) : (argv[0] ?? null)
  const need = `It has to start ${orList(programs)}.`
  if (first === null) return unknown(`What ${keyword} starts cannot be told from the file.`, need, at)
  const program = baseName(first)
  const here = { ...at, subject: program }
  return programs.includes(program)
    ? holds(`${keyword} starts ${program}.`, here)
    : fails(`${keyword} starts ${program}.`, need, here)
}

/** Literal words of a script's first command. */
function shellWords(
  script: NonNullable<CommandSetting['instruction']>['script'] | undefined,
): (string | null)[] {
  const first = script?.body[0]
  return first?.kind === 'command' ? first.words.map(({ literal }) => literal) : []
}

function matchStarts(
  keyword: string,
  words: readonly string[],
  { form, argv, instruction }: CommandSetting,
  at: At,
): Outcome {
  const found = form === 'shell' ? shellWords(instruction?.script) : argv
  const need = `It has to begin with ${words.join(' ')}.`
  const wrong = words.findIndex((word, index) => found[index] !== word)
  if (wrong === -1) return holds(`${keyword} begins with ${words.join(' ')}.`, at)
  return found[wrong] === null
    ? unknown(`The words of ${keyword} cannot all be told from the file.`, need, at)
    : fails(`${keyword} is ${at.subject}.`, need, at)
}

/** Is the text in one of the words? */
export function matchMentions(
  what: string,
  text: string,
  words: readonly (string | null)[],
  at: At,
): Outcome {
  if (words.some((word) => word?.includes(text))) return holds(`${what} names ${text}.`, at)
  const need = `It has to name ${text}.`
  return words.includes(null)
    ? unknown(`The words of ${what} cannot all be told from the file.`, need, at)
    : fails(`${what} does not name ${text}.`, need, at)
}
