import type { Expression, Operand } from './expression.ts'

/** The answer of a condition: `some` when it depends on what is not known. */
export type Answer = boolean | 'some'

/** What a variable holds; undefined when that is not known. Null: it is not set. */
export type Value = string | null | undefined

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
