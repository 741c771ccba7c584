import type { ImageReference } from '../../dockerfile/model.ts'
import { lookupImage } from '../../images/lookup.ts'
import type { ImageFacts } from '../../images/types.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'

/** The base of the final image is one that the build has looked up already. */
const known = perFile(({ build, stages }): Map<ImageReference, ImageFacts | null> => {
  const { facts = null, instruction } = build.image?.base ?? {}
  const base = stages.find(({ from }) => from === instruction)?.base
  return new Map(facts && base?.kind === 'image' ? [[base.reference, facts]] : [])
})

/** `lookupImage`, once for each image that the file names. */
export function imageFacts(input: RuleInput, reference: ImageReference): ImageFacts | null {
  const found = known(input).get(reference)
  if (found !== undefined) return found
  const facts = lookupImage(reference)
  known(input).set(reference, facts)
  return facts
}
