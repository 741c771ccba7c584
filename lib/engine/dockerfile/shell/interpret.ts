import { meddles, someCommand, valueOf, type Known, type Scene } from './scene.ts'
import { afterSet } from './shell-options.ts'
import { forgivesFailures } from './trap.ts'
import { matches, searched, truthOf } from './truth.ts'
import type { Command, ShellWord, Statement } from './types.ts'

const MAX_DEPTH = 8
const MOST_STATEMENTS = 2_000

/** How the script has ended: with a failure, or in a way that is no certain one; or the function has. Null: it goes on. */
type End = 'fails' | 'else' | 'returns' | null

/** `excused`: errexit does not look at it. */
type Ran = { readonly end: End; readonly status: boolean | null; readonly excused?: boolean }

const WENT_ON: Ran = { end: null, status: null }
const LEFT: Ran = { end: 'else', status: null }
const FAILED: Ran = { end: 'fails', status: false }

/**
 * Does a list certainly end the script with a failure, given what is known? What is not known is taken to succeed, unless it
 * could leave the script or change what is known. `tail`: the status of the list is that of the script.
 */
export function endsFailing(list: readonly Statement[], known: Known, tail: boolean): boolean {
  const { values, options, printed = () => null } = known
  const scene: Scene = {
    values: new Map(values),
    options,
    last: null,
    printed,
    functions: new Map(),
    depth: 0,
    budget: { statements: MOST_STATEMENTS },
  }
  const { end, status } = runList(list, scene, false)
  return end === null ? tail && status === false : end === 'fails'
}

/** `asked`: the list is a condition, so a failure in it is an answer. */
function runList(list: readonly Statement[], scene: Scene, asked: boolean): Ran {
  let ran = WENT_ON
  for (const statement of list) {
    if (--scene.budget.statements < 0) return LEFT
    ran = runOne(statement, scene, asked)
    scene.last = ran.status
    if (ran.end !== null) return ran
    if (ran.status === false && !asked && ran.excused !== true && scene.options.errexit) return FAILED
  }
  return ran
}

function runOne(statement: Statement, scene: Scene, asked: boolean): Ran {
  switch (statement.kind) {
    case 'command':
      return runCommand(statement, scene, asked)
    case 'test':
    case 'arithmetic':
      return { end: null, status: truthOf(statement, scene) }
    case 'pipeline':
      return runPipeline(statement, scene)
    case 'and-or':
      return runAndOr(statement, scene, asked)
    case 'group':
      return runList(statement.body, scene, asked)
    case 'subshell':
      return runSubshell(statement.body, scene, asked)
    case 'if':
      return runIf(statement, scene, asked)
    case 'case':
      return runCase(statement, scene, asked)
    case 'for':
      return runFor(statement, scene, asked)
    case 'function':
      scene.functions.set(statement.name, statement.body)
      return WENT_ON
    case 'background':
      return WENT_ON
    default:
      return meddles(statement, scene) ? LEFT : WENT_ON
  }
}

function runSubshell(body: readonly Statement[], scene: Scene, asked: boolean): Ran {
  const { end, status } = runList(body, { ...scene, values: new Map(scene.values) }, asked)
  return { end: null, status: end === 'fails' ? false : end === 'else' ? null : status }
}

function runCommand(command: Command, scene: Scene, asked: boolean): Ran {
  const { words, assignments } = command
  if (words.length === 0) {
    for (const { name, value, append } of assignments)
      scene.values.set(name, append ? null : value === null ? '' : valueOf(value, scene))
    return { end: null, status: assignments.length > 0 ? true : null }
  }
  const [program, first] = words
  const own = scene.functions.get(program?.literal ?? '')
  if (own !== undefined) return runFunction(own, words.slice(1), scene, asked)
  if (forgivesFailures(command, scene.functions) === true) return LEFT
  switch (program?.literal) {
    case 'exit':
      return leave(first, scene)
    case 'return':
      return { end: 'returns', status: first === undefined ? scene.last : succeeds(valueOf(first, scene)) }
    case 'true':
    case ':':
    case 'false':
      return { end: null, status: program.literal !== 'false' }
    case 'test':
    case '[':
      return { end: null, status: truthOf(command, scene) }
    case 'set':
      scene.options = afterSet(command, scene.options)
      return { end: null, status: true }
    case 'export':
    case 'readonly':
    case 'declare':
    case 'local':
      return declare(words.slice(1), scene)
    default:
      return meddles(command, scene) ? LEFT : WENT_ON
  }
}

function succeeds(status: string | null): boolean | null {
  return status === null ? null : /^0+$/.test(status)
}

/** Its parameters are `$1` and so on; what else it sets stays. */
function runFunction(
  body: readonly Statement[],
  args: readonly ShellWord[],
  scene: Scene,
  asked: boolean,
): Ran {
  if (scene.depth >= MAX_DEPTH) return LEFT
  const given = args.map((word, index) => [String(index + 1), valueOf(word, scene)] as const)
  const before = [...scene.values].filter(([name]) => /^\d$/.test(name))
  for (const [name] of before) scene.values.delete(name)
  for (const [name, value] of given) scene.values.set(name, value)
  const inner = { ...scene, depth: scene.depth + 1 }
  const ran = runList(body, inner, asked)
  scene.options = inner.options
  for (const [name] of given) scene.values.delete(name)
  for (const [name, value] of before) scene.values.set(name, value)
  return ran.end === 'returns' ? { end: null, status: ran.status } : ran
}

/** Over words that are known, once with each. */
function runFor(
  { variable, words, body }: Extract<Statement, { kind: 'for' }>,
  scene: Scene,
  asked: boolean,
): Ran {
  const texts = words?.map(({ literal }) => literal) ?? [null]
  const isKnown = texts.every((text) => text !== null && !/[*?[]/.test(text))
  if (
    !isKnown ||
    someCommand(body, ({ words: [first] }) => /^(?:break|continue)$/.test(first?.literal ?? ''))
  )
    return meddles(body, scene) ? LEFT : WENT_ON
  let ran = WENT_ON
  for (const text of texts) {
    scene.values.set(variable, text)
    ran = runList(body, scene, asked)
    if (ran.end !== null) return ran
  }
  return ran
}

function leave(status: ShellWord | undefined, { ...scene }: Scene): Ran {
  const text = status === undefined ? (scene.last === false ? '1' : null) : valueOf(status, scene)
  return text !== null && /^[1-9]\d*$/.test(text) ? FAILED : LEFT
}

function declare(words: readonly ShellWord[], scene: Scene): Ran {
  for (const { literal, raw } of words) {
    const name = /^([A-Za-z_]\w*)=/.exec(literal ?? raw)?.[1]
    if (name !== undefined) scene.values.set(name, literal?.slice(name.length + 1) ?? null)
  }
  return { end: null, status: true }
}

function runPipeline({ commands, negated }: Extract<Statement, { kind: 'pipeline' }>, scene: Scene): Ran {
  const [only] = commands
  const ran =
    commands.length === 1 && only !== undefined
      ? runOne(only, scene, true)
      : { end: null, status: searched(commands, scene) }
  if (!negated) return ran
  return { ...ran, status: ran.status === null ? null : !ran.status, excused: true }
}

function runAndOr(
  { items, connectors }: Extract<Statement, { kind: 'and-or' }>,
  scene: Scene,
  asked: boolean,
): Ran {
  let ran = WENT_ON
  for (const [index, item] of items.entries()) {
    const connector = connectors[index - 1]
    if (connector === '||' ? ran.status !== false : connector === '&&' && ran.status === false) continue
    if (connector === '&&' && ran.status === null && meddles(item, scene)) return LEFT
    const isLast = index === items.length - 1
    ran = { excused: !isLast, ...runOne(item, scene, asked || !isLast) }
    scene.last = ran.status
    if (ran.end !== null) return ran
  }
  return ran
}

function runIf(
  { clauses, otherwise }: Extract<Statement, { kind: 'if' }>,
  scene: Scene,
  asked: boolean,
): Ran {
  for (const { test, body } of clauses) {
    const { end, status } = runList(test, scene, true)
    if (end !== null) return { end, status }
    if (status === true) return runList(body, scene, asked)
    if (status === null) return meddles({ clauses, otherwise }, scene) ? LEFT : WENT_ON
  }
  return otherwise.length === 0 ? { end: null, status: true } : runList(otherwise, scene, asked)
}

function runCase(
  { subject, items }: Extract<Statement, { kind: 'case' }>,
  scene: Scene,
  asked: boolean,
): Ran {
  const text = valueOf(subject, scene)
  if (text === null) return meddles(items, scene) ? LEFT : WENT_ON
  for (const { patterns, body } of items) {
    const answers = patterns.map((pattern) => matches(text, pattern))
    if (answers.includes(true)) return runList(body, scene, asked)
    if (answers.includes(null)) return LEFT
  }
  return { end: null, status: true }
}
