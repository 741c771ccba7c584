import type { CommandInstruction } from '../../dockerfile/model.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'

/** Commands that are part of the shell and no programs. */
const BUILTINS = new Set('. : alias cd eval exec export set source trap ulimit umask wait'.split(' '))

/** The exec form of a command in shell form; null where only a shell can run it. A leading `exec` falls away. */
export function execForm({ script, node }: CommandInstruction): string | null {
  const [command, more] = script?.body ?? []
  if (command?.kind !== 'command' || more || !script || script.errors.length > 0 || node.heredocs.length > 0)
    return null
  if (command.redirects.length > 0 || command.assignments.length > 0) return null
  if (command.range.end.offset !== script.range.end.offset || !command.words.every(isFixed)) return null
  const values = command.words.map(({ literal }) => literal ?? '')
  const words = values[0] === 'exec' ? values.slice(1) : values
  const [name] = words
  if (name === undefined || name === '' || name.startsWith('-') || BUILTINS.has(name)) return null
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}

/** Nothing the shell would replace: no variable, no wildcard, no home directory. */
function isFixed({ literal, parts, raw }: ShellWord): boolean {
  return literal !== null && !parts.some(({ kind }) => kind === 'glob') && !raw.startsWith('~')
}
