/** The answer of a condition: `some` when it depends on what is not known. */
export type Answer = boolean | 'some'

/** What a variable holds; undefined when that is not known. Null: it is not set. */
export type Value = string | null | undefined

export type Expression =
  | { readonly kind: 'or' | 'and'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'compare'; readonly operator: Operator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'value'; readonly of: Operand }

export type Operator = '==' | '!=' | '=~' | '!~'

export type Operand =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pattern'; readonly source: string }
  | { readonly kind: 'null' }

type Token = {
  readonly kind: 'operator' | 'operand' | 'end'
  readonly text: string
  readonly operand?: Operand
}

/** Source: GitLab, Ci::Pipeline::Expression::Lexer and its lexemes. */
const TOKEN =
  /\s*(?:(\|\||&&|==|!=|=~|!~|!|\(|\))|\$\{?([A-Za-z_]\w*)\}?|"([^"]*)"|'([^']*)'|(\/(?:\\.|[^/\\])+\/[a-z]{0,4})|(null|true|false)(?!\w))/y

/** The condition of `rules: if`; null for one that cannot be read. */
export function parseExpression(text: string): Expression | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  const reader: Reader = { tokens, at: 0, depth: 0 }
  const expression = readOr(reader)
  return peek(reader).kind === 'end' ? expression : null
}

type Reader = { readonly tokens: readonly Token[]; at: number; depth: number }

const MAX_TOKENS = 400
const MAX_DEPTH = 40
const END: Token = { kind: 'end', text: '' }

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  const trimmed = text.trimEnd()
  while (pattern.lastIndex < trimmed.length) {
    const match = pattern.exec(trimmed)
    if (match === null || tokens.length > MAX_TOKENS) return null
    tokens.push(tokenOf(match))
  }
  return tokens
}

function tokenOf([text, operator, variable, double, single, pattern, word]: RegExpExecArray): Token {
  if (operator !== undefined) return { kind: 'operator', text: operator }
  return { kind: 'operand', text, operand: operandOf(variable, double ?? single, pattern, word) }
}

function operandOf(
  variable: string | undefined,
  quoted: string | undefined,
  pattern: string | undefined,
  word: string | undefined,
): Operand {
  if (variable !== undefined) return { kind: 'variable', name: variable }
  if (quoted !== undefined) return { kind: 'text', text: quoted }
  if (pattern !== undefined) return { kind: 'pattern', source: pattern }
  return word === 'null' || word === undefined ? { kind: 'null' } : { kind: 'text', text: word }
}

function peek({ tokens, at }: Reader): Token {
  return tokens[at] ?? END
}

function take(reader: Reader, text: string): boolean {
  const found = peek(reader).kind === 'operator' && peek(reader).text === text
  if (found) reader.at += 1
  return found
}

function readOr(reader: Reader): Expression | null {
  let left = readAnd(reader)
  while (left !== null && take(reader, '||')) left = joined('or', left, readAnd(reader))
  return left
}

function readAnd(reader: Reader): Expression | null {
  let left = readUnary(reader)
  while (left !== null && take(reader, '&&')) left = joined('and', left, readUnary(reader))
  return left
}

function joined(kind: 'or' | 'and', left: Expression, right: Expression | null): Expression | null {
  return right === null ? null : { kind, left, right }
}

function readUnary(reader: Reader): Expression | null {
  if (reader.depth > MAX_DEPTH) return null
  if (!take(reader, '!')) return readComparison(reader)
  reader.depth += 1
  const of = readUnary(reader)
  reader.depth -= 1
  return of === null ? null : { kind: 'not', of }
}

function readComparison(reader: Reader): Expression | null {
  if (take(reader, '(')) return readGroup(reader)
  const left = readOperand(reader)
  if (left === null) return null
  const operator = (['==', '!=', '=~', '!~'] as const).find((each) => take(reader, each))
  if (operator === undefined) return { kind: 'value', of: left }
  const right = readOperand(reader)
  return right === null ? null : { kind: 'compare', operator, left, right }
}

function readGroup(reader: Reader): Expression | null {
  reader.depth += 1
  const inner = reader.depth > MAX_DEPTH ? null : readOr(reader)
  reader.depth -= 1
  return inner !== null && take(reader, ')') ? inner : null
}

function readOperand(reader: Reader): Operand | null {
  const { operand } = peek(reader)
  if (operand === undefined) return null
  reader.at += 1
  return operand
}

export type Facts = {
  readonly value: (name: string) => Value
  /** Are both the same? */
  readonly equal: (left: string, right: string) => Answer
  readonly matches: (text: string, pattern: string) => Answer
}

/** What a condition comes to where `facts` hold. */
export function evaluate(expression: Expression, facts: Facts): Answer {
  switch (expression.kind) {
    case 'or':
      return either(evaluate(expression.left, facts), evaluate(expression.right, facts))
    case 'and':
      return both(evaluate(expression.left, facts), evaluate(expression.right, facts))
    case 'not':
      return not(evaluate(expression.of, facts))
    case 'value':
      return isSet(valueOf(expression.of, facts))
    case 'compare':
      return compare(expression, facts)
  }
}

export function both(a: Answer, b: Answer): Answer {
  if (a === false || b === false) return false
  return a === true && b === true ? true : 'some'
}

export function either(a: Answer, b: Answer): Answer {
  return not(both(not(a), not(b)))
}

export function not(answer: Answer): Answer {
  return answer === 'some' ? 'some' : !answer
}

function valueOf(operand: Operand, { value }: Facts): Value {
  if (operand.kind === 'variable') return value(operand.name)
  if (operand.kind === 'text') return operand.text
  return operand.kind === 'null' ? null : operand.source
}

function isSet(value: Value): Answer {
  return value === undefined ? 'some' : value !== null && value !== ''
}

type Comparison = Extract<Expression, { kind: 'compare' }>

function compare({ operator, left, right }: Comparison, facts: Facts): Answer {
  const negated = operator.startsWith('!')
  const answer = operator.endsWith('~') ? matched(left, right, facts) : same(left, right, facts)
  return negated ? not(answer) : answer
}

function same(left: Operand, right: Operand, facts: Facts): Answer {
  const [a, b] = [valueOf(left, facts), valueOf(right, facts)]
  if (a === undefined || b === undefined) return 'some'
  return a === null || b === null ? a === b : facts.equal(a, b)
}

/** A pattern from a variable is not looked into. */
function matched(left: Operand, right: Operand, facts: Facts): Answer {
  const text = valueOf(left, facts)
  if (text === null) return false
  if (text === undefined || right.kind !== 'pattern') return 'some'
  return facts.matches(text, right.source)
}
