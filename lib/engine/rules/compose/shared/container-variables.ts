import type { ComposeFile, Service, Variable } from '../../../compose/model.ts'
import type { TextEdit } from '../../../source/edit.ts'

/** Variables that a container has of its own, and the host as well. */
const OWN = new Set(['HOME', 'HOSTNAME', 'PATH', 'PWD'])

/**
 * Variables of a command that Compose fills in though the container is meant to: one that the service sets to a value of
 * its own, one that the command itself sets, and those that every container has. Source: compose-spec, 12-interpolation.md.
 */
export function containerVariables<Kind extends Variable>(
  service: Service,
  script: string,
  variables: readonly Kind[],
): readonly Kind[] {
  return variables.filter(({ operator, name }) => operator === '' && isOwn(service, script, name))
}

function isOwn({ environment }: Service, script: string, name: string): boolean {
  if (OWN.has(name) || isSetIn(script, name)) return true
  return environment.some((each) => each.name === name && each.value !== null && each.value.literal)
}

/** `for ship in …`, `ship=…`, `read ship`. */
function isSetIn(script: string, name: string): boolean {
  return script
    .split(/[\s;&|(]+/)
    .some(
      (word, at, words) => word.startsWith(`${name}=`) || (word === name && SETTERS.has(words[at - 1] ?? '')),
    )
}

const SETTERS = new Set(['for', 'read', 'export', 'local'])

/** Doubles the sign, so that Compose leaves the variable to the container; null where its place is not known. */
export function doubledDollar(
  { source }: ComposeFile,
  { range }: Variable,
): TextEdit | null {
  if (source[range.start.offset] !== '$') return null
  return { range: { start: range.start, end: range.start }, newText: '$' }
}
