import type { Change } from '@/lib/worker/protocol.ts'

/** What is asked about: a file or a build argument by name, or nothing. Also the value of its option. */
export type Choice = '' | `file:${string}` | `arg:${string}`
export type ChoiceGroup = { readonly label: string; readonly options: readonly ChoiceOption[] }
export type ChoiceOption = { readonly value: Choice; readonly text: string }

/** Files of code change with every commit, lists of dependencies seldom: the first question is about one of those. */
const CODE = /\.(c|cpp|cs|css|go|html|java|jsx?|kt|mjs|php|py|rb|rs|scala|sh|swift|tsx?)$/

export function firstChoice({ files }: Change): Choice {
  const file = files.find((name) => CODE.test(name)) ?? files[0]
  return file === undefined ? '' : `file:${file}`
}

export function changeOf(choice: Choice): Change {
  const name = choice.slice(choice.indexOf(':') + 1)
  if (choice.startsWith('file:')) return { files: [name], args: [] }
  return choice.startsWith('arg:') ? { files: [], args: [name] } : { files: [], args: [] }
}

/**
 * The options in groups, `own` being the files that the student edits. What is chosen stays an option when no step reads it
 * any more: an edit must not change the question.
 */
export function choiceGroups(choices: Change, own: readonly string[], chosen: Choice): ChoiceGroup[] {
  const file = (name: string): ChoiceOption => ({ value: `file:${name}`, text: name })
  const mine = choices.files.filter((name) => own.includes(name))
  const others = choices.files.filter((name) => !own.includes(name))
  const groups = [
    { label: 'Your files', options: mine.map(file) },
    { label: 'Files of the build context', options: others.map(file) },
    {
      label: 'Build arguments',
      options: choices.args.map((name): ChoiceOption => ({ value: `arg:${name}`, text: name })),
    },
  ]
  const known = groups.some(({ options }) => options.some(({ value }) => value === chosen))
  const lost = { label: 'Read by no step', options: [{ value: chosen, text: nameOf(chosen) }] }
  return [...groups, ...(known || chosen === '' ? [] : [lost])].filter(({ options }) => options.length > 0)
}

const nameOf = (choice: Choice) => choice.slice(choice.indexOf(':') + 1)
