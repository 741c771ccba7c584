import type { Dockerfile, Instruction, Stage } from '../dockerfile/index.ts'
import type { Range } from '../source/position.ts'
import { commandRanges } from './commands.ts'
import { stageNames } from './stage-names.ts'
import type { Fold, Mark, OutlineItem, Structure } from './types.ts'
import { variableUses } from './variable-uses.ts'

/** What can be folded, what is coloured beyond the line, and what the file consists of. Linear. */
export function structureOf(dockerfile: Dockerfile): Structure {
  return { folds: folds(dockerfile), marks: marks(dockerfile), outline: outline(dockerfile) }
}

function folds(dockerfile: Dockerfile): Fold[] {
  const { stages, instructions, comments } = dockerfile
  const heredocs = instructions.flatMap(({ heredocs: all }) => all)
  return [
    ...stages.flatMap(({ range }) => fold(range.start.line, range.end.line)),
    ...instructions.flatMap(({ range }) => fold(range.start.line, range.end.line)),
    ...(heredocs.length < 2 ? [] : heredocs.flatMap(bodyFold)),
    ...blocks(comments.map(({ range }) => range.start.line)),
  ]
}

/** Of several heredocs of one instruction each by itself. */
function bodyFold({ contentRange: { start, end } }: Instruction['heredocs'][number]): Fold[] {
  return fold(start.line, end.column === 1 ? end.line - 1 : end.line)
}

function fold(from: number, to: number, kind: Fold['kind'] = 'region'): Fold[] {
  return to > from ? [{ from, to, kind }] : []
}

/** Lines of comments that follow one another. */
function blocks(lines: readonly number[]): Fold[] {
  const ends = lines.filter((line, at) => lines[at + 1] !== line + 1)
  const starts = lines.filter((line, at) => lines[at - 1] !== line - 1)
  return starts.flatMap((start, at) => fold(start, ends[at]!, 'comment'))
}

function marks(dockerfile: Dockerfile): Mark[] {
  const all = [
    ...stageNames(dockerfile)
      .filter(({ how }) => how === 'named' || how === 'declared')
      .flatMap(({ range }) => mark('stage', range)),
    ...commandRanges(dockerfile).flatMap((range) => mark('command', range)),
    ...variableUses(dockerfile).flatMap(({ range }) => mark('variable', range)),
  ]
  return withoutOverlaps(all.toSorted((a, b) => a.line - b.line || a.column - b.column))
}

/** Of marks in their order, those that begin behind the end of the one before. */
function withoutOverlaps(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = []
  for (const each of marks) {
    const last = kept.at(-1)
    if (!last || last.line < each.line || last.column + last.length <= each.column) kept.push(each)
  }
  return kept
}

function mark(kind: Mark['kind'], { start, end }: Range): Mark[] {
  if (start.line !== end.line || end.column === start.column) return []
  return [{ kind, line: start.line, column: start.column, length: end.column - start.column }]
}

function outline({ stages, globalArgs }: Dockerfile): OutlineItem[] {
  return [...globalArgs.map(({ node }) => instructionItem(node)), ...stages.map(stageItem)]
}

function stageItem({ label, name, from, range, instructions }: Stage): OutlineItem {
  return {
    kind: 'stage',
    name: name ?? `Stage ${label}`,
    detail: `FROM ${from.image.raw}`,
    range,
    nameRange: from.node.range,
    children: instructions.map(({ node }) => instructionItem(node)),
  }
}

function instructionItem({ keyword, body, range, keywordRange }: Instruction): OutlineItem {
  return {
    kind: 'instruction',
    name: keyword,
    detail: body.text.slice(0, 60),
    range,
    nameRange: keywordRange,
    children: [],
  }
}
