import type { Completion } from '../completion/types.ts'
import { chainOf } from '../dockerfile/chain.ts'
import type { ArgInstruction, Stage, Value } from '../dockerfile/index.ts'
import { baseConfigOf } from '../images/index.ts'
import { declaredNames } from '../dockerfile/from-arguments.ts'
import type { CaretPlace } from './caret.ts'

/** Instructions in which BuildKit, or the shell that RUN starts, puts values in the place of `$NAME`. */
const EXPANDING = new Set([
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'FROM',
  'LABEL',
  'RUN',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
])

export function expandsVariables({ node, at }: CaretPlace): boolean {
  if (at.kind === 'heredoc') return at.expand
  // BuildKit expands nothing in the name of a stage to copy from.
  if (at.kind === 'flag-value' && at.flag === 'from') return false
  return node !== null && EXPANDING.has(node.keyword)
}

/** The variables that are declared above a caret, the nearest declaration of each. */
export function variablesAt({ dockerfile, node, stages }: CaretPlace): Completion[] {
  if (node?.keyword === 'FROM' || stages.length === 0) return globals(dockerfile.globalArgs)
  const chain = chainOf(dockerfile, stages.length - 1)
  const known = new Map<string, string>([...baseVariables(chain[0]), ...chain.flatMap(declaredIn)])
  return [...known].toReversed().map(([name, detail]) => item(name, detail))
}

function globals(args: readonly ArgInstruction[]): Completion[] {
  const own = new Map(args.flatMap(declaredBy))
  return [...declaredNames(args)]
    .toReversed()
    .map((name) => item(name, own.get(name) ?? 'set by the builder'))
}

type Declared = readonly [name: string, detail: string]

function baseVariables(stage: Stage | undefined): Declared[] {
  const config = stage?.base.kind === 'image' ? baseConfigOf(stage.base.reference) : null
  return Object.entries(config?.env ?? {}).map(([name, text]) => [name, text ?? 'set by the base image'])
}

function declaredIn({ instructions }: Stage): Declared[] {
  return instructions.flatMap((instruction) => {
    if (instruction.keyword === 'ARG') return declaredBy(instruction)
    if (instruction.keyword !== 'ENV') return []
    return instruction.pairs.flatMap(({ key, value }): Declared[] =>
      key.text ? [[key.text, said(value)]] : [],
    )
  })
}

function declaredBy({ declarations }: ArgInstruction): Declared[] {
  return declarations.map(({ name, value }) => [name, said(value)])
}

function said({ text }: Value): string {
  return text ?? 'known only when it is built'
}

function item(name: string, detail: string): Completion {
  return { kind: 'variable', label: `$${name}`, detail, documentation: '', insertText: `\${${name}}` }
}
