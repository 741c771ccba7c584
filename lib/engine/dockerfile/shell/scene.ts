import type { ShellOptions } from './shell-options.ts'
import type { Command, ShellWord, Statement, WordPart } from './types.ts'

/** What is known when a script, or the rest of one, is run in thought. */
export type Known = {
  /** Variables and their values. */
  readonly values: ReadonlyMap<string, string>
  readonly options: ShellOptions
  /** What `$(…)` or the left side of a pipe prints; null when that is not known. */
  readonly printed?: Printed
}

type Printed = (body: readonly Statement[], valueOf: (word: ShellWord) => string | null) => string | null

/** A script while it is run in thought. */
export type Scene = {
  readonly values: Map<string, string | null>
  options: ShellOptions
  /** `$?`: did the command before succeed? */
  last: boolean | null
  readonly printed: Printed
  readonly functions: Map<string, readonly Statement[]>
  /** Calls of functions in functions. */
  readonly depth: number
  /** What may still be run: loops and functions run again and again. */
  readonly budget: { statements: number }
}

/** What commands print, as far as it is known. */
export function printedBy(body: readonly Statement[], scene: Scene): string | null {
  return scene.printed(body, (word) => valueOf(word, scene))
}

/** The text of a word, as far as it is known. */
export function valueOf({ literal, parts }: ShellWord, scene: Scene): string | null {
  if (literal !== null) return literal
  let text = ''
  for (const part of parts) {
    const value = valueOfPart(part, scene)
    if (value === null) return null
    text += value
  }
  return text
}

function valueOfPart(part: WordPart, scene: Scene): string | null {
  if (part.kind === 'literal' || part.kind === 'glob') return part.text
  if (part.kind === 'command-substitution') return printedBy(part.body, scene)
  if (part.kind !== 'variable') return null
  if (part.name === '?' && part.operation === '') return scene.last === null ? null : scene.last ? '0' : '1'
  const value = scene.values.get(part.name) ?? null
  if (part.operation === '' || value === null) return value
  if (!/^:?-/.test(part.operator)) return null
  return value !== '' ? value : (part.operands[0]?.literal ?? null)
}

const LEAVES = /^(?:exit|return|exec|eval|source|\.)$/

/** Something in there may leave the script, or change a variable that is known. Linear. */
export function meddles(value: unknown, { values }: Pick<Scene, 'values'>): boolean {
  return someCommand(value, ({ words, assignments }) => {
    const [first, ...rest] = words
    if (LEAVES.test(first?.literal ?? '')) return true
    if (words.length === 0 && assignments.some(({ name }) => values.has(name))) return true
    const takes = /^(?:unset|read|export|declare|local|readonly)$/.test(first?.literal ?? '')
    return takes && rest.some(({ raw }) => values.has(raw.split('=')[0] ?? ''))
  })
}

export function someCommand(value: unknown, fits: (command: Command) => boolean): boolean {
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next !== 'object' || next === null) continue
    if ('kind' in next && next.kind === 'command' && fits(next as Command)) return true
    for (const each of Object.values(next)) open.push(each)
  }
  return false
}
