import type { Executed, Manager } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import { perFile } from './facts.ts'
import { packageCall } from './packages.ts'
import { shippedCommands, shippedRuns, type Run } from './runs.ts'

/** A package of the distribution that a shipped RUN installs and that is still there at the end. */
export type Shipped = {
  readonly name: string
  /** The word that names it. */
  readonly range: Range
  readonly certain: boolean
}

const SYSTEM: readonly Manager[] = ['apt', 'apk', 'dnf']
const REMOVES = /^(?:purge|remove|autoremove|autopurge|del|erase)$/

/** The RUNs of the final image with the packages that each leaves in it, in order. */
export const shippedPackages = perFile((input): readonly (readonly [Run, readonly Shipped[]])[] => {
  const { build } = input
  const runs = shippedRuns(input).filter(({ step }) =>
    step.installs.some(({ manager }) => SYSTEM.includes(manager)),
  )
  if (runs.length === 0) return []
  // What `apt-mark auto` left to the next autoremove is no longer certain to be there.
  const there = new Set(
    build.image?.packages.flatMap(({ manager, name, certain }) => (certain ? `${manager} ${name}` : [])),
  )
  const commands = shippedCommands(input)
  const removed = new Set(commands.flatMap(removals))
  const open = commands.some(mayRemoveAny)
  return runs.flatMap((run) => {
    const found = run.step.installs.flatMap(({ manager, packages, command }) => {
      if (!SYSTEM.includes(manager)) return []
      // With a word among them that nobody knows the build lists none of them.
      const listed = packages && new Set(packages.map(({ name }) => name))
      if (!listed && (open || command.argv.some((word) => word !== null && removed.has(word)))) return []
      return namesOf(command).filter(({ name }) =>
        listed ? listed.has(name) && there.has(`${manager} ${name}`) : !removed.has(name),
      )
    })
    return found.length > 0 ? [[run, found] as const] : []
  })
})

/** The words behind the subcommand without options and versions: `curl=8.14.1-2`, `git@edge`. */
function namesOf(command: Executed): readonly Shipped[] {
  const at = packageCall(command)?.at ?? 0
  return command.argv.flatMap((text, index) => {
    const range = command.words[index]?.range
    if (index <= at || text === null || text.startsWith('-') || !range) return []
    return [{ name: text.replace(/[=<>~@].*$/, ''), range, certain: command.certain }]
  })
}

/** It removes what a variable names, or what was marked as no longer wanted. */
function mayRemoveAny(command: Executed): boolean {
  if (command.program === 'apt-mark') return true
  return REMOVES.test(packageCall(command)?.verb ?? '') && command.argv.includes(null)
}

function removals(command: Executed): readonly string[] {
  return REMOVES.test(packageCall(command)?.verb ?? '') ? namesOf(command).map(({ name }) => name) : []
}
