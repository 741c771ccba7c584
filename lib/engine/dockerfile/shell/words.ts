import type { Assignment, Redirect, ShellWord, WordPart } from './types.ts'
import { readNested } from './reader.ts'
import type { Reader } from './reader.ts'
import { substitutions } from './unbash.ts'
import type * as Bash from './unbash.ts'

const CONTINUATION = /\\\n/g

/** One word; `quoted` says whether it stands inside double quotes, as an operand of `"${x:-word}"` does. */
export function readWord(word: Bash.Word, reader: Reader, quoted = false): ShellWord {
  const range = reader.at(word.pos, word.end)
  if (word.parts === undefined) return plainWord(word, range, quoted)
  const parts = word.parts.flatMap((part) => readPart(part, reader, quoted))
  return { raw: word.text, parts, literal: literalOf(parts), range }
}

function plainWord(word: Bash.Word, range: ShellWord['range'], quoted: boolean): ShellWord {
  const text = word.value
  return {
    raw: word.text,
    parts: text === '' ? [] : [{ kind: 'literal', text, quoted }],
    literal: text,
    range,
  }
}

function literalOf(parts: readonly WordPart[]): string | null {
  const texts: string[] = []
  for (const part of parts) {
    if (part.kind !== 'literal' && part.kind !== 'glob') return null
    texts.push(part.text)
  }
  return texts.join('')
}

function readPart(part: Bash.WordPart, reader: Reader, quoted: boolean): readonly WordPart[] {
  switch (part.type) {
    case 'Literal':
      return [{ kind: 'literal', text: part.value, quoted }]
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return [{ kind: 'literal', text: part.value, quoted: true }]
    case 'DoubleQuoted':
    case 'LocaleString':
      return readQuoted(part.parts, reader)
    case 'Glob':
      return [readGlob(part, reader, quoted)]
    case 'SimpleExpansion':
      return [plainVariable(part.text.replace(CONTINUATION, '').slice(1), quoted)]
    case 'ParameterExpansion':
      return [readParameter(part, reader, quoted)]
    case 'CommandExpansion': {
      const body = readNested(part.script, reader, reader.at(part.pos, part.end))
      return [{ kind: 'command-substitution', body, quoted }]
    }
    default:
      return [readOther(part, reader, quoted)]
  }
}

/** `""` is an empty quoted text: it makes a field even though nothing is in it. */
function readQuoted(parts: readonly Bash.DoubleQuotedChild[], reader: Reader): readonly WordPart[] {
  if (parts.length === 0) return [{ kind: 'literal', text: '', quoted: true }]
  return parts.flatMap((part) => readPart(part, reader, true))
}

function readGlob(part: Bash.GlobPart, reader: Reader, quoted: boolean): WordPart {
  if (quoted) return { kind: 'literal', text: part.value, quoted }
  const simple =
    part.kind !== 'bracket' || part.parts.every((inner) => !('script' in inner) && !isExpansion(inner))
  return simple ? { kind: 'glob', text: part.value } : readOther(part, reader, quoted)
}

function isExpansion(part: Bash.WordPart): boolean {
  return part.type === 'SimpleExpansion' || part.type === 'ParameterExpansion' || part.type === 'DoubleQuoted'
}

function readOther(part: Bash.WordPart, reader: Reader, quoted: boolean): WordPart {
  const range = reader.at(part.pos, part.end)
  const body = substitutions(part).flatMap((script) => readNested(script, reader, range))
  return { kind: 'other', text: part.text, body, quoted }
}

function plainVariable(name: string, quoted: boolean): WordPart {
  return { kind: 'variable', name, operation: '', operator: '', operands: [], quoted }
}

/** `${#x}` and `${!x}` do not give the value of `x`: they count as other. */
function readParameter(part: Bash.ParameterExpansionPart, reader: Reader, quoted: boolean): WordPart {
  if (part.prefix !== undefined) return readOther(part, reader, quoted)
  const end = part.text.endsWith('}') ? part.text.length - 1 : part.text.length
  const operation = part.text.slice(part.parameterEnd - part.pos, end)
  const operands = operandsOf(part).map((word) => readWord(word, reader, quoted && !isPattern(word, part)))
  const operator = part.index !== undefined ? '[' : (part.operation?.operator ?? '')
  return { kind: 'variable', name: part.parameter, operation, operator, operands, quoted }
}

/** Quotes around the whole of `"${x%.*}"` do not reach its pattern: the star stays a wildcard. */
function isPattern(word: Bash.Word, { operation }: Bash.ParameterExpansionPart): boolean {
  if (operation?.type === 'Replace') return word === operation.pattern
  return operation?.type === 'Remove' && word === operation.operand
}

function operandsOf({ index, operation }: Bash.ParameterExpansionPart): readonly Bash.Word[] {
  const before = index === undefined ? [] : [index]
  switch (operation?.type) {
    case 'Replace':
      return [...before, operation.pattern, operation.replacement]
    case 'Slice':
      return [...before, operation.offset, ...(operation.length === undefined ? [] : [operation.length])]
    case 'Default':
    case 'Remove':
    case 'CaseModification':
    case 'Transform':
      return operation.operand === undefined ? before : [...before, operation.operand]
    default:
      return before
  }
}

export function readAssignment(node: Bash.Assignment, reader: Reader): Assignment {
  return {
    name: node.name,
    append: node.append === true,
    value: readValue(node, reader),
    range: reader.at(node.pos, node.end),
  }
}

/** An array, or one element of it, is a value nobody here can use: it is kept as other. */
function readValue({ value, index, text, pos }: Bash.Assignment, reader: Reader): ShellWord {
  if (value.type === 'Word' && index === undefined) return readWord(value, reader)
  const range = reader.at(value.pos, value.end)
  const body = substitutions(value).flatMap((script) => readNested(script, reader, range))
  const raw = text.slice(value.pos - pos)
  return { raw, parts: [{ kind: 'other', text: raw, body, quoted: false }], literal: null, range }
}

/** `A=1` behind `export` and its kind is a word like any other. */
export function readArgument(node: Bash.CommandArgument, reader: Reader): ShellWord {
  if (node.type === 'Word') return readWord(node, reader)
  const value = readValue(node, reader)
  const name = node.text.slice(0, node.value.pos - node.pos)
  const parts: readonly WordPart[] = [{ kind: 'literal', text: name, quoted: false }, ...value.parts]
  return { raw: node.text, parts, literal: literalOf(parts), range: reader.at(node.pos, node.end) }
}

export function readRedirect(node: Bash.Redirection, reader: Reader): Redirect {
  const fd = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : null
  const common = { operator: node.operator, fd, range: reader.at(node.pos, node.end) }
  if (node.type === 'HereDoc') {
    const content = readHereDocument(node, reader)
    return { ...common, target: null, body: content.raw, content }
  }
  const target = node.target === undefined ? null : readWord(node.target, reader)
  return { ...common, target, body: null, content: null }
}

function readHereDocument({ operator, body }: Bash.HereDoc, reader: Reader): ShellWord {
  const chomp = (text: string): string => (operator === '<<-' ? text.replace(/^\t+/gm, '') : text)
  const raw = chomp(body.text)
  const read = body.parts?.flatMap((part) => readPart(part, reader, true)) ?? [quotedText(body.text)]
  const parts = read.map((part, index) => chompPart(part, read[index - 1], chomp))
  return { raw, parts, literal: literalOf(parts), range: reader.at(body.pos, body.end) }
}

function quotedText(text: string): WordPart {
  return { kind: 'literal', text, quoted: true }
}

/** Tabs are taken off at the beginning of a line only, which need not be the beginning of a part. */
function chompPart(part: WordPart, before: WordPart | undefined, chomp: (text: string) => string): WordPart {
  if (part.kind !== 'literal') return part
  const lineBegins = before === undefined || (before.kind === 'literal' && before.text.endsWith('\n'))
  const text = lineBegins ? chomp(part.text) : chomp(`.${part.text}`).slice(1)
  return { ...part, text }
}
