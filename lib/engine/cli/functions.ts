import type { Statement } from '../dockerfile/shell/types.ts'
import { walkCommands } from '../dockerfile/shell/walk.ts'
import { namesSetBy } from './names-set.ts'
import { withParameters } from './parameters.ts'

type Body = readonly Statement[]

/** Functions that call functions that …: calls further in stay calls, so that no script grows deep. */
const MAX_DEPTH = 8
/** Calls of all functions of a script together that are written out: each is a copy of a body. */
const MOST_CALLS = 64

/**
 * A function that is called, as what the call does: its body in place of the call, with the words of the call for its parameters.
 * Only functions of the script's own list, called below their definition; others stay, and nobody knows whether they run.
 */
export function withoutFunctions(body: Body): Body {
  const defined = new Map<string, Body | null>()
  for (const statement of body)
    if (statement.kind === 'function')
      defined.set(statement.name, defined.has(statement.name) ? null : statement.body)
  if (defined.size === 0) return body
  const scene: Scene = {
    bodies: new Map([...defined].flatMap(([name, own]) => withoutReturn(name, own))),
    known: new Set(),
    inlined: new Set(),
    left: new Set(),
    active: [],
    calls: { left: MOST_CALLS },
  }
  const list = replaced(body, scene)
  return list.filter(
    (statement) =>
      statement.kind !== 'function' || !scene.inlined.has(statement.name) || scene.left.has(statement.name),
  )
}

type Scene = {
  readonly bodies: ReadonlyMap<string, Body>
  /** Defined above. */
  readonly known: Set<string>
  readonly inlined: Set<string>
  /** Called where the call stays one. */
  readonly left: Set<string>
  /** Whose bodies are being written out. */
  readonly active: readonly string[]
  readonly calls: { left: number }
}

function replaced(body: Body, scene: Scene): Body {
  return body.map((statement) => replacedOne(statement, scene))
}

function replacedOne(statement: Statement, scene: Scene): Statement {
  const list = (body: Body): Body => replaced(body, scene)
  switch (statement.kind) {
    case 'function':
      scene.known.add(statement.name)
      return statement
    case 'command':
      return written(statement, scene)
    case 'and-or':
      return { ...statement, items: list(statement.items) }
    case 'pipeline':
      return { ...statement, commands: list(statement.commands) }
    case 'background':
      return { ...statement, body: replacedOne(statement.body, scene) }
    case 'group':
    case 'subshell':
    case 'for':
      return { ...statement, body: list(statement.body) }
    case 'while':
      return { ...statement, test: list(statement.test), body: list(statement.body) }
    case 'if': {
      const clauses = statement.clauses.map(({ test, body }) => ({ test: list(test), body: list(body) }))
      return { ...statement, clauses, otherwise: list(statement.otherwise) }
    }
    case 'case': {
      const items = statement.items.map((item) => ({ ...item, body: list(item.body) }))
      return { ...statement, items }
    }
    default:
      return statement
  }
}

type Command = Extract<Statement, { kind: 'command' }>

function written(call: Command, scene: Scene): Statement {
  const { bodies, known, inlined, left, active, calls } = scene
  const name = call.words[0]?.literal ?? null
  const own = name === null ? undefined : bodies.get(name)
  if (name === null || own === undefined) return call
  const isOpen = !known.has(name) || active.includes(name) || active.length >= MAX_DEPTH
  if (isOpen || setsAny(own, call.assignments) || calls.left <= 0) {
    left.add(name)
    return call
  }
  calls.left -= 1
  inlined.add(name)
  const inner = replaced(own, { ...scene, active: [...active, name] })
  const body = withParameters(inner, call.words.slice(1))
  return { kind: 'group', body, given: call.assignments, redirects: call.redirects, range: call.range }
}

/** `A=1 function`: A is 1 as long as the body leaves it alone. */
function setsAny(body: Body, given: Command['assignments']): boolean {
  if (given.length === 0) return false
  const names = new Set(given.map(({ name }) => name))
  return walkCommands({ body }).some(({ command }) => namesSetBy(command).some((name) => names.has(name)))
}

/** A `return` at the end passes the status on, as the end itself does; elsewhere it leaves the function and not the script. */
function withoutReturn(name: string, body: Body | null): readonly (readonly [string, Body])[] {
  if (body === null) return []
  const last = body.at(-1)
  const passes =
    last?.kind === 'command' &&
    last.words[0]?.literal === 'return' &&
    (last.words.length === 1 || /^"?\$\?"?$/.test(last.words[1]?.raw ?? ''))
  const own = passes ? body.slice(0, -1) : body
  return own.length === 0 || own.some(mayReturn) ? [] : [[name, own]]
}

/** `return` leaves the function and not the script. Into other blocks than these nobody looks. */
function mayReturn(statement: Statement): boolean {
  switch (statement.kind) {
    case 'command':
      return /^(?:return|shift|exec|eval)$/.test(statement.words[0]?.literal ?? '')
    case 'and-or':
      return statement.items.some(mayReturn)
    case 'pipeline':
      return statement.commands.some(mayReturn)
    case 'group':
    case 'subshell':
    case 'for':
      return statement.body.some(mayReturn)
    case 'if':
      return [
        ...statement.clauses.flatMap(({ test, body }) => [...test, ...body]),
        ...statement.otherwise,
      ].some(mayReturn)
    case 'case':
      return statement.items.some(({ body }) => body.some(mayReturn))
    case 'test':
    case 'arithmetic':
      return false
    default:
      return true
  }
}
