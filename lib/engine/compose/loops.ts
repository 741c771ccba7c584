import { loopGroups } from '../dockerfile/loops.ts'
import type { Dependency, Service } from './model.ts'

export type Loop = {
  /** Services that wait for each other, in the order of the text. */
  readonly services: readonly Service[]
  /** One of the dependencies that close the circle: of the first service. */
  readonly dependency: Dependency
}

/** Services that wait for each other, or for themselves: none can be started first. Linear. Source: compose-go, graph.CheckCycle. */
export function dependencyLoops(services: readonly Service[]): readonly Loop[] {
  const indexes = new Map(services.map(({ name }, at) => [name, at]))
  const needs = services.map(({ dependsOn }) =>
    dependsOn.flatMap(({ service }) => indexes.get(service) ?? []),
  )
  const members = new Map<number, number[]>()
  for (const [at, group] of loopGroups(needs).entries()) {
    const others = members.get(group)
    if (others) others.push(at)
    else members.set(group, [at])
  }
  return [...members.values()].flatMap((group) => loopOf(services, group, indexes))
}

function loopOf(
  services: readonly Service[],
  group: readonly number[],
  indexes: ReadonlyMap<string, number>,
): readonly Loop[] {
  const inGroup = new Set(group)
  const found = group.flatMap((at) => services[at] ?? [])
  const dependency = found[0]?.dependsOn.find(({ service }) => inGroup.has(indexes.get(service) ?? -1))
  return dependency ? [{ services: found, dependency }] : []
}
