import type { Statement } from '../dockerfile/shell/types.ts'

type Body = readonly Statement[]

/** Functions that call functions that …: calls further in stay calls, so that no script grows deep. */
const MAX_DEPTH = 8

/**
 * A function that is called once, as what the call does: its body in place of the call. Only functions of the script's own list,
 * called by a statement of that list or of such a body, below the definition; others stay, and nobody knows whether they run.
 */
export function withoutFunctions(body: Body): Body {
  const defined = new Map<string, Body | null>()
  for (const statement of body)
    if (statement.kind === 'function')
      defined.set(statement.name, defined.has(statement.name) ? null : statement.body)
  if (defined.size === 0) return body
  const calls = countCalls(body, defined)
  const once = new Map(
    [...defined].flatMap(([name, own]) =>
      own !== null && calls.get(name) === 1 && !own.some(mayReturn) ? [[name, own] as const] : [],
    ),
  )
  const scene: Scene = { once, known: new Set(), inlined: new Set() }
  const list = replaced(body, scene, 0)
  return list.filter((statement) => statement.kind !== 'function' || !scene.inlined.has(statement.name))
}

type Scene = {
  readonly once: ReadonlyMap<string, Body>
  /** Defined above. */
  readonly known: Set<string>
  readonly inlined: Set<string>
}

function replaced(body: Body, scene: Scene, depth: number): Body {
  const { once, known, inlined } = scene
  return body.map((statement) => {
    if (statement.kind === 'function') known.add(statement.name)
    const name = depth < MAX_DEPTH ? callIn(statement) : null
    const own = name === null || !known.has(name) || inlined.has(name) ? undefined : once.get(name)
    if (own === undefined || name === null) return statement
    inlined.add(name)
    return { kind: 'group', body: replaced(own, scene, depth + 1), redirects: [], range: statement.range }
  })
}

/** The first word of a command that nothing else is asked of. */
function callIn(statement: Statement): string | null {
  if (statement.kind !== 'command' || statement.redirects.length > 0) return null
  return statement.assignments.length > 0 ? null : (statement.words[0]?.literal ?? null)
}

/** `return` leaves the function and not the script. Where other blocks may hold one, nobody looks. */
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
      return statement.body.some(mayReturn)
    case 'test':
    case 'arithmetic':
      return false
    default:
      return true
  }
}

/** How often each name is the first word of a command, wherever it stands. Linear. */
function countCalls(value: unknown, names: ReadonlyMap<string, unknown>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    const { kind, words } = next as { kind?: unknown; words?: unknown }
    const first = kind === 'command' && Array.isArray(words) ? (words[0] as { literal?: unknown }) : undefined
    if (typeof first?.literal === 'string' && names.has(first.literal))
      counts.set(first.literal, (counts.get(first.literal) ?? 0) + 1)
    for (const each of Object.values(next)) open.push(each)
  }
  return counts
}
