import type { ArgDeclaration, Dockerfile, StageInstruction, Value } from '../../dockerfile/model.ts'
import { expandWord } from '../../dockerfile/expand.ts'

/** What has another value than in the last build: names of variables, and the one through which USER is another. */
export type Taint = { readonly names: ReadonlySet<string>; readonly user: string | null }

export const NO_TAINT: Taint = { names: new Set(), user: null }

/** Arguments that stand for what changed: those given, and the global ones that are made of them. */
type Given = { readonly changedArgs: ReadonlySet<string>; readonly global: ReadonlySet<string> }

/** Global arguments whose value changes with the given ones. */
export function globalTaint(
  { globalArgs }: Dockerfile,
  changedArgs: ReadonlySet<string>,
): ReadonlySet<string> {
  const taint = new Set(changedArgs)
  for (const { name, value } of globalArgs.flatMap(({ declarations }) => declarations))
    if (value.variables.some((each) => taint.has(each))) taint.add(name)
  return taint
}

export function changedVariable(
  values: readonly (Pick<Value, 'variables'> | null)[],
  names: ReadonlySet<string>,
): string | null {
  for (const value of values) {
    const name = value?.variables.find((each) => names.has(each))
    if (name !== undefined) return name
  }
  return null
}

/**
 * What holds behind an instruction. A proxy counts as any other argument once the file declares it.
 * Source: docs.docker.com/reference/dockerfile#predefined-args
 */
export function taintAfter(instruction: StageInstruction, taint: Taint, given: Given): Taint {
  if (instruction.keyword === 'ARG')
    return { ...taint, names: withArgs(instruction.declarations, taint, given) }
  if (instruction.keyword === 'USER')
    return { ...taint, user: changedVariable([instruction.user], taint.names) }
  if (instruction.keyword !== 'ENV') return taint
  const names = new Set(taint.names)
  for (const { key, value } of instruction.pairs)
    if (key.text) set(names, key.text, changedVariable([value], taint.names) !== null)
  return { ...taint, names }
}

function withArgs(
  declarations: readonly ArgDeclaration[],
  { names: before }: Taint,
  { changedArgs, global }: Given,
): ReadonlySet<string> {
  const names = new Set(before)
  for (const { name, initial, isSet } of declarations) {
    const handed = initial === null ? global.has(name) : changedVariable([initial], names) !== null
    // Without any value an ARG leaves what an ENV below it has set.
    if (changedArgs.has(name) || handed) names.add(name)
    else if (isSet) names.delete(name)
  }
  return names
}

function set(names: Set<string>, name: string, tainted: boolean): void {
  if (tainted) names.add(name)
  else names.delete(name)
}

/** Words of an instruction that BuildKit expands. Source: docs.docker.com/reference/dockerfile#environment-replacement */
export function expandedValues(instruction: StageInstruction): readonly (Pick<Value, 'variables'> | null)[] {
  switch (instruction.keyword) {
    case 'COPY':
    case 'ADD': {
      const { sources, destination, chown, chmod, checksum, inline } = instruction
      const bodies = inline.filter(({ expand }) => expand).map(({ content }) => variablesIn(content))
      return [...sources, destination, chown, chmod, checksum, ...bodies]
    }
    case 'WORKDIR':
      return [instruction.path]
    case 'USER':
      return [instruction.user]
    case 'STOPSIGNAL':
      return [instruction.signal]
    case 'EXPOSE':
      return instruction.ports
    case 'VOLUME':
      return instruction.paths
    case 'ENV':
    case 'LABEL':
      return instruction.pairs.flatMap(({ key, value }) => [key, value])
    default:
      return []
  }
}

function variablesIn(content: string): Pick<Value, 'variables'> {
  return expandWord(content, () => '', { escape: '\\', quotes: false })
}
