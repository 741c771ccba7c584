import { asMap } from '../../document/lookup.ts'
import type { Document } from '../../document/types.ts'
import { slice } from '../../source/position.ts'
import type { Range } from '../../source/position.ts'
import type { Problem } from '../../source/problem.ts'
import { withoutReset } from '../merge.ts'
import type { ComposeFile } from '../model.ts'
import type { Variables } from '../variables.ts'
import { checkConflicts } from './conflicts.ts'
import { knownNames } from './known.ts'
import { checkReferences } from './references.ts'
import { checkSchema, formProblem, unreadableSections } from './schema.ts'
import { checkImages, checkValues } from './values.ts'

const INVALID = 'compose-invalid'
const UNDEFINED = 'compose-undefined-reference'

/** Why the text is no YAML, under the name of the rule that stands for it. */
export function unreadableProblems({ unreadable, root }: Document): readonly Problem[] {
  if (unreadable.length > 0 || root === null || root.kind === 'map') return unreadable.map(asInvalid)
  const message = 'a compose file is a map: it begins with a key such as services:'
  return [{ code: INVALID, message, severity: 'error', range: root.range }]
}

function asInvalid(problem: Problem): Problem {
  return { ...problem, code: INVALID }
}

/** Whether it is certain that no other file supplies what is missing: names that are referred to, images of services. */
export type Alone = { readonly references: boolean; readonly images: boolean }

/** What can be read and is wrong all the same. What follows from a mistake that was told about is left out. */
export function composeProblems(
  file: ComposeFile,
  document: Document,
  invalid: Variables['invalid'],
  alone: Alone,
): readonly Problem[] {
  const root = asMap(document.root)
  if (root === null || file.unreadable.length > 0) return []
  const read = document.problems.filter(({ code }) => code !== 'several-documents').map(asInvalid)
  const own = asMap(withoutReset(root)) ?? root
  const form = formProblem(own, INVALID)
  if (form) return [...read, form]
  const schema = checkSchema(own, INVALID)
  const known = knownNames(file, unreadableSections(own))
  const values = [
    ...checkValues(file, invalid, INVALID),
    ...checkImages(file, alone.images, INVALID),
    ...checkConflicts(file, INVALID),
  ]
  const references = checkReferences(file, known, alone.references, UNDEFINED)
  const named = new Set(schema.map(({ range }) => slice(file.source, range)))
  const others = [
    ...values,
    ...references.filter(({ subject }) => subject === undefined || !named.has(subject)),
  ]
  return [...read, ...apartFrom(read, schema), ...apartFrom(read, apartFrom(schema, others, file.blocks))]
}

/** Those that do not begin in a line that another problem begins in, nor lie in the value of a key that was told about. */
function apartFrom(
  told: readonly Problem[],
  others: readonly Problem[],
  blocks: readonly Range[] = [],
): readonly Problem[] {
  const lines = new Set(told.map(({ range }) => range.start.line))
  const starts = new Set(told.map(({ range }) => range.start.offset))
  const covered = blocks.filter(({ start }) => starts.has(start.offset))
  return others.filter(
    ({ range: { start } }) =>
      !lines.has(start.line) &&
      !covered.some((block) => block.start.offset <= start.offset && start.offset < block.end.offset),
  )
}
