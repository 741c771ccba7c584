import type { ComposeFile, Service, Variable } from '../../../compose/model.ts'
import type { TextEdit } from '../../../source/edit.ts'

/** Variables that a container has of its own, and the host as well. */
const OWN = ['HOME', 'HOSTNAME', 'PATH', 'PWD']

/**
 * Variables of a command that Compose fills in though the container is meant to: one that the service sets to a value of
 * its own, one that the command itself sets, and those that every container has. Source: compose-spec, 12-interpolation.md.
 */
export function containerVariables<Kind extends Variable>(
  { environment }: Service,
  script: string,
  variables: readonly Kind[],
): readonly Kind[] {
  if (variables.length === 0) return []
  const literal = environment.flatMap(({ name, value }) => (value?.literal === true ? name : []))
  const own = new Set([...OWN, ...literal, ...namesSetIn(script)])
  return variables.filter(({ operator, name }) => operator === '' && own.has(name))
}

/** `for ship in …`, `ship=…`, `read ship`. */
function namesSetIn(script: string): readonly string[] {
  return script.split(/[\s;&|("'`]+/).flatMap((word, at, words) => {
    const assigned = /^([A-Za-z_]\w*)=/.exec(word)?.[1]
    if (assigned !== undefined) return assigned
    return SETTERS.has(words[at - 1] ?? '') ? word : []
  })
}

const SETTERS = new Set(['for', 'read', 'export', 'local'])

/** Doubles the sign, so that Compose leaves the variable to the container; null where its place is not known. */
export function doubledDollar({ source }: ComposeFile, { range }: Variable): TextEdit | null {
  if (source[range.start.offset] !== '$') return null
  return { range: { start: range.start, end: range.start }, newText: '$' }
}
