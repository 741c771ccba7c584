import type { Range } from '../../source/position.ts'
import type { Reader } from './reader.ts'
import type { Command, Redirect, ShellWord, Statement } from './types.ts'
import type * as Bash from './unbash.ts'
import { readArgument, readAssignment, readRedirect, readWord } from './words.ts'

/** The statements of a script. Errors inside substitutions are reported too: the shell would stop at them. */
export function readScript(script: Bash.ParsedScript, reader: Reader): readonly Statement[] {
  for (const error of script.errors ?? []) {
    const start = Math.min(error.pos, reader.source.length)
    reader.fail(error.message, reader.at(start, Math.min(start + 1, reader.source.length)))
  }
  return readList(script.commands, reader)
}

function readList(list: readonly Bash.Statement[] | undefined, reader: Reader): readonly Statement[] {
  return (list ?? []).map((statement) => readStatement(statement, reader))
}

function readStatement(statement: Bash.Statement, reader: Reader): Statement {
  const body = readNode(statement.command, reader)
  if (statement.background !== true) return body
  return { kind: 'background', body, range: rangeOf(statement, reader) }
}

/** The library ends a compound command that is never closed at 0; it reaches to the end of the text. */
function rangeOf(node: { readonly pos: number; readonly end: number }, reader: Reader): Range {
  return reader.at(node.pos, node.end > node.pos ? node.end : reader.source.length)
}

function readNode(node: Bash.PipelineNode | Bash.AndOr, reader: Reader): Statement {
  switch (node.type) {
    case 'AndOr':
      return readAndOr(node, reader)
    case 'Pipeline':
      return readPipeline(node, reader)
    case 'Command':
      return readCommand(node, reader)
    case 'Function':
      return readFunction(node, reader)
    case 'Coproc':
      return {
        kind: 'background',
        body: group(bodyOf(node.body, reader), node, reader),
        range: rangeOf(node, reader),
      }
    case 'Redirected':
      return readCompound(
        node.command,
        node.redirects.map((redirect) => readRedirect(redirect, reader)),
        reader,
      )
    default:
      return readCompound(node, [], reader)
  }
}

/** Without its right side `a &&` is `a`; the missing part is among the errors. */
function readAndOr(node: Bash.AndOr, reader: Reader): Statement {
  const items = node.commands.map((item) => readNode(item, reader))
  const [first] = items
  if (items.length === 1 && first !== undefined) return first
  return {
    kind: 'and-or',
    items,
    connectors: node.operators.slice(0, items.length - 1),
    range: rangeOf(node, reader),
  }
}

/** `time` only measures and is left out. */
function readPipeline(node: Bash.Pipeline, reader: Reader): Statement {
  const commands = node.commands.map((command) => readNode(command, reader))
  const negated = node.prefixes.filter((prefix) => prefix.type === 'Negation').length % 2 === 1
  const [first] = commands
  if (commands.length === 1 && !negated && first !== undefined) return first
  return { kind: 'pipeline', commands, negated, range: rangeOf(node, reader) }
}

function readCommand(node: Bash.Command, reader: Reader): Command {
  const assignments = node.prefix.filter((item) => item.type === 'Assignment')
  const name = node.name === undefined ? [] : [readWord(node.name, reader)]
  return {
    kind: 'command',
    assignments: assignments.map((item) => readAssignment(item, reader)),
    words: [...name, ...node.args.map((item) => readArgument(item, reader))],
    redirects: node.redirects.map((item) => readRedirect(item, reader)),
    range: rangeOf(node, reader),
  }
}

function readFunction(node: Bash.Function, reader: Reader): Statement {
  return {
    kind: 'function',
    name: node.name.value,
    body: bodyOf(node.body, reader),
    range: rangeOf(node, reader),
  }
}

/** The braces around a function's body are part of its form, not a group of their own. */
function bodyOf(node: Bash.Function['body'] | Bash.Coproc['body'], reader: Reader): readonly Statement[] {
  if (node.type === 'CompoundList') return readList(node.commands, reader)
  if (node.type === 'BraceGroup') return readList(node.body.commands, reader)
  return [readNode(node, reader)]
}

function group(body: readonly Statement[], node: Bash.Coproc, reader: Reader): Statement {
  const [first] = body
  if (body.length === 1 && first !== undefined) return first
  return { kind: 'group', body, redirects: [], range: rangeOf(node, reader) }
}

function readCompound(node: Bash.CompoundCommand, redirects: readonly Redirect[], reader: Reader): Statement {
  const list = (part: Bash.CompoundList | undefined): readonly Statement[] => readList(part?.commands, reader)
  const range = rangeOf(node, reader)
  switch (node.type) {
    case 'Subshell':
      return { kind: 'subshell', body: list(node.body), redirects, range }
    case 'BraceGroup':
      return { kind: 'group', body: list(node.body), redirects, range }
    case 'If': {
      const clauses = [node, ...node.elif].map((clause) => ({
        test: list(clause.clause),
        body: list(clause.then),
      }))
      return { kind: 'if', clauses, otherwise: list(node.else), redirects, range }
    }
    case 'For':
    case 'Select': {
      const words = node.wordlist?.map((word) => readWord(word, reader)) ?? null
      return { kind: 'for', variable: node.name.value, words, body: list(node.body), redirects, range }
    }
    case 'While': {
      const until = node.kind === 'until'
      return { kind: 'while', until, test: list(node.clause), body: list(node.body), redirects, range }
    }
    case 'Case':
      return readCase(node, redirects, reader)
    case 'ArithmeticFor':
      return {
        kind: 'while',
        until: false,
        test: [headOf(node, reader)],
        body: list(node.body),
        redirects,
        range,
      }
    case 'TestCommand':
      return { kind: 'test', text: textOf(node, reader), words: operands(node.expression, reader), range }
    case 'ArithmeticCommand':
      return { kind: 'arithmetic', text: textOf(node, reader), words: [], range }
  }
}

function readCase(node: Bash.Case, redirects: readonly Redirect[], reader: Reader): Statement {
  const items = node.items.map((item) => ({
    patterns: item.pattern.map((word) => readWord(word, reader)),
    body: readList(item.body.commands, reader),
  }))
  return {
    kind: 'case',
    subject: readWord(node.word, reader),
    items,
    redirects,
    range: rangeOf(node, reader),
  }
}

/** `for ((i = 0; i < 3; i++))`: the part before `do`, as an arithmetic test. */
function headOf(node: Bash.ArithmeticFor, reader: Reader): Statement {
  const start = reader.source.indexOf('((', node.pos)
  const close = reader.source.indexOf('))', node.pos)
  const head = { pos: start < 0 ? node.pos : start, end: close < 0 ? node.end : close + 2 }
  return { kind: 'arithmetic', text: textOf(head, reader), words: [], range: rangeOf(head, reader) }
}

function textOf(node: { readonly pos: number; readonly end: number }, reader: Reader): string {
  return reader.source.slice(node.pos, node.end > node.pos ? node.end : reader.source.length)
}

function operands(node: Bash.TestExpression, reader: Reader): readonly ShellWord[] {
  switch (node.type) {
    case 'TestUnary':
      return [readWord(node.operand, reader)]
    case 'TestBinary':
      return [readWord(node.left, reader), readWord(node.right, reader)]
    case 'TestLogical':
      return node.operands.flatMap((operand) => operands(operand, reader))
    case 'TestNot':
      return operands(node.operand, reader)
    case 'TestGroup':
      return operands(node.expression, reader)
  }
}
