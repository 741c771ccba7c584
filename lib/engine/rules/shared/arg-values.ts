import type { ArgInstruction } from '../../dockerfile/model.ts'

type Declaration = ArgInstruction['declarations'][number]

/** Could an argument be called so? */
export const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text)

/** `ARG VERSION 1.0`: two names without a default, of which the second is no name, or is written as a value is. */
export function valueBehindBlank({
  declarations,
}: ArgInstruction): readonly [Declaration, Declaration] | null {
  const [first, second, ...others] = declarations
  if (!first || !second || others.length > 0 || first.initial || second.initial) return null
  if (second.name.startsWith('#')) return null
  const isValue = /^[A-Z][A-Z0-9_]*$/.test(first.name) && /^[a-z]+$/.test(second.name)
  return !isName(second.name) || isValue ? [first, second] : null
}
