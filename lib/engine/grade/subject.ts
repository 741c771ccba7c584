import { build } from '../build/build.ts'
import { cacheAfter, type Change } from '../build/cache.ts'
import { labContext, withoutIgnored } from '../build/context.ts'
import type { Build, BuiltStage, Context, Step, StepCache } from '../build/types.ts'
import { parse } from '../dockerfile/index.ts'
import type { Dockerfile } from '../dockerfile/model.ts'
import { baseConfigOf } from '../images/index.ts'
import { kindOf, type OtherKind } from '../file-kind.ts'
import { buildKey, projectOf, type Built, type Project } from '../project.ts'
import { allFindings, type Finding } from '../rules/check.ts'
import type { Models } from '../others.ts'
import type { FileGrader } from './file-grader.ts'
import type { Where } from './schema.ts'

/** A file beside the Dockerfile, read. */
export type ReadFile<Kind extends OtherKind> = {
  readonly path: string
  readonly kind: Kind
  readonly text: string
  readonly model: Models[Kind]
  readonly project: Project
}

export type PlacedFinding = { readonly finding: Finding; readonly file: string; readonly text: string }

/** An answer, read and built once; the more expensive questions are answered when they are asked. */
export type Subject = {
  /** The Dockerfile's path; '' for an answer without one: `dockerfile` and `build` are then of an empty text. */
  readonly file: string
  readonly dockerfile: Dockerfile
  readonly build: Build
  readonly context: Context
  /** What the student wrote, path to text. */
  readonly files: Readonly<Record<string, string>>
  /** These and the read-only files, ignored ones included. */
  readonly all: Readonly<Record<string, string>>
  /** What the starter builds; null when nothing is known of a starter. */
  readonly starter: () => Build | null
  /** Under these names. What comments hold back is among them: nobody passes by asking not to be told. */
  readonly findings: (names: readonly string[]) => readonly PlacedFinding[]
  /** The answer's files of a kind, or the one with this path, which may be a read-only one. */
  readonly filesOf: <Kind extends OtherKind>(kind: Kind, path?: string) => readonly ReadFile<Kind>[]
  /** What reads and marks other files; null where a lab holds none. */
  readonly grader: FileGrader | null
  readonly cacheAfter: (change: Change) => readonly (readonly StepCache[])[]
  /** The same answer with this build argument given on the command line. */
  readonly withArg: (name: string, value: string) => Build
  /** What several checks ask of an answer, by the function that works it out: the memory of `perSubject`. */
  readonly facts: Map<(subject: Subject) => unknown, unknown>
}

/** The same function, which does its work when the first check asks and then remembers the answer for this subject. */
export function perSubject<Value extends object>(
  work: (subject: Subject) => Value,
): (subject: Subject) => Value {
  return (subject) => {
    const known = subject.facts.get(work)
    if (known !== undefined) return known as Value
    const value = work(subject)
    subject.facts.set(work, value)
    return value
  }
}

/** What the answers to one lab have in common: it is worked out once, however many are read. */
export type Shared = {
  readonly starter: () => Build | null
  readonly parse: (text: string) => Dockerfile
  /** What `make` gave for the same key, where that was not long ago. */
  readonly model: (key: string, make: () => Models[OtherKind]) => Models[OtherKind]
}

export function sharedOf(
  file: string,
  starter: Readonly<Record<string, string>> | null,
  contextFiles: Readonly<Record<string, string>>,
): Shared {
  const parsed = lastOnes<Dockerfile>()
  return {
    starter: once(() => (starter === null ? null : buildOf(file, starter, contextFiles))),
    parse: (text) => parsed(text, () => parsePlain(text)),
    model: lastOnes(),
  }
}

/** Marked as `docker build .` builds it: without build arguments. */
function parsePlain(text: string): Dockerfile {
  return parse(text, { baseImage: baseConfigOf, buildArgs: {} })
}

export function readSubject(
  file: string,
  files: Readonly<Record<string, string>>,
  contextFiles: Readonly<Record<string, string>>,
  shared: Shared = sharedOf(file, null, contextFiles),
  grader: FileGrader | null = null,
): Subject {
  const all = { ...contextFiles, ...files }
  const text = all[file] ?? ''
  const whole = labContext(all)
  const context = withoutIgnored(whole, file)
  const dockerfile = shared.parse(text)
  const built = build(dockerfile, context)
  const read = grader && sharing(grader, shared)
  const filesOf = readerOf(all, files, whole, knownBuild(whole, file, built, dockerfile), read)
  return {
    file,
    dockerfile,
    build: built,
    context,
    files,
    all,
    starter: shared.starter,
    findings: (names) => [
      ...(file === '' ? [] : allFindings(dockerfile, built, context, names))
        .filter(({ rule }) => names.includes(rule))
        .map((finding) => ({ finding, file, text })),
      ...(grader?.findings(filesOf, names) ?? []),
    ],
    filesOf,
    grader,
    cacheAfter: (change) => cacheAfter(dockerfile, built.stages, change),
    withArg: remembered((name, value) =>
      build(parse(text, { baseImage: baseConfigOf, buildArgs: { [name]: value } }), context),
    ),
    facts: new Map(),
  }
}

/** What a file beside the Dockerfile need not build again. */
function knownBuild({ files }: Context, file: string, built: Build, { allProblems }: Dockerfile): Built {
  const broken = allProblems.some(({ severity }) => severity === 'error')
  const key = buildKey({ folder: '', dockerfile: file })
  return new Map(Object.hasOwn(files, file) ? [[key, broken ? null : built]] : [])
}

/** Reads each file once, when it is asked about. Without a path those that the student wrote. */
function readerOf(
  all: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
  context: Context,
  built: Built,
  parseFile: FileGrader['parse'] | null,
): Subject['filesOf'] {
  const read = new Map<string, ReadFile<OtherKind>>()
  return <Kind extends OtherKind>(kind: Kind, path?: string) => {
    const paths = path === undefined ? Object.keys(own) : Object.hasOwn(all, path) ? [path] : []
    return paths
      .filter((each) => parseFile !== null && (path !== undefined || kindOf(each) === kind))
      .map((each) => {
        const key = `${kind} ${each}`
        const known =
          read.get(key) ?? readFile(kind, each, all[each]!, projectOf(each, context, built), parseFile!)
        read.set(key, known)
        return known as ReadFile<Kind>
      })
  }
}

function readFile(
  kind: OtherKind,
  path: string,
  text: string,
  project: Project,
  parseFile: FileGrader['parse'],
): ReadFile<OtherKind> {
  return { path, kind, text, project, model: parseFile(kind, text, project) }
}

function buildOf(
  file: string,
  files: Readonly<Record<string, string>>,
  contextFiles: Readonly<Record<string, string>>,
): Build {
  const dockerfile = parsePlain(files[file] ?? contextFiles[file] ?? '')
  return build(dockerfile, withoutIgnored(labContext({ ...contextFiles, ...files }), file))
}

/** An objective and its near-misses ask the same. */
function remembered(make: Subject['withArg']): Subject['withArg'] {
  const made = new Map<string, Build>()
  return (name, value) => {
    const key = `${name}=${value}`
    const known = made.get(key) ?? make(name, value)
    made.set(key, known)
    return known
  }
}

/** What a compose file means depends on others of its project; what any other file means, on its place and text. */
function sharing({ parse: read }: FileGrader, { model }: Shared): FileGrader['parse'] {
  return (kind, text, project) => {
    const make = () => read(kind, text, project)
    return kind === 'compose' ? make() : model(`${kind} ${project.path}\n${text}`, make)
  }
}

/** Enough for the files of an answer in each layout: answers that differ in others of them follow one another. */
const LAST = 16

/** Remembers the last values that were asked for, by their keys. */
function lastOnes<Value>(): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>()
  return (key, make) => {
    const value = known.get(key) ?? make()
    known.delete(key)
    known.set(key, value)
    if (known.size > LAST) known.delete(known.keys().next().value!)
    return value
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

export type PlacedStep = { readonly stage: BuiltStage; readonly step: Step; readonly number: number }

/** Does a stage count? See the schema's `in`. */
export function isIn({ build: built }: Subject, stage: BuiltStage, where: Where): boolean {
  const final = built.image?.chain.includes(stage.index) ?? false
  if (where === 'image') return final
  if (where === 'other') return !final
  if (where === 'unused') return !stage.used
  return where === 'any' || stage.used
}

export function stepsIn(subject: Subject, where: Where): readonly PlacedStep[] {
  return subject.build.stages
    .filter((stage) => isIn(subject, stage, where))
    .flatMap((stage) => stage.steps.map((step, number) => ({ stage, step, number })))
}

/** The steps above one: in its own stage and all of those its stage is built on, nearest last. */
export function stepsAbove(subject: Subject, { stage, number }: PlacedStep): readonly PlacedStep[] {
  const chain = stage.image.chain.map((index) => subject.build.stages[index]!)
  return chain.flatMap((each) =>
    each.steps
      .map((step, at) => ({ stage: each, step, number: at }))
      .filter((placed) => each.index !== stage.index || placed.number < number),
  )
}
