type Frame = { readonly index: number; next: number }

/**
 * For each stage the number of the group of stages that need each other in turn; a stage outside of any loop is a group of its own.
 * Tarjan's strongly connected components, without recursion: linear in stages and needs.
 */
export function loopGroups(needs: readonly (readonly number[])[]): readonly number[] {
  const group: number[] = needs.map(() => -1)
  const order: number[] = needs.map(() => -1)
  const lowest: number[] = needs.map(() => -1)
  const open: number[] = []
  let count = 0

  function enter(index: number): Frame {
    order[index] = lowest[index] = count++
    open.push(index)
    return { index, next: 0 }
  }

  function leave(index: number): void {
    if (lowest[index] !== order[index]) return
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      group[member] = index
      if (member === index) return
    }
  }

  function follow(start: number): void {
    const path = [enter(start)]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const need = needs[top.index]![top.next++]
      if (need === undefined) {
        path.pop()
        const below = path.at(-1)
        if (below) lowest[below.index] = Math.min(lowest[below.index]!, lowest[top.index]!)
        leave(top.index)
      } else if (order[need] === -1) path.push(enter(need))
      else if (group[need] === -1) lowest[top.index] = Math.min(lowest[top.index]!, order[need]!)
    }
  }

  needs.forEach((_, index) => {
    if (order[index] === -1) follow(index)
  })
  return group
}
