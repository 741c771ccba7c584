import type { Desk, Files } from './files.ts'
import { nearest, respelt } from './nearest.ts'
import { problem } from './problem.ts'
import type { Code } from './problem.ts'
import type { LabFile } from './schema.ts'
import type { Heading, LessonLab } from './types.ts'
import type { Path, YamlFile } from './yaml.ts'

/** A reject as it was read, with the file that says what it must fail. */
export type ReadReject = { readonly reject: LessonLab['reject'][number]; readonly expect: YamlFile }

type Scene = {
  readonly lab: LessonLab
  readonly yaml: YamlFile
  readonly rejects: readonly ReadReject[]
}

/** Reports what no single file can show: names that refer to nothing, ids used twice, parts that are missing. */
export function checkLab(desk: Desk, scene: Scene): void {
  checkIds(desk, scene)
  checkReferences(desk, scene)
  checkExpectations(desk, scene)
}

/** The solution's files are its own ones. */
type LabFiles = Pick<LessonLab, 'folder' | 'starter' | 'context'> & { readonly solution: Files }

/** Reports files that are missing, that lie in two places, or that no student can edit. */
export function checkFiles(desk: Desk, { folder, starter, context, solution }: LabFiles): void {
  if (Object.keys(starter).length === 0) {
    desk.report(
      problem('LAB002', `${folder}/starter`, 'The lab has no starter.', {
        suggestion: 'Put at least one file into starter/.',
      }),
    )
  }
  for (const path of Object.keys(starter).filter((each) => Object.hasOwn(context, each))) {
    const suggestion = 'Keep it in starter/ if the student edits it, else in files/.'
    desk.report(
      problem('LAB014', `${folder}/files/${path}`, `${path} is in starter/ and in files/.`, { suggestion }),
    )
  }
  if (Object.keys(solution).length > 0) reportForeign(desk, `${folder}/solution`, solution, starter)
}

function checkIds(desk: Desk, { lab, yaml }: Scene): void {
  const ids = lab.objectives.map(({ id }, index) => ({ id, path: ['objectives', index, 'id'] }))
  const nearIds = lab.objectives.flatMap(({ near }, index) =>
    near.map(({ id }, position) => ({ id, path: ['objectives', index, 'near', position, 'id'] })),
  )
  reportRepeats(desk, yaml, 'LAB005', 'objective', ids)
  reportRepeats(desk, yaml, 'LAB006', 'near-miss', nearIds)
  lab.objectives.forEach(({ id, kind, hints }, index) => {
    if (kind === 'intent' || hints.length > 0) return
    const suggestion = 'Add hints: a question, then the concept, then the shape; never the line to paste.'
    const at = yaml.locate(['objectives', index, 'id'])
    desk.report(problem('LAB015', yaml.file, `The goal "${id}" has no hint.`, { at, suggestion }))
  })
  if (lab.objectives.some(({ kind }) => kind === 'goal')) return
  const suggestion = 'Mark what the student has to improve with "kind: goal".'
  desk.report(
    problem('LAB013', yaml.file, 'No objective is a goal.', {
      at: yaml.locate(['objectives'], 'key'),
      suggestion,
    }),
  )
}

function reportRepeats(
  desk: Desk,
  yaml: YamlFile,
  code: Code,
  what: string,
  ids: readonly { id: string; path: Path }[],
): void {
  const seen = new Set<string>()
  for (const { id, path } of ids) {
    if (seen.has(id)) {
      const suggestion = 'Ids stay for ever and mean one thing: choose another.'
      desk.report(
        problem(code, yaml.file, `The ${what} id "${id}" is used twice.`, {
          at: yaml.locate(path),
          suggestion,
        }),
      )
    }
    seen.add(id)
  }
}

function checkReferences(desk: Desk, scene: Scene): void {
  const { lab, yaml } = scene
  const refer = referrer(desk, yaml)
  const intents = lab.objectives.filter(({ kind }) => kind === 'intent').map(({ id }) => id)
  lab.starterFails.forEach((id, n) =>
    refer(
      'LAB009',
      'objective',
      id,
      lab.objectives.map((each) => each.id),
      ['starterFails', n],
    ),
  )
  lab.objectives.forEach((objective, index) => {
    objective.while?.forEach((id, n) =>
      refer('LAB011', 'intent', id, intents, ['objectives', index, 'while', n]),
    )
  })
}

type Pointing = Pick<LabFile['objectives'][number], 'learn' | 'rule' | 'check' | 'near'>

/** Reports what an objective names outside its lab and is not there: a heading of the lesson, a rule. */
export function checkPointers(
  desk: Desk,
  yaml: YamlFile,
  objective: Pointing,
  index: number,
  headings: readonly Heading[],
): void {
  const refer = referrer(desk, yaml)
  const path = ['objectives', index]
  const anchors = headings.map(({ id }) => `#${id}`)
  const { learn } = objective
  if (learn !== undefined) refer('LAB007', 'heading', learn, anchors, [...path, 'learn'])
  for (const { name, path: where } of ruleNames(objective, path)) {
    if (desk.rules) refer('LAB008', 'rule', name, desk.rules, where)
  }
}

function checkExpectations(desk: Desk, { lab, rejects }: Scene): void {
  const objectives = lab.objectives.map(({ id }) => id)
  const nears = lab.objectives.flatMap(({ near }) => near.map(({ id }) => id))
  for (const { reject, expect } of rejects) {
    const refer = referrer(desk, expect)
    reject.fails.forEach((id, n) => refer('LAB009', 'objective', id, objectives, ['fails', n]))
    reject.near.forEach((id, n) => refer('LAB010', 'near-miss', id, nears, ['near', n]))
  }
}

type Refer = (code: Code, what: string, name: string, known: readonly string[], path: Path) => void

function referrer(desk: Desk, yaml: YamlFile): Refer {
  return (code, what, name, known, path) => {
    if (known.includes(name)) return
    const guess = nearest(name, known)
    const suggestion =
      guess === null ? `Known here: ${known.join(', ') || 'none'}.` : `did you mean "${guess}"?`
    desk.report(
      problem(code, yaml.file, `There is no ${what} "${name}".`, {
        at: yaml.locate(path),
        suggestion,
        fix: respelt(name, known),
      }),
    )
  }
}

/** `rule`, and the rules that a `clean` anywhere in its checks names. */
function ruleNames(objective: Pointing, path: Path): { name: string; path: Path }[] {
  const own = objective.rule === undefined ? [] : [{ name: objective.rule, path: [...path, 'rule'] }]
  const near = objective.near.flatMap(({ when }, n) => cleanRules(when, [...path, 'near', n, 'when']))
  return [...own, ...cleanRules(objective.check, [...path, 'check']), ...near]
}

function cleanRules(check: unknown, path: Path): { name: string; path: Path }[] {
  if (typeof check !== 'object' || check === null) return []
  return Object.entries(check).flatMap(([key, value]) => {
    const here = [...path, key]
    if (key !== 'clean' || !Array.isArray(value)) return cleanRules(value, here)
    return value.flatMap((name, n) => (typeof name === 'string' ? [{ name, path: [...here, n] }] : []))
  })
}

/** An answer can only hold files that the student can edit. */
export function reportForeign(desk: Desk, folder: string, own: Files, starter: Files): void {
  // A lab without a starter is told so once.
  const isEmpty = Object.keys(starter).length === 0
  const foreign = isEmpty ? [] : Object.keys(own).filter((each) => !Object.hasOwn(starter, each))
  for (const path of foreign) {
    // Editors of other systems add an ending of their own.
    const plain = path.toLowerCase().replace(/\.txt$/, '')
    const other = Object.keys(starter).find((each) => each.toLowerCase() === plain)
    const suggestion = other
      ? `Rename it to ${other}.`
      : `Files of the starter: ${Object.keys(starter).join(', ')}.`
    desk.report(problem('LAB004', `${folder}/${path}`, `The starter has no file ${path}.`, { suggestion }))
  }
  if (Object.keys(own).length > 0) return
  desk.report(
    problem('FILE001', folder, 'This answer has no file.', {
      suggestion: 'Put the whole changed file here.',
    }),
  )
}
