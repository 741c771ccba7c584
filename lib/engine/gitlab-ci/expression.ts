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
  /(?:(\|\||&&|==|!=|=~|!~|!|\(|\))|\$\{?([A-Za-z_]\w*)\}?|"([^"]*)"|'([^']*)'|(\/(?:\\.|[^/\\])+\/[a-z]{0,4})|(null|true|false)(?!\w))/y

/** The condition of `rules: if`; null for one that cannot be read. */
export function parseExpression(text: string): Expression | null {
  const tokens = tokensOf(text)
  if (tokens === null) return null
  const reader: Reader = { tokens, at: 0, depth: 0 }
  const expression = readOr(reader)
  return peek(reader).kind === 'end' ? expression : null
}

const BLANK = /\s/

type Reader = { readonly tokens: readonly Token[]; at: number; depth: number }

const MAX_TOKENS = 400
const MAX_DEPTH = 40
const END: Token = { kind: 'end', text: '' }

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = []
  const pattern = new RegExp(TOKEN)
  const trimmed = text.trimEnd()
  while (pattern.lastIndex < trimmed.length) {
    if (BLANK.test(trimmed.charAt(pattern.lastIndex))) {
      pattern.lastIndex += 1
      continue
    }
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
