import { resolvePath } from '../dockerfile/paths.ts'
import type { Status } from './effects/effect.ts'
import { exists, isDirectory, type Tree } from './tree.ts'

/** `[ … ]` as far as it can be decided from known words and the file tree. Source: POSIX test. */
export function evaluateTest(words: readonly (string | null)[], cwd: string | null, tree: Tree): Status {
  if (words[0] === '!') return negate(evaluateTest(words.slice(1), cwd, tree))
  if (words.includes('-a') || words.includes('-o') || words.includes(null)) return 'unknown'
  const [first = '', second = '', third = ''] = words as readonly string[]
  if (words.length === 0) return 'fail'
  if (words.length === 1) return verdict(first !== '')
  if (words.length === 2) return unary(first, second, cwd, tree)
  return words.length === 3 ? binary(first, second, third) : 'unknown'
}

function verdict(holds: boolean): Status {
  return holds ? 'ok' : 'fail'
}

function negate(status: Status): Status {
  return status === 'unknown' ? 'unknown' : verdict(status === 'fail')
}

function unary(operator: string, operand: string, cwd: string | null, tree: Tree): Status {
  if (operator === '-z') return verdict(operand === '')
  if (operator === '-n') return verdict(operand !== '')
  if (!['-e', '-f', '-d', '-s', '-r'].includes(operator)) return 'unknown'
  const path = resolvePath(cwd, operand)
  if (path === null) return 'unknown'
  const there = exists(tree, path)
  if (there !== 'yes') return there === 'no' ? 'fail' : 'unknown'
  const entry = tree.entries.get(path)
  if (operator === '-d') return verdict(isDirectory(tree, path))
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
