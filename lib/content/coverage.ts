import { coverageSchema } from './coverage-schema.ts'
import type { CoverageFile, Erratum, Statement } from './coverage-schema.ts'
import { checkObjective, checkPlaces, headingOf, report, sceneOf } from './coverage-places.ts'
import type { Row, Scene } from './coverage-places.ts'
import { readText } from './files.ts'
import type { Desk } from './files.ts'
import { readSections } from './headings.ts'
import { splitFrontMatter } from './load-lesson.ts'
import { contentPlace } from './load.ts'
import type { ContentProblem, Course } from './types.ts'
import { validate } from './validate.ts'
import { readYaml } from './yaml.ts'
import type { Path, YamlFile } from './yaml.ts'

/** content/coverage.yaml; null where there is none, or its keys are wrong. */
export async function readCoverage(
  desk: Desk,
  root: string,
): Promise<{ readonly value: CoverageFile; readonly yaml: YamlFile } | null> {
  const file = `${root}/coverage.yaml`
  const text = await readText(desk, file)
  if (text === null) return null
  const yaml = readYaml(file, text)
  const { value, problems } = validate<CoverageFile>(coverageSchema, yaml)
  desk.report(...problems)
  return value && { value, yaml }
}

/**
 * What coverage.yaml says against the course: numbers without a row, and homes and objectives that are not there. A course
 * may do without the file.
 */
export async function checkCoverage(
  course: Course,
  content = 'content',
  cwd = process.cwd(),
): Promise<ContentProblem[]> {
  const found: ContentProblem[] = []
  const { base, root } = contentPlace(content, cwd)
  const desk: Desk = { cwd: base, rules: null, report: (...problems) => void found.push(...problems) }
  const read = await readCoverage(desk, root)
  if (!read || course.modules.length === 0) return found
  const scene = await sceneOf(course, desk, read.yaml, root)
  const { statements, errata, lastStatement, lastErratum } = read.value
  checkNumbers(scene, 'statements', statements, { key: 'lastStatement', last: lastStatement })
  checkNumbers(scene, 'errata', errata, { key: 'lastErratum', last: lastErratum })
  for (const [index, row] of statements.entries()) await checkStatement(scene, row, ['statements', index])
  for (const [index, row] of errata.entries()) await checkErratum(scene, row, ['errata', index])
  return found
}

/** Each number up to the last one has one row. */
function checkNumbers(
  scene: Scene,
  list: 'statements' | 'errata',
  rows: readonly Row[],
  { key, last }: { readonly key: string; readonly last: string },
): void {
  const expected = numbersTo(last)
  const seen = new Set<string>()
  for (const [index, { row }] of rows.entries()) {
    const path = [list, index, 'row']
    const range = `Numbers go from ${expected[0]} to ${last}, as ${key} says.`
    if (!expected.includes(row)) report(scene, 'COVER003', path, `${row} is no number of ${list}.`, range)
    else if (seen.has(row)) report(scene, 'COVER002', path, `${row} has two rows.`, 'Keep one of the two.')
    seen.add(row)
  }
  for (const row of expected.filter((each) => !seen.has(each))) {
    const suggestion = `Add "- row: ${row}" with what the notes say and where it is taught.`
    report(scene, 'COVER001', [list], `${row} has no row in ${list}.`, suggestion)
  }
}

/** `S003` stands for S001, S002, S003. */
function numbersTo(last: string): string[] {
  const digits = last.slice(1)
  return Array.from(
    { length: Number(digits) },
    (_, index) => last[0] + String(index + 1).padStart(digits.length, '0'),
  )
}

async function checkStatement(scene: Scene, statement: Statement, path: Path): Promise<void> {
  await checkPlaces(scene, statement, path)
  for (const [index, each] of statement.labs.entries()) checkObjective(scene, each, [...path, 'labs', index])
  const { row, labs, reading } = statement
  const both = labs.length > 0 && reading !== undefined
  if (both)
    report(scene, 'COVER007', [...path, 'reading'], `${row} has labs and a reason to have none.`, ONE_OF_TWO)
  if (labs.length === 0 && reading === undefined)
    report(scene, 'COVER007', [...path, 'row'], `${row} has neither labs nor a reason to have none.`, EITHER)
}

const ONE_OF_TWO = 'Keep labs or reading.'
const EITHER = 'Name in labs what practises it, or say in reading why nothing can.'

async function checkErratum(scene: Scene, erratum: Erratum, path: Path): Promise<void> {
  const lesson = await checkPlaces(scene, erratum, path)
  if (!lesson || erratum.reading !== undefined) return
  const text = await readText(scene.desk, lesson.file)
  const id = headingOf(erratum.home)
  const section = readSections(splitFrontMatter(text ?? '').body).find(({ heading }) => heading.id === id)
  if (!section || /<Callout\b[^>]*\bkind="notes"/.test(section.prose)) return
  const message = `The section "#${id}" has no callout of kind notes.`
  const suggestion = `Write <Callout kind="notes" title="In older notes: …"> there, or say in reading why ${erratum.row} needs none.`
  report(scene, 'COVER008', [...path, 'home'], message, suggestion)
}
