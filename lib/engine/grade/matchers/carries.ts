import type { Image } from '../../build/types.ts'
import { asList, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { CarriesCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** A value that no file contains by accident. */
const PROBE = 'drydock-probe-7f3a'

/** Builds once more with the argument set: what changes with it carries it. */
export function matchCarries({ arg, env, label }: CarriesCheck, subject: Subject): Outcome {
  const image: Image | null = subject.withArg(arg, PROBE).image
  const places = [...asList(env).map((name) => `ENV ${name}`), ...(label ? ['a LABEL'] : [])]
  const need = `${orList(places)} of the final image has to take its value from the build argument ${arg}.`
  const carried = (value: string | null | undefined): boolean => value?.includes(PROBE) === true
  const inEnv = asList(env).find((name) => carried(image?.env[name]))
  if (inEnv !== undefined) return holds(`ENV ${inEnv} carries the build argument ${arg}.`, { subject: inEnv })
  const inLabel = label ? Object.entries(image?.labels ?? {}).find(([, value]) => carried(value)) : undefined
  if (inLabel)
    return holds(`The label ${inLabel[0]} carries the build argument ${arg}.`, { subject: inLabel[0] })
  return fails(`Nothing in the image changes when the build argument ${arg} does.`, need, { subject: arg })
}
