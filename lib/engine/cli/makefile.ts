import { rangeAt, type LineStarts } from '../source/position.ts'
import type { Target } from './model.ts'
import { joinTexts, makeExpand, type MadeText, type MakeLookup } from './make-text.ts'

/** One recipe line: what one shell runs. */
export type Recipe = {
  readonly made: MadeText
  readonly rule: readonly Target[]
  /** The first target of its rule. */
  readonly target: string
  /** It stands between `ifeq` and `endif`. */
  readonly conditional: boolean
  /** `-` before it. */
  readonly ignored: boolean
  /** Where its line ends. */
  readonly end: number
}

type MakefileParts = {
  readonly recipes: readonly Recipe[]
  readonly targets: readonly Target[]
  /** The last word of `SHELL`, `sh` without one; null when it is not known. */
  readonly shell: string | null
  readonly shellFlags: readonly string[]
}

type Line = { readonly from: number; readonly to: number; readonly text: string }

type State = {
  readonly source: string
  readonly starts: LineStarts
  readonly variables: Map<string, string | null>
  readonly targets: Target[]
  readonly pending: { line: Line; targets: readonly Target[]; conditional: boolean }[]
  current: readonly Target[]
  conditions: number
  defining: boolean
  oneShell: boolean
}

/**
 * The rules, variables and recipes of a Makefile. Recipes are expanded when all variables are known, as Make does.
 * Source: GNU Make manual, "Writing Makefiles" and "Writing Recipes in Rules".
 */
export function readMakefile(
  source: string,
  starts: LineStarts,
  given: Readonly<Record<string, string | null>>,
): MakefileParts {
  const state: State = {
    source,
    starts,
    variables: new Map(),
    targets: [],
    pending: [],
    current: [],
    conditions: 0,
    defining: false,
    oneShell: false,
  }
  for (const line of logicalLines(source)) readLine(line, state)
  // What is given on Make's command line wins over the file.
  for (const [name, value] of Object.entries(given)) state.variables.set(name, value)
  const shell = state.variables.get('SHELL')
  return {
    recipes: recipesOf(state),
    targets: state.targets,
    shell:
      shell === null
        ? null
        : ((shell ?? 'sh')
            .trim()
            .split(/[\s/]+/)
            .at(-1) ?? null),
    shellFlags: (state.variables.get('.SHELLFLAGS') ?? '').split(/\s+/).filter((flag) => flag !== ''),
  }
}

/** A backslash at the end of a line joins the next one to it. */
function* logicalLines(source: string): Generator<Line> {
  for (let from = 0; from < source.length;) {
    let end = lineEnd(source, from)
    while (source.charAt(end - 1) === '\\' && end < source.length) end = lineEnd(source, end + 1)
    yield { from, to: end, text: source.slice(from, end) }
    from = end + 1
  }
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end === -1 ? source.length : end
}

const ASSIGNMENT = /^(?:(?:export|override|private)[ \t]+)*([\w.-]+)[ \t]*(\+=|\?=|!=|:{0,3}=)[ \t]*([^]*)$/
const DIRECTIVE =
  /^(ifeq|ifneq|ifdef|ifndef|else|endif|define|endef|include|-include|sinclude|export|unexport|undefine|vpath)\b/

function readLine(line: Line, state: State): void {
  if (line.text.startsWith('\t') && !state.defining) return addRecipe(line, state)
  const text = line.text.replaceAll(/\\\n[ \t]*/g, ' ').trim()
  if (state.defining) {
    state.defining = !/^endef\b/.test(text)
    return
  }
  if (text === '' || text.startsWith('#')) return
  const assignment = ASSIGNMENT.exec(text)
  if (assignment !== null) return assignVariable(assignment, state)
  const directive = DIRECTIVE.exec(text)?.[1]
  if (directive !== undefined) return readDirective(directive, text, state)
  readRule(line, text, state)
}

function readDirective(directive: string, text: string, state: State): void {
  if (directive.startsWith('if')) state.conditions += 1
  else if (directive === 'endif') state.conditions = Math.max(0, state.conditions - 1)
  else if (directive === 'define') {
    state.defining = true
    state.variables.set(/^define[ \t]+([\w.-]+)/.exec(text)?.[1] ?? '', null)
  }
}

/** Names that Make gives a value of its own, or that every environment has. Source: GNU Make manual, "Implicit Variables". */
const SET_ELSEWHERE =
  /^(?:AR|AS|CC|CXX|CPP|FC|M2C|PC|CO|GET|LEX|YACC|LINT|MAKE\w*|RM|TEX|WEAVE|\w*FLAGS|HOME|PATH|PWD|SHELL|USER|LANG|TERM|HOSTNAME)$/

/**
 * `!=` is a command's output, and a condition need not hold: both leave the value open. `?=` gives one to what has none: where
 * nobody sets the name in the environment, that is it.
 */
function assignVariable([, name = '', operator = '', rest = '']: RegExpExecArray, state: State): void {
  const value = rest.replace(/[ \t]#[^]*$/, '').trim()
  if (operator === '?=' && (state.variables.has(name) || SET_ELSEWHERE.test(name))) return
  const known = state.conditions === 0 && /^(?:\?|:*)=$/.test(operator)
  const before = state.variables.get(name)
  const sum = operator === '+=' && state.conditions === 0 && typeof before === 'string'
  // Two values that hold each other could double at each line.
  const appended = sum && before.length < 4_096 ? `${before} ${value}` : null
  state.variables.set(name, known ? value : appended)
}

const RULE = /^([^:=#]+)::?(?!=)([^;]*)(;?)/

function readRule(line: Line, text: string, state: State): void {
  const match = RULE.exec(text)
  if (match === null) {
    state.current = []
    return
  }
  const [, left = '', prerequisites = '', semicolon = ''] = match
  const names = left.replace(/&$/, '').trimEnd()
  const own = /^[ \t]*([\w.-]+)[ \t]*(?:[+?]|:{0,3})=/.exec(prerequisites)?.[1]
  if (own !== undefined) {
    // A variable of one target: elsewhere it has another value.
    state.variables.set(own, null)
    return
  }
  if (names === '.ONESHELL') state.oneShell = true
  const range = rangeAt(state.starts, line.from, line.from + names.length)
  state.current = wordsOf(names).map((name) => ({ name, prerequisites: wordsOf(prerequisites), range }))
  state.targets.push(...state.current.filter(({ name }) => !/^\.[A-Z]/.test(name)))
  const at = semicolon === '' ? -1 : line.text.indexOf(';')
  if (at !== -1) addRecipe({ from: line.from + at + 1, to: line.to, text: line.text.slice(at + 1) }, state)
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s|]+/).filter((word) => word !== '')
}

function addRecipe(line: Line, state: State): void {
  if (state.current.length === 0 || line.text.trim() === '') return
  state.pending.push({ line, targets: state.current, conditional: state.conditions > 0 })
}

function recipesOf(state: State): readonly Recipe[] {
  const recipes = state.pending.map((each): Recipe => {
    const prefix = /^[ \t@+-]*/.exec(each.line.text)?.[0] ?? ''
    return {
      made: makeExpand(
        state.source,
        each.line.from + prefix.length,
        each.line.to,
        lookupFor(each.targets, state),
      ),
      rule: each.targets,
      target: each.targets[0]?.name ?? '',
      conditional: each.conditional,
      ignored: prefix.includes('-'),
      end: each.line.to,
    }
  })
  return state.oneShell ? joinRules(recipes) : recipes
}

/** Under `.ONESHELL` one shell runs all lines of a rule. */
function joinRules(recipes: readonly Recipe[]): readonly Recipe[] {
  const groups: Recipe[][] = []
  for (const recipe of recipes) {
    const last = groups.at(-1)
    if (last?.[0]?.rule === recipe.rule) last.push(recipe)
    else groups.push([recipe])
  }
  return groups.flatMap((group) =>
    group[0] === undefined
      ? []
      : { ...group[0], made: joinTexts(group.map(({ made }) => made)), end: group.at(-1)?.end ?? 0 },
  )
}

/** `$@`, `$<` and `$^` of a rule without patterns and with one target; every other name is a variable of the file. */
function lookupFor(targets: readonly Target[], { variables }: State): MakeLookup {
  const [target] = targets
  const plain = targets.length === 1 && target !== undefined && !/[%$]/.test(target.name)
  const inputs = target?.prerequisites ?? []
  const known = !inputs.some((name) => /[%$*?]/.test(name))
  return (name) => {
    if (name === '@') return plain ? target.name : null
    if (name === '<') return plain && known ? inputs[0] : null
    if (name === '^') return plain && known ? [...new Set(inputs)].join(' ') : null
    return variables.get(name)
  }
}
