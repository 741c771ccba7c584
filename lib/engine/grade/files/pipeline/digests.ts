import type { Job, JobCommand, JobSetting } from '../../../gitlab-ci/model.ts'
import { before } from '../../../gitlab-ci/order.ts'
import { readImageName } from '../../../gitlab-ci/reference.ts'
import type { Range } from '../../../source/position.ts'
import { digestFileOf, printedBy, printedOf, type Printed } from './digest-printers.ts'
import { fullNameOf, isOfCommit } from './image-names.ts'
import type { PlacedJob } from './placed.ts'
import type { Signature } from './signatures.ts'

/** Variables that are made of variables, and jobs that hand them on: longer chains are not followed. */
const MOST_STEPS = 8

/** Where a text is read: in front of a command, or of a setting, of a job. */
type Here = { readonly placed: PlacedJob; readonly index: number; readonly steps: number }

/** `other`: certainly something else. Null: not known. */
type Traced = Printed | 'other' | null

/** All of what is named; null when that depends on more. */
export function namesDigest(signature: Signature, placed: PlacedJob): boolean | null {
  const { references, command } = signature
  const here = { placed, index: command.index, steps: 0 }
  const traced =
    references.length === 0
      ? [command.pipe.from === null ? null : outputOf(commandAt(here, command.pipe.from), here)]
      : references.map((reference) => textOf(reference, here))
  const answers = traced.map((each) => isPushedDigest(each, placed))
  if (answers.includes(false)) return false
  return answers.includes(null) ? null : true
}

/** Is an image named by this commit, or by a digest that the pipeline has found out? Null where that cannot be told. */
export function isOfThisCommit(text: string, placed: PlacedJob, index: number): boolean | null {
  const image = readImageName(text)
  if (image !== null && image.digest === null) return isOfCommit(text)
  return isPushedDigest(textOf(text, { placed, index, steps: 0 }), placed)
}

/** A digest alone names nothing, and the one of another image than is pushed here is another one. */
function isPushedDigest(traced: Traced, { pushesOf }: PlacedJob): boolean | null {
  if (traced === null) return null
  if (traced === 'other' || traced.kind === 'digest') return false
  const { of } = traced
  const name = of === null ? null : fullNameOf(of)
  return of === null || name === null || pushesOf(name).length > 0 || isOfCommit(of)
}

const VARIABLE = /^\$\{(\w+)\}$/

function textOf(text: string, here: Here): Traced {
  if (here.steps > MOST_STEPS || text === '') return null
  const next = { ...here, steps: here.steps + 1 }
  const variable = VARIABLE.exec(text)?.[1]
  if (variable !== undefined) return variableOf(variable, next)
  if (text.startsWith('$(')) return usedOutput(next)
  const at = text.indexOf('@')
  if (at !== -1) return withName(text.slice(at + 1), next)
  if (text.startsWith('sha256:')) return 'other'
  return readImageName(text) === null ? null : 'other'
}

/** `NAME@` and a digest. */
function withName(digest: string, here: Here): Traced {
  if (/^sha256:[0-9a-f]+$/.test(digest)) return 'other'
  const found = textOf(digest.replace(/^sha256:(?=\$)/, ''), here)
  if (found === null || found === 'other') return found
  return found.kind === 'digest' ? { ...found, kind: 'image' } : 'other'
}

/** The command in `$(…)`, of the command at this place. */
function usedOutput(here: Here): Traced {
  const inside = here.placed.job.commands.filter(({ usedBy }) => usedBy === here.index)
  return outputOf(inside.at(-1), here)
}

function commandAt({ placed }: Here, index: number): JobCommand | undefined {
  return placed.job.commands[index]
}

function outputOf(command: JobCommand | undefined, here: Here): Traced {
  if (command === undefined || here.steps > MOST_STEPS) return null
  const next = { ...here, index: command.index, steps: here.steps + 1 }
  if (command.pipe.from !== null) return pipedOutput(command, command.pipe.from, next)
  if (command.program === 'cat') return fileContent(command.words[1]?.shown ?? '', next)
  if (/^(?:echo|printf)$/.test(command.program ?? '')) return saidBy(command, next)
  return printedBy(command) ?? takenFromFile(command, next)
}

/** `grep digest: push.log`, `awk '{ print $3 }' < push.log`: a part of what a command above has written there. */
function takenFromFile(command: JobCommand, here: Here): Traced {
  const read = command.redirects.find(({ operator }) => operator === '<')?.target
  const file = read ?? command.words.slice(1).at(-1)?.shown ?? ''
  const source = file === '' ? undefined : sourceIn(file, here)
  return source === undefined ? null : filtered(command, source, here)
}

function pipedOutput(command: JobCommand, from: number, here: Here): Traced {
  const writer = commandAt(here, from)
  return writer === undefined ? null : filtered(command, writer, here)
}

/** What a command makes of the output of another one; of something else it makes nothing better. */
function filtered(command: JobCommand, writer: JobCommand, here: Here): Traced {
  const before = outputOf(writer, here)
  return before === 'other' ? before : printedOf(before, command, writer)
}

/** The last word: `echo "$IMAGE@$DIGEST"`, `printf '%s@%s' "$IMAGE" "$DIGEST"`. */
function saidBy({ words }: JobCommand, here: Here): Traced {
  const [first = '', ...rest] = words.slice(1).flatMap(({ shown }) => (shown.startsWith('-') ? [] : shown))
  if (rest.length === 0) return textOf(first.replace(/\\n$/, ''), here)
  const last = textOf(rest.at(-1) ?? '', here)
  return first.includes('@') && last !== null && last !== 'other' ? { ...last, kind: 'image' } : last
}

/** What a variable holds: by the last setting above, else by a report of a job before. */
function variableOf(name: string, here: Here): Traced {
  const { settings } = here.placed.job
  const at = settings.findLastIndex((each) => each.name === name && each.before <= here.index)
  const setting = settings[at]
  return setting === undefined ? handedOn(name, here) : settingOf(setting, at, here)
}

function settingOf(setting: JobSetting, at: number, here: Here): Traced {
  const { shown, range, certain, name } = setting
  if (!certain) return null
  const next = { ...here, index: setting.before, steps: here.steps + 1 }
  if (shown === `\${${name}}`) return earlier(name, at, next)
  const inside = here.placed.job.commands.findLast((each) => each.captured && isWithin(each.range, range))
  if (inside !== undefined && shown.includes('$(')) {
    const output = outputOf(inside, next)
    if (shown.startsWith('$(')) return output
    return shown.includes('@') && output !== null && output !== 'other' ? { ...output, kind: 'image' } : null
  }
  const cut = cutFrom(range, here)
  return cut === null ? textOf(shown, next) : digestOf(variableOf(cut, next))
}

/** `export DIGEST`, behind the line that sets it. */
function earlier(name: string, at: number, here: Here): Traced {
  const { settings } = here.placed.job
  const before = settings.slice(0, at).findLastIndex((each) => each.name === name)
  const setting = settings[before]
  return setting === undefined ? handedOn(name, here) : settingOf(setting, before, here)
}

/** `DIGEST=${REF#*@}`: what stands behind the sign. */
function cutFrom({ start, end }: Range, { placed }: Here): string | null {
  const text = placed.pipeline.source.slice(start.offset, end.offset)
  return /=["']?\$\{(\w+)##?\*@\}["']?$/.exec(text)?.[1] ?? null
}

function digestOf(found: Traced): Traced {
  return found === null || found === 'other' ? found : { ...found, kind: 'digest' }
}

function isWithin(inner: Range, outer: Range): boolean {
  return inner.start.offset >= outer.start.offset && inner.end.offset <= outer.end.offset
}

/** `build.env` of `artifacts:reports:dotenv`, of jobs before this one whose files it gets. */
function handedOn(name: string, here: Here): Traced {
  const prefix = `${name}=`
  for (const { placed, files } of givers(here, ({ artifacts }) =>
    (artifacts?.reports ?? []).filter(({ kind }) => kind === 'dotenv').map(({ path }) => path.text),
  )) {
    const writer = placed.job.commands.findLast(
      (command) =>
        files.some((file) => writesTo(command, file)) &&
        command.words.some(({ shown }) => shown.includes(prefix)),
    )
    if (writer !== undefined)
      return lineOf(writer, prefix, { placed, index: writer.index, steps: here.steps + 1 })
  }
  return null
}

/** A line of such a file; what a template or a filter puts behind the name is what it prints. */
function lineOf(command: JobCommand, prefix: string, here: Here): Traced {
  const said = command.words.map(({ shown }) => shown).find((shown) => shown.startsWith(prefix))
  if (said === undefined || !/^(?:echo|printf)$/.test(command.program ?? '')) return outputOf(command, here)
  const value = said.slice(prefix.length).replace(/\\n$/, '')
  if (value !== '%s') return textOf(value, here)
  return textOf(command.words.at(-1)?.shown ?? '', here)
}

/** A file that a command above, or a job before, has written a digest to. */
function fileContent(file: string, here: Here): Traced {
  const own = contentIn(file, here)
  if (own !== undefined) return own
  for (const { placed } of givers(
    here,
    ({ artifacts }) => (artifacts?.paths ?? []).map(({ text }) => text),
    file,
  )) {
    const content = contentIn(file, { placed, index: placed.job.commands.length, steps: here.steps + 1 })
    if (content !== undefined) return content
  }
  return null
}

function contentIn(file: string, here: Here): Traced | undefined {
  const writer = writerOf(file, here)
  if (writer !== undefined && digestFileOf(writer) === file) return { kind: 'digest', of: null }
  const source = sourceIn(file, here)
  return source === undefined ? undefined : outputOf(source, here)
}

function writerOf(file: string, { placed, index }: Here): JobCommand | undefined {
  return placed.job.commands.findLast(
    (command) => command.index < index && (writesTo(command, file) || digestFileOf(command) === file),
  )
}

/** Whose output a file holds: `docker push … | tee push.log`. */
function sourceIn(file: string, here: Here): JobCommand | undefined {
  const writer = writerOf(file, here)
  const from = writer?.program === 'tee' ? writer.pipe.from : null
  return from === null ? writer : commandAt(here, from)
}

function writesTo({ redirects, program, words }: JobCommand, file: string): boolean {
  const redirected = redirects.some(({ operator, target }) => operator.startsWith('>') && target === file)
  return redirected || (program === 'tee' && words.some(({ shown }) => shown === file))
}

type Giver = { readonly placed: PlacedJob; readonly files: readonly string[] }

/** Jobs that have succeeded before this one and whose files come along. Source: docs.gitlab.com/ci/yaml, "needs:artifacts", "dependencies". */
function givers(here: Here, filesOf: (job: Job) => readonly string[], wanted?: string): readonly Giver[] {
  const { placed } = here
  if (here.steps > MOST_STEPS) return []
  return placed.pipeline.jobs.flatMap((job) => {
    const files = filesOf(job)
    const fits = wanted === undefined ? files.length > 0 : files.includes(wanted)
    if (!fits || !comesAlong(job, placed.job) || before(placed.pipeline, job, placed.job) !== true) return []
    return [{ placed: { ...placed, job }, files }]
  })
}

function comesAlong(from: Job, { needs, dependencies }: Job): boolean {
  const need = needs?.find(({ job }) => job === from.name)
  if (needs !== null && need?.artifacts !== true) return false
  return dependencies === null || dependencies.some(({ name }) => name === from.name)
}
