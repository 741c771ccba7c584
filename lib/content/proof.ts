import type { Grade, Lab } from '../engine/grade/types.ts'
import { layoutsOfMany } from './layouts.ts'
import type { Layout } from './layouts.ts'
import { compare, problem } from './problem.ts'
import type { Code } from './problem.ts'
import type { ContentProblem, LessonLab } from './types.ts'

/** How the answers to a lab are graded. */
export type GradesOf = (lab: Lab) => (files: Readonly<Record<string, string>>) => Grade

type Answer = {
  readonly folder: string
  readonly files: Readonly<Record<string, string>>
  readonly grade: Grade
}
type Proof = {
  readonly lab: LessonLab
  readonly starter: Answer
  readonly right: readonly Answer[]
  readonly wrong: readonly (Answer & {
    readonly fails: readonly string[]
    readonly near: readonly string[]
  })[]
}

/** Shows by grading every answer in its folder that a lab measures what it says. An empty list is the proof. */
export function proveLab(lab: LessonLab, gradesOf: GradesOf): ContentProblem[] {
  // Reported where the lab is read.
  if (Object.keys(lab.starter).length === 0) return []
  const grade = gradesOf(lab)
  const answer = (folder: string, files: Answer['files']): Answer => ({
    folder: `${lab.folder}/${folder}`,
    files,
    grade: grade(files),
  })
  const proof: Proof = {
    lab,
    starter: answer('starter', lab.starter),
    right: [
      answer('solution', lab.solution),
      ...lab.accept.map(({ name, files }) => answer(`accept/${name}`, files)),
    ],
    wrong: lab.reject.map(({ name, files, fails, near }) => ({
      ...answer(`reject/${name}`, files),
      fails,
      near,
    })),
  }
  return [
    ...proveStarter(proof),
    ...proveRight(proof),
    ...proveWrong(proof),
    ...proveKnown(proof),
    ...proveCoverage(proof),
    ...proveDifferent(proof),
    ...proveLayout(proof, gradesOf(withoutNear(lab))),
  ]
}

function proveStarter({ lab, starter }: Proof): ContentProblem[] {
  const failed = failedIn(lab, starter.grade)
  const isNamed = lab.starterFails.every((id) => lab.objectives.some((each) => each.id === id))
  // A name that does not exist is reported where the lab is read.
  if (!isNamed || sameSet(failed, lab.starterFails)) return []
  const message = `The starter fails ${listed(failed)}; starterFails says ${listed(lab.starterFails)}.`
  const suggestion = 'Change the starter, the checks, or starterFails.'
  const written = (ids: readonly string[]) => `starterFails: [${ids.join(', ')}]`
  const fix = { from: written(lab.starterFails), to: written(failed), line: null }
  return [problem('PROOF001', `${lab.folder}/lab.yaml`, message, { suggestion, fix })]
}

function proveRight({ lab, right }: Proof): ContentProblem[] {
  return right
    .filter(({ grade }) => grade.score !== 100)
    .map(({ folder, grade }) => {
      const reasons = grade.objectives
        .filter(({ passed }) => !passed)
        .map(({ id, message }) => `${id}: ${message}`)
      const problems = grade.problems.map(
        ({ file, range, message }) => `${file}:${range.start.line} ${message}`,
      )
      const why = [...problems, ...reasons].join(' ') || `It fails ${listed(failedIn(lab, grade))}.`
      return report(
        'PROOF002',
        folder,
        `This right answer scores ${grade.score}. ${why}`,
        'Mend the answer, or the check that refuses it.',
      )
    })
}

function proveWrong({ lab, wrong }: Proof): ContentProblem[] {
  return wrong.flatMap(({ folder, grade, fails, near }) => {
    const failed = failedIn(lab, grade)
    const spoken = grade.objectives.map((each) => each.near)
    const passes = idsOf(lab).filter((id) => fails.includes(id) && !failed.includes(id))
    const silent = nearsOf(lab).filter((id) => near.includes(id) && !spoken.includes(id))
    return [
      ...passes.map((id) =>
        report(
          'PROOF003',
          folder,
          `This wrong answer passes ${id}.`,
          `Make the check of ${id} stricter, or the answer wrong.`,
        ),
      ),
      ...silent.map((id) =>
        report('PROOF004', folder, `The near-miss ${id} does not speak.`, spokenHint(spoken)),
      ),
    ]
  })
}

const idsOf = ({ objectives }: LessonLab) => [...new Set(objectives.map(({ id }) => id))]
const nearsOf = ({ objectives }: LessonLab) => objectives.flatMap(({ near }) => near.map(({ id }) => id))

function spokenHint(spoken: readonly (string | null)[]): string {
  const ids = spoken.filter((id) => id !== null)
  return ids.length === 0 ? 'Look at its when: no near-miss speaks here.' : `Here speaks: ${ids.join(', ')}.`
}

/** A failure that the file does not tell proves little, unless a near-miss says what to do. */
function proveKnown({ lab, starter, wrong }: Proof): ContentProblem[] {
  const asked = [{ ...starter, fails: lab.starterFails }, ...wrong]
  return asked.flatMap(({ folder, grade, fails }) =>
    grade.objectives
      .filter(({ id, passed, known, near }) => !passed && !known && near === null && fails.includes(id))
      .map(({ id, message }) =>
        problem('PROOF008', folder, `Whether this answer meets ${id} cannot be known. ${message}`, {
          suggestion: 'Let the check ask for something that the file tells, or change the answer.',
          severity: 'warning',
        }),
      ),
  )
}

function proveCoverage({ lab, starter, wrong }: Proof): ContentProblem[] {
  const grades = [starter, ...wrong].map(({ grade }) => grade)
  const failed = new Set(grades.flatMap((grade) => failedIn(lab, grade)))
  const spoken = new Set(grades.flatMap(({ objectives }) => objectives.map(({ near }) => near)))
  const file = `${lab.folder}/lab.yaml`
  const unfailed = lab.objectives.filter(({ id }) => !failed.has(id))
  const silent = lab.objectives.flatMap(({ near }) => near).filter(({ id }) => !spoken.has(id))
  return [
    ...unfailed.map(({ id }) =>
      report(
        'PROOF005',
        file,
        `Neither the starter nor a reject fails ${id}.`,
        'Add an answer to reject/ that does.',
      ),
    ),
    ...silent.map(({ id }) =>
      report('PROOF006', file, `No answer meets the near-miss ${id}.`, 'Add an answer to reject/ that does.'),
    ),
  ]
}

/** An answer that was copied and never changed proves what another one does. One on the wrong side is told so anyway. */
function proveDifferent({ lab, starter, right, wrong }: Proof): ContentProblem[] {
  return [...twins(lab, right), ...twins(lab, [starter, ...wrong])]
}

function twins(lab: LessonLab, answers: readonly Answer[]): ContentProblem[] {
  const seen = new Map<string, string>()
  return answers.flatMap(({ folder, files }) => {
    const text = JSON.stringify(Object.entries(files).toSorted(([a], [b]) => compare(a, b)))
    const first = seen.get(text)
    seen.set(text, first ?? folder.slice(lab.folder.length + 1))
    if (first === undefined) return []
    const message = `This answer is the same as ${first}.`
    return [report('PROOF009', folder, message, 'Change it, or remove its folder.')]
  })
}

/** What a near-miss says changes no result. */
function withoutNear(lab: LessonLab): Lab {
  return { ...lab, objectives: lab.objectives.map((each) => ({ ...each, near: [] })) }
}

/**
 * The solution in each layout by itself, every answer in all layouts at once: what makes a difference there is looked for
 * among the single ones.
 */
function proveLayout({ starter, right, wrong }: Proof, grade: ReturnType<GradesOf>): ContentProblem[] {
  const told = (answer: Answer, layouts: readonly Layout[]) =>
    layouts.flatMap(({ name, files }) => layoutProblem(answer, name, grade(files)) ?? [])
  const { single, together } = layoutsOfMany()
  return [starter, ...right, ...wrong].flatMap((answer) => {
    const atOnce = told(answer, together(answer.files))
    if (atOnce.length === 0 && answer !== right[0]) return []
    const oneByOne = told(answer, single(answer.files))
    return oneByOne.length > 0 ? oneByOne : atOnce
  })
}

function layoutProblem({ folder, grade }: Answer, name: string, after: Grade): ContentProblem | null {
  if (summary(after) === summary(grade)) return null
  const message = `With ${name} the result is ${summary(after)}, without ${summary(grade)}.`
  return report('PROOF007', folder, message, 'Let the check ask about the image, not about the text.')
}

function summary({ score, objectives }: Grade): string {
  const failed = objectives.filter(({ passed }) => !passed).map(({ id }) => id)
  return `${score} points with ${listed(failed)} failed`
}

/** All objectives when the file cannot be read. */
function failedIn({ objectives }: LessonLab, grade: Grade): string[] {
  const passed = new Set(grade.objectives.filter((each) => each.passed).map(({ id }) => id))
  return objectives.map(({ id }) => id).filter((id) => !passed.has(id))
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === new Set(b).size && a.every((id) => b.includes(id))
}

function listed(ids: readonly string[]): string {
  return ids.length === 0 ? 'nothing' : ids.join(', ')
}

function report(code: Code, file: string, message: string, suggestion: string): ContentProblem {
  return problem(code, file, message, { suggestion })
}
