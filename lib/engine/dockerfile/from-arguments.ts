import type { ArgInstruction, Value } from './model.ts'
import { platformArgs } from './variables.ts'

/** The names FROM may use: the arguments above the first FROM, with or without a default, and those of the platform. */
export function declaredNames(globalArgs: readonly ArgInstruction[]): ReadonlySet<string> {
  const own = globalArgs.flatMap(({ declarations }) => declarations.map(({ name }) => name))
  return new Set([...platformArgs({}).keys(), ...own])
}

/**
 * The code of the mistake behind a FROM that comes out wrong: an argument that nobody declared, the default of one,
 * or what is written there itself.
 */
export function causeOf({ variables }: Value, declared: ReadonlySet<string>, itself: string): string {
  if (variables.length === 0) return itself
  return variables.every((name) => declared.has(name)) ? 'from-arg-default-invalid' : 'from-arg-undeclared'
}
