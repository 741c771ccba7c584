import type { ImageReference } from '../../dockerfile/model.ts'
import { lookupImage } from '../../images/lookup.ts'
import type { ImageFacts } from '../../images/types.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'

const known = perFile((): Map<ImageReference, ImageFacts | null> => new Map())

/** `lookupImage`, once for each image that the file names. */
export function imageFacts(input: RuleInput, reference: ImageReference): ImageFacts | null {
  const found = known(input).get(reference)
  if (found !== undefined) return found
  const facts = lookupImage(reference)
  known(input).set(reference, facts)
  return facts
}
