import { chainOf } from '../dockerfile/chain.ts'
import { declaredNames } from '../dockerfile/from-arguments.ts'
import type { ArgInstruction, Dockerfile, StageInstruction } from '../dockerfile/index.ts'
import { slice, type Range } from '../source/position.ts'
import { stageNames } from './stage-names.ts'
import type { NamedSymbol } from './types.ts'
import { variableUses } from './variable-uses.ts'

/** The stage or variable that is named at an offset; null where nothing is. */
export function symbolAt(dockerfile: Dockerfile, offset: number): NamedSymbol | null {
  return stageAt(dockerfile, offset) ?? variableAt(dockerfile, offset)
}

function isAt({ start, end }: Range, offset: number): boolean {
  return start.offset <= offset && offset <= end.offset
}

function stageAt(dockerfile: Dockerfile, offset: number): NamedSymbol | null {
  const all = stageNames(dockerfile)
  const here = all.find(({ range }) => isAt(range, offset))
  const stage = here && dockerfile.stages[here.stage]
  if (!here || !stage) return null
  const places = all.filter((name) => name.stage === here.stage)
  const hidden = places.find(({ how }) => how === 'hidden')
  const twins = dockerfile.stages.filter(({ name }) => name === stage.name)
  return {
    kind: 'stage',
    name: stage.from.as?.value ?? stage.label,
    range: here.range,
    declaration: stage.from.as?.range ?? stage.from.node.keywordRange,
    places: places.map(({ range }) => range),
    fixed:
      stage.name === null
        ? 'This stage has no name yet. Give it one with AS behind its image.'
        : here.how === 'numbered'
          ? 'The number says which stage is meant, so there is no name to change here.'
          : hidden
            ? `Line ${hidden.range.start.line} names this stage through a variable.`
            : twins.length > 1
              ? 'Two stages bear this name.'
              : null,
  }
}

function variableAt(dockerfile: Dockerfile, offset: number): NamedSymbol | null {
  const declarations = declarationsIn(dockerfile)
  const uses = variableUses(dockerfile)
  const here = [...declarations, ...uses].find(({ range }) => isAt(range, offset))
  if (!here) return null
  const { name, range } = here
  const places = [...declarations, ...uses].filter((place) => place.name === name).map((place) => place.range)
  return {
    kind: 'variable',
    name,
    range,
    declaration: declarationFor(declarations, name, offset)?.range ?? null,
    places: places.toSorted((a, b) => a.start.offset - b.start.offset),
    fixed: whyFixed(dockerfile, declarations, name),
  }
}

type Declaration = { readonly name: string; readonly range: Range; readonly by: 'ARG' | 'ENV' }

function declarationsIn({ globalArgs, stages, source }: Dockerfile): Declaration[] {
  const inStages = stages.flatMap(({ instructions }) => instructions)
  return [...globalArgs, ...inStages]
    .flatMap(declaredBy)
    .filter(({ name, range }) => slice(source, range) === name)
}

function declaredBy(instruction: ArgInstruction | StageInstruction): Declaration[] {
  if (instruction.keyword === 'ARG')
    return instruction.declarations.map(({ name, nameRange: range }) => ({ name, range, by: 'ARG' }))
  if (instruction.keyword !== 'ENV') return []
  return instruction.pairs.map(({ key }) => ({ name: key.text ?? '', range: key.range, by: 'ENV' }))
}

/** The last one above, else the first of all. */
function declarationFor(all: readonly Declaration[], name: string, offset: number): Declaration | undefined {
  const own = all.filter((declaration) => declaration.name === name)
  return own.findLast(({ range }) => range.start.offset <= offset) ?? own[0]
}

/** Variables reach programs by their names: only where none runs with it, another name is certain to change nothing. */
function whyFixed(dockerfile: Dockerfile, declarations: readonly Declaration[], name: string): string | null {
  const own = declarations.filter((declaration) => declaration.name === name)
  if (own.length === 0) return `Nothing in this file declares ${name}.`
  if (declaredNames([]).has(name) || /^(?:https?|ftp|no|all)_proxy$/i.test(name))
    return `The builder sets ${name} by this name.`
  if (own.some(({ by }) => by === 'ENV'))
    return `${name} is part of the image's environment: a program that reads it would no longer find it.`
  const reader = commandWith(dockerfile, name)
  return reader === null
    ? null
    : `Line ${reader.range.start.line} runs with ${name} in its environment, and a program may read it there.`
}

function commandWith(dockerfile: Dockerfile, name: string): StageInstruction | null {
  for (const { index } of dockerfile.stages) {
    const steps = chainOf(dockerfile, index).flatMap(({ triggers, instructions }) => [
      ...triggers,
      ...instructions,
    ])
    const declared = steps.findIndex((step) => declaredBy(step).some((each) => each.name === name))
    const reader = steps.find((step, at) => declared !== -1 && at > declared && step.keyword === 'RUN')
    if (reader) return reader
  }
  return null
}
