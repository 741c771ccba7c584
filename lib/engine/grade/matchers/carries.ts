import type { Image } from '../../build/types.ts'
import { asList, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { CarriesCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** A value that no file contains by accident. */
const PROBE = 'drydock-probe-7f3a'

/** Builds once more with the argument set: what changes with it carries it. */
export function matchCarries({ arg, env, label, labels, base }: CarriesCheck, subject: Subject): Outcome {
  const image: Image | null = subject.withArg(arg, PROBE).image
  const names = asList(labels)
  const places = [
    ...asList(env).map((name) => `ENV ${name}`),
    ...(label ? ['a LABEL'] : names.map((name) => `LABEL ${name}`)),
    ...(base ? ['FROM'] : []),
  ]
  const need = `${orList(places)} of the final image has to take its value from the build argument ${arg}.`
  const carried = (value: string | null | undefined): boolean => value?.includes(PROBE) === true
  const inEnv = asList(env).find((name) => carried(image?.env[name]))
  if (inEnv !== undefined) return holds(`ENV ${inEnv} carries the build argument ${arg}.`, { subject: inEnv })
  if (base && carried(image?.base?.text))
    return holds(`The build argument ${arg} chooses the base image.`, { subject: arg })
  const inLabel = Object.entries(image?.labels ?? {}).find(
    ([name, value]) => (label || names.includes(name)) && carried(value),
  )
  if (inLabel)
    return holds(`The label ${inLabel[0]} carries the build argument ${arg}.`, { subject: inLabel[0] })
  return fails(`Nothing in the image changes when the build argument ${arg} does.`, need, { subject: arg })
}
