import { parse } from '../engine/dockerfile/index.ts'
import type { Instruction, Syntax, Word } from '../engine/dockerfile/index.ts'
import { parseSyntax } from '../engine/dockerfile/parse-syntax.ts'
import type { Script } from '../engine/dockerfile/shell/types.ts'
import { applyEdits } from '../engine/source/edit.ts'
import type { TextEdit } from '../engine/source/edit.ts'
import { lineStarts, rangeAt, slice } from '../engine/source/position.ts'
import type { Range } from '../engine/source/position.ts'

/** Another layout of the same Dockerfile: Docker builds the same image from both. */
export type Reformatter = { readonly name: string; readonly apply: (text: string) => string }

/** Several layouts at once. Their order has to be one in which none undoes another, or keeps another from being there. */
export function together(layouts: readonly Reformatter[]): Reformatter {
  return {
    name: layouts.map(({ name }) => name).join(', '),
    apply: (text) => layouts.reduce((last, { apply }) => apply(last), text),
  }
}

/** All layouts that must not change a score. Each leaves a file alone that Docker would refuse. */
export const REFORMATTERS: readonly Reformatter[] = [
  edited('keywords in lower case', (file) => everyInstruction(file).map(lowerKeyword)),
  edited('comments and blank lines between instructions', (file) =>
    file.instructions.map((each) => remarkBefore(file, each)),
  ),
  edited('comments inside continued instructions', (file) =>
    file.instructions.flatMap((each) => remarksInside(file, each)),
  ),
  edited('one command per line', (file) => scripts(file).flatMap((script) => breaksIn(file, script))),
  edited('flags in reverse order', (file) =>
    everyInstruction(file).flatMap((each) => reversedFlags(file, each)),
  ),
  edited('blanks inside the exec form', (file) =>
    everyInstruction(file).flatMap((each) => spacedWords(file, each)),
  ),
  edited('quotes around values', (file) =>
    everyInstruction(file).flatMap((each) => quotedValues(file, each)),
  ),
  { name: 'Windows line ends', apply: windowsLineEnds },
  { name: 'no line end at the end', apply: (text) => text.replace(/(?:\r?\n)+$/, '') },
]

function edited(name: string, edits: (file: Syntax) => readonly TextEdit[]): Reformatter {
  return { name, apply: (text) => rewrite(text, edits) }
}

function rewrite(text: string, edits: (file: Syntax) => readonly TextEdit[]): string {
  const file = parseSyntax(text)
  return file.problems.some(({ severity }) => severity === 'error') ? text : applyEdits(text, edits(file))
}

/** Instructions with the nested ones of ONBUILD. */
function everyInstruction({ instructions }: Syntax): Instruction[] {
  return instructions.flatMap((each) => (each.trigger ? [each, each.trigger] : [each]))
}

function insert(file: Syntax, offset: number, newText: string): TextEdit {
  return { range: rangeAt(lineStarts(file.source), offset, offset), newText }
}

function lowerKeyword({ keyword, keywordRange }: Instruction): TextEdit {
  return { range: keywordRange, newText: keyword.toLowerCase() }
}

const REMARK = '# the tide is high\n'

function remarkBefore(file: Syntax, { range }: Instruction): TextEdit {
  return insert(file, startOfLine(file.source, range.start.offset), `\n${REMARK}\n`)
}

/** A byte order mark stays the first of all signs. */
function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1 || (text.startsWith('\uFEFF') ? 1 : 0)
}

/** At every line that continues an instruction; here-documents keep what stands in them. */
function remarksInside(file: Syntax, { range, heredocs }: Instruction): TextEdit[] {
  const end = heredocs[0]
    ? startOfLine(file.source, heredocs[0].contentRange.start.offset)
    : range.end.offset + 1
  const edits: TextEdit[] = []
  const starts = lineStarts(file.source)
  for (let line = range.start.line; line < starts.length && starts[line]! < end; line += 1) {
    edits.push({ range: rangeAt(starts, starts[line]!, starts[line]!), newText: REMARK })
  }
  return edits
}

/** What the shell runs in each RUN, without here-documents. */
function scripts({ source }: Syntax): Script[] {
  return parse(source)
    .stages.flatMap(({ instructions }) => instructions)
    .flatMap((each) =>
      each.keyword === 'RUN' && each.node.heredocs.length === 0 && each.script ? [each.script] : [],
    )
}

/** A continuation before every part of a top-level `a && b`. */
function breaksIn(file: Syntax, script: Script): TextEdit[] {
  return script.body
    .flatMap((statement) => (statement.kind === 'and-or' ? statement.items.slice(1) : []))
    .map(({ range }) => insert(file, range.start.offset, `${file.escape}\n    `))
}

function reversedFlags(file: Syntax, { flags }: Instruction): TextEdit[] {
  const texts = flags.map(({ range }) => slice(file.source, range)).toReversed()
  return flags.map(({ range }, index) => ({ range, newText: texts[index]! }))
}

/** `["a","b"]` → `[ "a" , "b" ]` */
function spacedWords(file: Syntax, { form, args }: Instruction): TextEdit[] {
  if (form !== 'exec') return []
  const strings = args.filter(({ range }) => file.source[range.start.offset] === '"')
  return strings.map(({ range }) => ({ range, newText: ` ${slice(file.source, range)} ` }))
}

/** `KEY=value` → `KEY="value"` where the value has neither quotes nor escapes. */
function quotedValues(file: Syntax, { form, args }: Instruction): TextEdit[] {
  if (form !== 'pairs') return []
  return args.flatMap((word, index) => (isPlainValue(file, args, index) ? [quote(file, word.range)] : []))
}

function isPlainValue(file: Syntax, args: readonly Word[], index: number): boolean {
  const isValue = index % 3 === 1 && args[index + 1]?.value === '='
  return isValue && /^[\w./:$@-]+$/.test(slice(file.source, args[index]!.range))
}

function quote(file: Syntax, range: Range): TextEdit {
  return { range, newText: `"${slice(file.source, range)}"` }
}

/** Here-documents would keep the carriage returns, so files with them stay as they are. */
function windowsLineEnds(text: string): string {
  const { instructions } = parseSyntax(text)
  return instructions.some(({ heredocs }) => heredocs.length > 0) ? text : text.replaceAll(/\r?\n/g, '\r\n')
}
