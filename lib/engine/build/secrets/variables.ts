import type { ArgDeclaration, Dockerfile, Pair, StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import type { BuiltStage, SecretTrail } from '../types.ts'
import { isFingerprint, isPlaceholder, pointsElsewhere, secretName } from './names.ts'
import { secretValue } from './patterns.ts'

/** Secrets in the values of ENV, ARG and LABEL, by the name or by the form of the value. */
export function variableTrails(dockerfile: Dockerfile, { index, shipped }: BuiltStage): SecretTrail[] {
  const { instructions } = dockerfile.stages[index]!
  return instructions.flatMap((instruction) => {
    const step = instruction.index + 1
    const at = { stage: index, step, recoverable: shipped }
    if (instruction.keyword === 'ENV')
      return instruction.pairs.flatMap((pair) => envTrail(pair, instructions.slice(step), at))
    if (instruction.keyword === 'LABEL') return instruction.pairs.flatMap((pair) => labelTrail(pair, at))
    if (instruction.keyword !== 'ARG') return []
    return instruction.declarations.flatMap((declaration) => argTrail(declaration, at))
  })
}

type At = Pick<SecretTrail, 'stage' | 'step' | 'recoverable'>

function envTrail({ key, value }: Pair, after: readonly StageInstruction[], at: At): SecretTrail[] {
  const { text: name } = key
  const shown = value.text === null ? null : secretValue(value.text)
  if (name === null || !value.raw || value.text === '') return []
  if (shown === null && (secretName(name) !== 'secret' || cannotBe(value.raw))) return []
  if (value.text !== null && isFingerprint(name, value.text)) return []
  const later = after.find(
    (each) => each.keyword === 'ENV' && each.pairs.some((pair) => pair.key.text === name),
  )
  const emptied =
    later?.keyword === 'ENV' ? later.pairs.findLast((pair) => pair.key.text === name) : undefined
  const trail = variable(`ENV ${name}`, 'env', key.range, at, value.text !== null)
  // What the last ENV says is in the configuration; what it replaced, in the history only.
  if (!later || !emptied) return [told(trail, 'docker inspect IMAGE prints it.')]
  const gone = told(trail, HISTORY)
  return [{ ...gone, removedIn: later.index + 1, removedRange: emptied.range }]
}

const HISTORY = 'docker history --no-trunc IMAGE prints it.'

function cannotBe(value: string): boolean {
  return isPlaceholder(value) || pointsElsewhere(value)
}

/** ARG with its value is a line of the history. Source: moby/buildkit, dockerfile2llb/convert.go, dispatchArg. */
function argTrail({ name, nameRange, initial, value, isSet }: ArgDeclaration, at: At): SecretTrail[] {
  const shown = value.text !== null && secretValue(value.text) !== null
  if (value.text !== null && isFingerprint(name, value.text)) return []
  if (!shown && (secretName(name) !== 'secret' || (initial !== null && pointsElsewhere(initial.raw))))
    return []
  return [told(variable(`ARG ${name}`, 'arg', nameRange, at, isSet), HISTORY)]
}

function labelTrail({ key, value }: Pair, at: At): SecretTrail[] {
  if (key.text === null || !value.raw) return []
  const shown = value.text !== null && secretValue(value.text) !== null
  if (!shown && (secretName(key.text) !== 'secret' || cannotBe(value.raw))) return []
  return [
    told(variable(`LABEL ${key.text}`, 'label', key.range, at, shown), 'docker inspect IMAGE prints it.'),
  ]
}

function variable(what: string, by: SecretTrail['by'], range: Range, at: At, certain: boolean): SecretTrail {
  return { what, ...at, removedIn: null, how: '', by, range, removedRange: null, certain }
}

/** Nothing is said of how to read what nobody gets. */
function told(trail: SecretTrail, how: string): SecretTrail {
  return { ...trail, how: trail.recoverable ? how : '' }
}
