import { resolvePath } from '../dockerfile/paths.ts'
import type { Statement } from '../dockerfile/shell/types.ts'
import type { Status } from './effects/effect.ts'
import { globTest } from './glob.ts'
import { exists, followLinks, isDirectory } from './tree.ts'
import type { FileTree } from './types.ts'

type Words = readonly (string | null)[]

/** Stands for a word that nobody knows and that is not empty. A private-use character, which no script has. */
export const FILLED = '\uE002'

/** Where files are looked for: `isGone` says of a path that nothing is there for sure. */
export type Where = {
  readonly cwd: string | null
  readonly tree: FileTree
  readonly isGone: (path: string) => boolean
}

/** `[ … ]` as far as it can be decided from known words and the file tree. Source: POSIX test. */
export function evaluateTest(words: Words, where: Where): Status {
  if (words.length > 3 && !words.includes('(')) {
    const either = splitAt(words, '-o')
    if (either) return anyOf(either.map((part) => evaluateTest(part, where)))
    const both = splitAt(words, '-a')
    if (both) return negate(anyOf(both.map((part) => negate(evaluateTest(part, where)))))
  }
  if (words[0] === '!' && words.length > 1) return negate(evaluateTest(words.slice(1), where))
  if (words.includes(null)) return 'unknown'
  if (words.includes(FILLED)) return aboutFilled(words)
  const [first = '', second = '', third = ''] = words as readonly string[]
  if (words.length === 0) return 'fail'
  if (words.length === 1) return verdict(first !== '')
  if (words.length === 2) return unary(first, second, where)
  return words.length === 3 ? binary(first, second, third) : 'unknown'
}

/** Of what is only known not to be empty, nothing else can be asked. */
function aboutFilled(words: Words): Status {
  if (words.length === 1) return 'ok'
  const isAsked = words.length === 2 && words[1] === FILLED && (words[0] === '-n' || words[0] === '-z')
  return isAsked ? verdict(words[0] === '-n') : 'unknown'
}

/** Before and behind the first `-o` or `-a`; null without one. */
function splitAt(words: Words, operator: string): readonly [Words, Words] | null {
  const at = words.indexOf(operator, 1)
  return at === -1 || at === words.length - 1 ? null : [words.slice(0, at), words.slice(at + 1)]
}

function anyOf(parts: readonly Status[]): Status {
  if (parts.includes('ok')) return 'ok'
  return parts.includes('unknown') ? 'unknown' : 'fail'
}

type Bracket = Extract<Statement, { kind: 'test' | 'arithmetic' }>

/**
 * `[[ … ]]` with one operator. `fields` are its words, expanded; quotes make the right side of `==` text instead of a pattern.
 * Source: the manual of bash, "Conditional Constructs".
 */
export function evaluateBracket({ text, words }: Bracket, fields: Words, where: Where): Status {
  const inner = text.replace(/^\[\[\s+/, '').replace(/(?<!\s)\s+\]\]$/, '')
  const negated = /^!\s/.test(inner)
  const rest = negated ? inner.replace(/^!\s+/, '') : inner
  const [left, right] = words
  const status =
    right === undefined
      ? unaryBracket(rest, left?.raw ?? '', fields, where)
      : words.length === 2
        ? binaryBracket(rest, [left!.raw, right.raw], fields)
        : 'unknown'
  return negated ? negate(status) : status
}

function unaryBracket(text: string, raw: string, fields: Words, where: Where): Status {
  const operator = text.slice(0, text.length - raw.length).trim()
  if (!text.endsWith(raw) || !/^(?:-[a-z])?$/i.test(operator)) return 'unknown'
  return evaluateTest(operator === '' ? fields : [operator, ...fields], where)
}

function binaryBracket(text: string, [left, right]: readonly [string, string], fields: Words): Status {
  if (!text.startsWith(left) || !text.endsWith(right)) return 'unknown'
  const operator = text.slice(left.length, text.length - right.length).trim()
  const [a = null, b = null] = fields
  if (a === null || b === null || fields.length !== 2 || fields.includes(FILLED)) return 'unknown'
  if (!['=', '==', '!='].includes(operator) || !/[*?[\\]/.test(b)) return binary(a, operator, b)
  if (/["'\\]/.test(right) || a.includes('/')) return 'unknown'
  return verdict(globTest(b)(a) === (operator !== '!='))
}

function verdict(holds: boolean): Status {
  return holds ? 'ok' : 'fail'
}

function negate(status: Status): Status {
  return status === 'unknown' ? 'unknown' : verdict(status === 'fail')
}

function unary(operator: string, operand: string, where: Where): Status {
  if (operator === '-z') return verdict(operand === '')
  if (operator === '-n') return verdict(operand !== '')
  if (!['-e', '-f', '-d', '-s', '-r', '-x', '-h', '-L'].includes(operator)) return 'unknown'
  const { tree } = where
  const path = resolvePath(where.cwd, operand)
  if (path === null) return 'unknown'
  if (exists(tree, path) !== 'yes') return where.isGone(path) ? 'fail' : 'unknown'
  const listed = tree.entries.get(path)
  if (operator === '-h' || operator === '-L') return listed ? verdict(listed.kind === 'symlink') : 'unknown'
  const entry = followLinks(tree, path)
  // A link to what nobody lists.
  if (listed?.kind === 'symlink' && !entry) return 'unknown'
  if (operator === '-d') return entry ? verdict(entry.kind === 'directory') : verdict(isDirectory(tree, path))
  // Which files of the context may be run is up to the machine they come from.
  if (operator === '-x' && entry?.kind === 'file' && entry.context === null && entry.mode !== null)
    return verdict((entry.mode & 0o111) !== 0)
  if (operator === '-s' && entry?.kind === 'file')
    return entry.size === null ? 'unknown' : verdict(entry.size > 0)
  if (operator === '-f' && entry) return verdict(entry.kind === 'file')
  return operator === '-e' ? 'ok' : 'unknown'
}

function binary(left: string, operator: string, right: string): Status {
  if (operator === '=' || operator === '==') return verdict(left === right)
  if (operator === '!=') return verdict(left !== right)
  if (!/^-?\d+$/.test(left) || !/^-?\d+$/.test(right)) return 'unknown'
  const difference = Number(left) - Number(right)
  if (operator === '-eq') return verdict(difference === 0)
  if (operator === '-ne') return verdict(difference !== 0)
  if (operator === '-gt') return verdict(difference > 0)
  if (operator === '-ge') return verdict(difference >= 0)
  if (operator === '-lt') return verdict(difference < 0)
  return operator === '-le' ? verdict(difference <= 0) : 'unknown'
}
