import { dependencyLoops } from '../loops.ts'
import type { ComposeFile, Extends } from '../model.ts'
import type { Tell } from './tell.ts'

/** Services that extend themselves, by way of others or not. */
export function circular({ services }: ComposeFile): readonly Tell[] {
  const byName = new Map(services.map((service) => [service.name, service]))
  return services.flatMap(({ name, extends: call }) => {
    let next = call && baseName(call)
    for (let steps = 0; next !== null && next !== name && steps < MOST_STEPS; steps++) {
      const above = byName.get(next)?.extends
      next = above ? baseName(above) : null
    }
    const message = `${name} extends itself: remove one of the extends on the way`
    return call && next === name ? [{ message, range: call.range }] : []
  })
}

/** Of this file; null for another one. */
function baseName({ service, file }: Extends): string | null {
  return file === null ? (service?.value ?? null) : null
}

/** Services that wait for each other, or for themselves. */
export function waiting({ services }: ComposeFile): readonly Tell[] {
  return dependencyLoops(services).map(({ services: members, dependency }) => {
    const names = members.slice(0, MOST_NAMED).map(({ name }) => name)
    const who =
      names.length === 1 ? `${names[0]} depends on itself` : `${names.join(', ')} depend on each other`
    return {
      message: `${who}, so that none can start first: remove one depends_on`,
      range: dependency.nameRange,
    }
  })
}

const MOST_NAMED = 5
const MOST_STEPS = 50
