import { isOther, kindOf } from '../file-kind.ts'
import type { Problem } from '../source/problem.ts'
import { evaluate } from './evaluate.ts'
import type { FileGrader } from './file-grader.ts'
import type { Outcome } from './outcome.ts'
import { readSubject, sharedOf, type Subject } from './subject.ts'
import type { Grade, Lab, NearMiss, Objective, ObjectiveResult } from './types.ts'

/**
 * Marks an answer. `files` are the student's; what they lack comes from the starter, read-only files from the context.
 * `grader` reads files beside Dockerfiles; `needsGrader` says whether a lab holds such. Never throws on a student's file. A file that cannot be read is not graded: score 0, `gradable` false, problems named.
 */
export function grade(
  lab: Lab,
  files: Readonly<Record<string, string>>,
  grader: FileGrader | null = null,
): Grade {
  return gradesOf(lab, grader)(files)
}

/** `grade` for many answers to one lab: what they have in common is worked out once. */
export function gradesOf(
  lab: Lab,
  grader: FileGrader | null = null,
): (files: Readonly<Record<string, string>>) => Grade {
  const file = dockerfileOf(lab)
  const shared = sharedOf(file, lab.starter, lab.context)
  return (files) =>
    gradeSubject(lab, file, readSubject(file, { ...lab.starter, ...files }, lab.context, shared, grader))
}

function gradeSubject(lab: Lab, file: string, subject: Subject): Grade {
  const unparsed = brokenDockerfile(subject)
  const broken = [...(lab.gradesBroken === true ? [] : unparsed), ...brokenFiles(subject)]
  if (broken.length > 0) return ungraded(lab, broken)
  const outcomes = lab.objectives.map((objective) => ({
    objective,
    outcome: evaluate(objective.check, subject),
  }))
  const failed = new Set(
    outcomes.filter(({ outcome }) => !outcome.holds).map(({ objective }) => objective.id),
  )
  const objectives = outcomes.map(({ objective, outcome }) =>
    resultOf({ objective, outcome, lab, failed, subject, file }),
  )
  const total = lab.objectives.reduce((sum, { points }) => sum + points, 0)
  const earned = objectives.reduce((sum, { earned: points }) => sum + points, 0)
  const score = total === 0 ? 0 : Math.floor((100 * earned) / total)
  return {
    gradable: true,
    score,
    passed: score >= lab.passMark,
    objectives,
    problems: [...unparsed, ...located(file, isBuiltHere(lab, file) ? subject.build.problems : [])],
  }
}

/** A Dockerfile to read in a folder of its own is built with that as its context, if at all. */
function isBuiltHere({ starter }: Lab, file: string): boolean {
  return Object.hasOwn(starter, file) || !file.includes('/')
}

/** Does a lab hold files that only a grader of other files can read? */
export function needsGrader({ starter, context }: Pick<Lab, 'starter' | 'context'>): boolean {
  return [...Object.keys(starter), ...Object.keys(context)].some((path) => isOther(kindOf(path)))
}

/** The Dockerfile that the lab is about: the student's, else one to read; '' where there is none. */
function dockerfileOf({ starter, context }: Lab): string {
  const names = [...Object.keys(starter), ...Object.keys(context)].filter(
    (name) => kindOf(name) === 'dockerfile',
  )
  return names.find((name) => /(^|\/)(Dockerfile|Containerfile)$/.test(name)) ?? names[0] ?? ''
}

function brokenDockerfile({ file, files, dockerfile }: Subject): Grade['problems'] {
  // What is there to be read is not the student's to mend.
  if (!Object.hasOwn(files, file)) return []
  return located(
    file,
    dockerfile.allProblems.filter(({ severity }) => severity === 'error'),
  )
}

/** What the student wrote and cannot be read as what it is meant to be. */
function brokenFiles({ files, filesOf, grader }: Subject): Grade['problems'] {
  return Object.keys(files).flatMap((path) => {
    const kind = kindOf(path)
    if (grader === null || !isOther(kind)) return []
    return filesOf(kind, path).flatMap(({ model }) => located(path, grader.unreadable(model)))
  })
}

function located(file: string, problems: readonly Problem[]): Grade['problems'] {
  return problems.map((problem) => ({ ...problem, file }))
}

function ungraded(lab: Lab, problems: Grade['problems']): Grade {
  const [first] = problems
  const where = Object.keys(lab.starter).length > 1 ? `${first?.file}, line` : 'line'
  const message = `Cannot grade yet, ${where} ${first?.range.start.line ?? 1}: ${first?.message ?? 'the file cannot be read.'}`
  const objectives = lab.objectives.map(({ id, points }): ObjectiveResult => ({
    id,
    points,
    earned: 0,
    passed: false,
    known: true,
    waitsOn: [],
    message,
    near: null,
    file: first?.file ?? null,
    range: first?.range ?? null,
  }))
  return { gradable: false, score: 0, passed: false, objectives, problems }
}

type ResultInput = {
  readonly objective: Objective
  readonly outcome: Outcome
  readonly lab: Lab
  readonly failed: ReadonlySet<string>
  readonly subject: Subject
  readonly file: string
}

function resultOf({ objective, outcome, lab, failed, subject, file }: ResultInput): ObjectiveResult {
  const { id, points } = objective
  const waitsOn = intentsOf(objective, lab).filter((intent) => intent !== id && failed.has(intent))
  const near = outcome.holds ? null : nearMiss(objective.near, outcome, subject)
  const told = near?.place ? near : outcome
  const place = told.place ?? (outcome.holds || told.file !== null ? null : defaultPlace(subject, lab))
  return {
    id,
    points,
    earned: outcome.holds && waitsOn.length === 0 ? points : 0,
    passed: outcome.holds,
    known: outcome.known,
    waitsOn,
    message: near?.message ?? messageOf(objective, outcome),
    near: near?.id ?? null,
    file: place ? (told.file ?? file) : null,
    range: place,
  }
}

function messageOf({ text }: Objective, { seen, need }: Outcome): string {
  const sentences = [seen, need].filter((sentence) => sentence !== '')
  // A check that something is not so has nothing to show when it holds.
  return sentences.length > 0 ? sentences.join(' ') : `${text}.`
}

/** What must stay as it was: points count only while these hold. */
function intentsOf(objective: Objective, { objectives }: Lab): readonly string[] {
  return objective.while ?? objectives.filter(({ kind }) => kind === 'intent').map(({ id }) => id)
}

/** What is missing altogether is missing in the stage that makes the image. */
function defaultPlace({ dockerfile, file }: Subject, { starter }: Lab): Outcome['place'] {
  if (!Object.hasOwn(starter, file)) return null
  return dockerfile.stages[dockerfile.target]?.from.image.range ?? null
}

type Spoken = Pick<Outcome, 'place' | 'file'> & { readonly id: string; readonly message: string }

function nearMiss(misses: readonly NearMiss[], failure: Outcome, subject: Subject): Spoken | null {
  for (const { id, when, say } of misses) {
    const outcome = evaluate(when, subject)
    if (outcome.holds) return speak(id, say, outcome, failure)
  }
  return null
}

/** Fills `{{line}}`, `{{seen}}` (or `{{subject}}`), `{{stage}}` and `{{over}}` from what the near-miss found, else from the failure itself. */
function speak(id: string, say: string, outcome: Outcome, failure: Outcome): Spoken {
  const { place, file } = outcome.place ? outcome : failure
  const words: Readonly<Record<string, string>> = {
    line: String(place?.start.line ?? ''),
    seen: outcome.subject || failure.subject,
    subject: outcome.subject || failure.subject,
    over: outcome.over || failure.over,
    stage: outcome.stage || failure.stage,
  }
  return {
    id,
    message: say.replace(/\{\{(line|seen|subject|stage|over)\}\}/g, (_, name: string) => words[name] ?? ''),
    place,
    file,
  }
}
