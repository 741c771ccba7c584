import type { Service } from '../../../compose/model.ts'
import { textTest } from '../../matchers/patterns.ts'

/** Does it run an image like one of these, with * and ?? Null where a variable decides. */
export function runsImage(names: readonly string[], { image }: Pick<Service, 'image'>): boolean | null {
  if (image === null) return false
  if (image.value !== null) return isLike(names, image.value)
  // `redis:${VERSION}`: what stands before the variable is enough for a pattern that ends with a star.
  const known = image.written.raw.split('$', 1)[0] ?? ''
  const open = names.filter((name) => name.endsWith('*'))
  return isLike(open, known) ? true : null
}

function isLike(names: readonly string[], image: string): boolean {
  return textTest(names)(image) || textTest(names)(familiar(image))
}

/** `docker.io/library/redis:8` is `redis:8`. Source: distribution/reference, normalize.go. */
function familiar(image: string): string {
  return image.replace(/^(?:index\.)?docker\.io\/(?:library\/(?!.*\/))?/, '')
}
