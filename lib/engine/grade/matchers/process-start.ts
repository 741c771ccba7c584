import type { Image } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { ProcessCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { matchMentions } from './command-setting.ts'
import { textTest } from './patterns.ts'
import { writtenSecret } from './written-secrets.ts'
import {
  commandsAtStart,
  isCompiledFrom,
  startersOf,
  takenProgram,
  type StartCommand,
} from './start-commands.ts'

/** Small programs that start another one, hand signals on and bury the dead. Sources: READMEs of tini, dumb-init, catatonit, s6-overlay. */
const INITS = ['tini', 'dumb-init', 'catatonit', 'tini-static', 's6-svscan', 'init']

type StartCheck = Pick<
  ProcessCheck,
  | 'pid1'
  | 'signals'
  | 'init'
  | 'through'
  | 'taken'
  | 'compiled'
  | 'runsFirst'
  | 'form'
  | 'mentions'
  | 'secret'
>

/** How the process is started: PID 1 and what stands between it and the program. */
export function matchStart(check: StartCheck, image: Image, subject: Subject): Outcome {
  const { process, entrypoint, cmd } = image
  const { pid1, instruction, shell } = process
  const at = { place: instruction?.range ?? null, subject: pid1.program ?? process.program ?? '' }
  const nothing = process.argv.length === 0
  const settings = [entrypoint, cmd].flatMap((each) => (each && each.argv.length > 0 ? [each] : []))
  return ask(check, {
    pid1: (value) => {
      const need = `It has to be ${orList(asList(value))}.`
      if (nothing) return fails('The image starts nothing: neither CMD nor ENTRYPOINT is set.', need, at)
      if (pid1.program === null)
        return unknown('Which program has process number 1 cannot be told from the file.', need, at)
      return asList(value).includes(pid1.program)
        ? holds(`${pid1.program} has process number 1.`, at)
        : fails(`${pid1.program} has process number 1.`, need, at)
    },
    signals: (wanted) =>
      decided(
        nothing ? false : pid1.receivesSignals,
        wanted,
        {
          yes: `The stop signal reaches ${process.program ?? 'the program'}.`,
          no: nothing
            ? 'The image starts nothing: neither CMD nor ENTRYPOINT is set.'
            : `${pid1.program ?? 'A shell'} gets the stop signal and does not hand it on to ${process.program ?? 'the program'}.`,
          open: `Whether the stop signal reaches ${process.program ?? 'the program'} cannot be told from the file.`,
          need: wanted
            ? shell
              ? 'Write the exec form, or exec in front of the program.'
              : 'Start the program itself, or an init in front of it.'
            : '',
        },
        at,
      ),
    init: (wanted) =>
      decided(
        nothing ? false : pid1.program === null ? null : INITS.includes(pid1.program),
        wanted,
        {
          yes: `${pid1.program} stands in front of the program.`,
          no: 'No init stands in front of the program.',
          open: 'Which program has process number 1 cannot be told from the file.',
          need: wanted ? 'Put an init such as tini in front of it.' : '',
        },
        at,
      ),
    through: (value) => {
      const found = startersOf(image).find((name) => asList(value).includes(name))
      const need = `It has to be started by ${orList(asList(value))}.`
      if (found !== undefined) return holds(`${found} starts it.`, { ...at, subject: found })
      return process.argv.includes(null) || (process.program === null && !nothing)
        ? unknown('What the container starts cannot all be told from the file.', need, at)
        : fails(`Neither of ${orList(asList(value))} starts it.`, need, at)
    },
    taken: (wanted) => {
      const found = nothing ? false : takenProgram(image, subject)
      return decided(
        found === null ? null : found !== false,
        wanted,
        {
          yes: `${process.path} comes from another stage.`,
          no: `${process.path ?? 'What it starts'} does not come from another stage.`,
          open: 'Which file the container starts cannot be told from the file.',
          need: wanted ? 'Start the file that COPY --from brings.' : '',
        },
        { ...at, subject: process.path ?? at.subject },
      )
    },
    compiled: (source) =>
      decided(
        nothing ? false : isCompiledFrom(source, image),
        true,
        {
          yes: `${process.path} is made of ${source}.`,
          no: `${process.path ?? 'What it starts'} is not what a compiler made of ${source}.`,
          open: 'Which file the container starts cannot be told from the file.',
          need: `Start the program that is made of ${source}.`,
        },
        { ...at, subject: process.path ?? at.subject },
      ),
    runsFirst: (value) => {
      const words = asList(value)
      const before = commandsAtStart(image)
        .slice(0, -1)
        .filter((each) => !each.beside && !PRINTS.includes(programOf(each)))
      const text = words.join(' ').replaceAll('*', '')
      const need = `${text} has to run before the program starts.`
      const here = { ...at, subject: text }
      const same = before.filter((each) => hasInOrder(words, each.words))
      const counting = same.filter((each) => !each.forgiven)
      if (counting.some((each) => each.certain)) return holds(`${text} runs before the program.`, here)
      if (same.length > 0 && counting.length === 0)
        return fails(
          `${text} runs before the program, and its failure is thrown away.`,
          'Let the start end when it fails.',
          here,
        )
      if (counting.length > 0)
        return unknown(`Whether ${text} runs each time cannot be told from the file.`, need, here)
      return before.some((each) => mayHave(words, each.words))
        ? unknown('What runs before the program cannot all be told from the file.', need, at)
        : fails(`Nothing runs ${text} before the program.`, need, at)
    },
    form: (wanted) => {
      const wrong = settings.find((each) => each.form === 'shell')
      const form = wrong ? 'shell' : 'exec'
      const here = {
        ...at,
        place: wrong?.instruction?.range ?? at.place,
        subject: wrong?.instruction?.keyword ?? at.subject,
      }
      if (settings.length === 0)
        return fails(
          'Neither CMD nor ENTRYPOINT is set.',
          wanted === 'exec' ? 'Write one as a JSON array.' : '',
          here,
        )
      const seen = wrong
        ? `${wrong.instruction?.keyword ?? 'What starts it'} is in shell form.`
        : 'What starts it is in exec form.'
      return form === wanted
        ? holds(seen, here)
        : fails(seen, wanted === 'exec' ? 'Write it as a JSON array.' : '', here)
    },
    mentions: (value) =>
      matchMentions('What the container starts', value, [...process.argv, ...process.args], at),
    secret: (wanted) => {
      const name = writtenSecret(settings.flatMap(({ argv }) => argv))
      return decided(
        name !== null,
        wanted,
        {
          yes: `The command of the image sets ${name}.`,
          no: 'The command of the image sets no secret.',
          open: '',
          need: wanted ? '' : 'Let the value come from a file or from outside.',
        },
        { ...at, subject: name ?? at.subject },
      )
    },
  })
}

/** They print their words. */
const PRINTS = ['echo', 'printf', ':', 'true', 'false']

function programOf({ words }: StartCommand): string {
  return words[0] == null ? '' : baseName(words[0])
}

function hasInOrder(wanted: readonly string[], argv: readonly (string | null)[]): boolean {
  let at = 0
  for (const word of argv)
    if (word !== null && wanted[at] !== undefined && textTest([wanted[at]!])(word)) at++
  return at === wanted.length
}

/** May a word that is not known make up for what is missing? Of nothing but such words nothing is said. */
function mayHave(wanted: readonly string[], argv: readonly (string | null)[]): boolean {
  if (argv[0] === null) return true
  return argv.includes(null) && argv.some((word) => word !== null && textTest(wanted)(word))
}
