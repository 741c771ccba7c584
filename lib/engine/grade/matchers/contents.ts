import { isRoot, sameOwner } from '../../build/accounts.ts'
import { exists } from '../../build/tree.ts'
import type { FileEntry, Image, Owner } from '../../build/types.ts'
import { isInside } from '../../dockerfile/paths.ts'
import type { Range } from '../../source/position.ts'
import { ask, decided, fails, holds, orList, some, unknown, type Outcome } from '../outcome.ts'
import type { PathCheck } from '../schema.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { isPattern, pathTest } from './patterns.ts'

/** Steps of the stages an image is made of, from the external base up. */
export function stepsOfImage({ chain }: Pick<Image, 'chain'>, { build }: Subject): readonly PlacedStep[] {
  return chain.flatMap((index) => {
    const stage = build.stages[index]!
    return stage.steps.map((step, number) => ({ stage, step, number }))
  })
}

export function matchContains(files: readonly string[], { files: tree, base }: Image): Outcome {
  const contexts = [...new Set([...tree.entries.values()].flatMap(({ context }) => context ?? []))]
  const missing = files.find((file) =>
    isPattern(file) ? !contexts.some(pathTest(file)) : !contexts.includes(file),
  )
  if (missing === undefined) return holds(`${orList(files)} is in the image.`, { subject: files[0] })
  const need = `Copy ${missing} into the final stage.`
  return base === null && tree.entries.size === 0
    ? unknown(`Whether ${missing} is in the final image cannot be told from the file.`, need, {
        subject: missing,
      })
    : fails(`${missing} is not in the final image.`, need, { subject: missing })
}

/** A file of the context in the image, or in a layer of it although a later step deletes it. */
type Carried = {
  readonly file: string
  readonly place: Range | null
  readonly late: boolean
  readonly stage: string
}

/** Every file of the context that fits and that some layer of the image holds. */
function carriedFiles(files: readonly string[], image: Image, subject: Subject): readonly Carried[] {
  const tests = files.map((file) => (isPattern(file) ? pathTest(file) : (path: string) => path === file))
  const fits = (path: string): boolean => tests.some((test) => test(path))
  const there = [...image.files.entries.values()].flatMap((entry): Carried[] =>
    entry.context !== null && fits(entry.context)
      ? [{ file: entry.context, place: madeAt(entry, subject), late: false, stage: '' }]
      : [],
  )
  const now = new Set(there.map(({ file }) => file))
  const late = stepsOfImage(image, subject).flatMap(({ stage, step }): Carried[] =>
    broughtBy(step, subject)
      .filter((file) => fits(file) && !now.has(file))
      .map((file) => ({ file, place: step.instruction.range, late: true, stage: stage.label })),
  )
  return [...there, ...late]
}

/** Files of the context that a COPY or ADD brings, by way of another stage too. A bind mount leaves none behind. */
function broughtBy(step: PlacedStep['step'], { build }: Subject): readonly string[] {
  const { instruction, reads, takes } = step
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return []
  const taken = takes.flatMap(({ stage, path }) =>
    [...(build.stages[stage]?.image.files.entries ?? [])].flatMap(([at, { context }]) =>
      context !== null && isInside(path, at) ? [context] : [],
    ),
  )
  return [...reads, ...taken]
}

export function matchLacks(files: readonly string[], image: Image, subject: Subject): Outcome {
  const found = carriedFiles(files, image, subject)[0]
  if (!found) {
    return image.base === null
      ? unknown('What the base image holds cannot be told from the file.', '', { subject: files[0] })
      : holds(`${orList(files)} is in no layer of the image.`, { subject: files[0] })
  }
  const line = found.place === null ? 'an earlier line' : `line ${found.place.start.line}`
  return fails(
    found.late
      ? `${found.file} is deleted later, and the layer of ${line} still holds it.`
      : `${found.file} is in the image, by ${line}.`,
    'Do not copy it in the first place.',
    { place: found.place, subject: found.file, stage: found.stage },
  )
}

export function matchDeletedLate(files: readonly string[], image: Image, subject: Subject): Outcome {
  const found = carriedFiles(files, image, subject).find(({ late }) => late)
  return found
    ? holds(`${found.file} is deleted later, and its layer still holds it.`, {
        place: found.place,
        subject: found.file,
        stage: found.stage,
      })
    : fails(`No step deletes ${orList(files)} too late.`, '', { subject: files[0] })
}

/** The instruction that made an entry. */
export function madeAt({ made }: FileEntry, { build }: Subject): Range | null {
  return build.stages[made.stage]?.steps[made.step]?.instruction.range ?? null
}

export function matchPath(check: PathCheck, image: Image, subject: Subject): Outcome {
  const { path, owner } = check
  if (isPattern(path)) return matchSomePath(check, image, subject)
  const entry = image.files.entries.get(path)
  const at = { subject: path, place: entry ? madeAt(entry, subject) : null }
  const is = exists(image.files, path)
  if (check.exists === false) {
    if (entry) return fails(`${path} is in the image.`, 'It must not be there.', at)
    return is === 'no'
      ? holds(`There is no ${path} in the image.`, at)
      : unknown(`Nothing in the file creates ${path}; whether the image has it is not known.`, '', at)
  }
  if (!entry) {
    const need = `Create ${path}${owner === 'app' ? ' for the user that the app runs as' : ''}.`
    return is === 'no'
      ? fails(`There is no ${path} in the image.`, need, at)
      : unknown(`Nothing in the file creates ${path}.`, need, at)
  }
  const answer = askEntry(check, entry, image, at)
  return answer.holds ? holds(answer.seen || `${path} is in the image.`, at) : answer
}

/** Of the paths like that one has to be so; with `holds` only those that hold the file are asked. */
function matchSomePath(check: PathCheck, image: Image, subject: Subject): Outcome {
  const fits = pathTest(check.path)
  const found = [...image.files.entries].filter(([path, { kind }]) => kind !== 'bulk' && fits(path))
  const right = found.filter(([, { context }]) => check.holds === undefined || context === check.holds)
  const questions = right.map(([path, entry]) => () => {
    const at = { subject: path, place: madeAt(entry, subject) }
    const answer = askEntry({ ...check, path }, entry, image, at)
    return answer.holds ? holds(answer.seen || `${path} is in the image.`, at) : answer
  })
  if (questions.length > 0) return some(questions)
  const open = image.files.opaque.size > 0 || found.some(([, each]) => isUntold(each))
  const seen =
    check.holds === undefined
      ? `Nothing that the file makes lies at ${check.path}.`
      : `Nothing in the image certainly holds ${check.holds}.`
  return (open ? unknown : fails)(seen, '', { subject: check.holds ?? check.path })
}

/** A file whose content the Dockerfile does not tell. */
function isUntold({ context, content, kind }: FileEntry): boolean {
  return context === null && content === null && kind === 'file'
}

type At = { readonly subject: string; readonly place: Range | null }

function askEntry(check: PathCheck, entry: FileEntry, image: Image, at: At): Outcome {
  const { path } = check
  return ask(
    {
      kind: check.kind,
      holds: check.holds,
      empty: check.empty,
      executable: check.executable,
      worldWritable: check.worldWritable,
      owner: check.owner,
    },
    {
      kind: (wanted) =>
        entry.kind === wanted
          ? holds('', at)
          : fails(`${path} is a ${entry.kind}.`, `It has to be a ${wanted}.`, at),
      holds: (file) => matchContent(file, entry, at),
      empty: (wanted) =>
        decided(
          entry.kind !== 'file'
            ? false
            : entry.content === null && entry.size === null
              ? null
              : isEmpty(entry),
          wanted,
          {
            yes: `${path} is empty.`,
            no: `${path} is not empty.`,
            open: `What ${path} holds cannot be told from the file.`,
            need: wanted ? '' : 'Something has to stand in it.',
          },
          at,
        ),
      executable: (wanted) =>
        matchMode(entry, 0o111, wanted, at, {
          yes: `${path} may be executed.`,
          no: `${path} may not be executed: it lacks the x bit.`,
          need: wanted ? 'Give it the mode 755, best with COPY --chmod.' : '',
        }),
      worldWritable: (wanted) =>
        matchMode(entry, 0o002, wanted, at, {
          yes: `Everybody may write to ${path}.`,
          no: `Not everybody may write to ${path}.`,
          need: wanted ? '' : 'Only its owner may have to write to it.',
        }),
      owner: (wanted) => matchOwner(wanted, image, entry.owner, at),
    },
  )
}

/** Blanks and ends of lines are nothing. */
export function isEmpty({ content, size }: FileEntry): boolean {
  return content === null ? size === 0 : content.trim() === ''
}

function matchContent(file: string, entry: FileEntry, at: At): Outcome {
  const need = `It has to be ${file}.`
  if (entry.context === file) return holds(`${at.subject} is ${file} of the context.`, at)
  return isUntold(entry)
    ? unknown(`What ${at.subject} holds cannot be told from the file.`, need, at)
    : fails(`${at.subject} is not ${file} of the context.`, need, at)
}

function matchMode(
  { mode }: FileEntry,
  bits: number,
  wanted: boolean,
  at: At,
  { yes, no, need }: { readonly yes: string; readonly no: string; readonly need: string },
): Outcome {
  if (mode === null) return unknown(`The mode of ${at.subject} cannot be told from the file.`, need, at)
  const is = (mode & bits) !== 0
  return is === wanted ? holds(is ? yes : no, at) : fails(is ? yes : no, need, at)
}

function matchOwner(wanted: 'root' | 'app', { user }: Image, found: Owner, at: At): Outcome {
  const path = at.subject
  const root = isRoot(found)
  const name = found.name ?? (found.uid === null ? 'a user that cannot be known' : `uid ${found.uid}`)
  const need =
    wanted === 'root' ? 'It has to belong to root.' : 'It has to belong to the user that the app runs as.'
  if (root === null) return unknown(`${path} belongs to ${name}.`, need, at)
  if (wanted === 'root')
    return root ? holds(`${path} belongs to root.`, at) : fails(`${path} belongs to ${name}.`, need, at)
  if (root) return fails(`${path} belongs to ${name}.`, need, at)
  // A user the image does not have is another objective's matter.
  const runs = user.root === false && user.exists !== false ? sameOwner(found, user) : true
  return runs === false
    ? fails(`${path} belongs to ${name}, and the app runs as ${user.name ?? user.uid}.`, need, at)
    : holds(`${path} belongs to ${name}.`, at)
}
