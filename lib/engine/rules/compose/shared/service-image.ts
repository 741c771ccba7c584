import type { Service } from '../../../compose/model.ts'
import { parseImageReference } from '../../../dockerfile/image-reference.ts'
import type { ImageReference } from '../../../dockerfile/model.ts'
import { serviceFacts, type ServiceFacts } from '../../../images/services.ts'

/** The image that a service is started from; null when it is built, unknown or no name of an image. */
export function imageOf({ image, build }: Service): ImageReference | null {
  const name = build === null ? (image?.value ?? null) : null
  return name === null ? null : parseImageReference(name)
}

/** What is known of the image as a service: its role, ports and data. */
export function factsOf(service: Service): ServiceFacts | null {
  const image = imageOf(service)
  return image === null ? null : serviceFacts(image)
}

/**
 * Is all of the service written here, so that what is missing is missing? A part of one that another file completes has
 * neither image nor build; one of a provider is no container.
 */
export function isComplete({ whole, image, build, entries }: Service): boolean {
  return whole && (image !== null || build !== null) && !entries.has('provider')
}
