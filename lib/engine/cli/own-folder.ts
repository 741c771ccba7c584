import type { ShellWord, Statement, WordPart } from '../dockerfile/shell/types.ts'

/** How the folder of the script itself is shown, whichever way it is asked for. */
export const OWN_FOLDER = '${0%/*}'

/** Does the path begin with the folder of the script? */
export const IN_OWN_FOLDER = /^\$\{0%\/\*\}(?=\/|$)/

/** `$(dirname "$0")`, `${BASH_SOURCE%/*}`, `$(cd "$(dirname "$0")" && pwd)`: the folder in which the script lies. */
export function isOwnFolder(part: WordPart): boolean {
  if (part.kind === 'variable')
    return isOwnName(part) && part.operator === '%' && part.operands[0]?.raw === '/*'
  if (part.kind !== 'command-substitution') return false
  const [first, ...more] = part.body.flatMap(commandsOf)
  if (first === undefined) return false
  const [program, ...args] = first
  const [target, ...others] = args.filter(({ literal }) => literal !== '--' && literal !== '-P')
  if (target === undefined || others.length > 0) return false
  if (program?.literal === 'dirname') return more.length === 0 && target.parts.length === 1 && isOwn(target)
  return program?.literal === 'cd' && more.length === 1 && more[0]?.[0]?.literal === 'pwd' && isIn(target)
}

function isOwn({ parts }: ShellWord): boolean {
  const [part] = parts
  if (part?.kind !== 'variable' || !isOwnName(part)) return false
  return part.operation === '' || part.operation === '[0]'
}

function isIn({ parts }: ShellWord): boolean {
  const [part] = parts
  return parts.length === 1 && part !== undefined && isOwnFolder(part)
}

function isOwnName({ name }: Extract<WordPart, { kind: 'variable' }>): boolean {
  return name === '0' || name === 'BASH_SOURCE'
}

/** The words of simple commands that run one after the other; one that cannot be part of such an expression for anything else. */
function commandsOf(statement: Statement): readonly (readonly ShellWord[])[] {
  if (statement.kind === 'command') return [statement.words]
  const isChain = statement.kind === 'and-or' && statement.connectors.every((each) => each === '&&')
  return isChain ? statement.items.flatMap(commandsOf) : [[]]
}
