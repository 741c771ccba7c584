import type { Image } from '../../../build/types.ts'
import type { Service } from '../../../compose/model.ts'
import { lookupImage } from '../../../images/index.ts'
import { serviceFacts } from '../../../images/services.ts'
import type { Project } from '../../../project.ts'
import { builtImage } from './built-image.ts'
import { imageOf } from './service-image.ts'

/** `checked`: Docker runs a check. `disabled`: it is switched off. `none`: nobody wrote one. */
export type Health = 'checked' | 'disabled' | 'none' | 'unknown'

/** What Docker learns of a service's state: from the file, and where that says nothing, from its image. */
export function healthOf(service: Service, project: Project): Health {
  const { healthcheck, whole } = service
  if (healthcheck !== null) {
    if (healthcheck.disabled === null) return 'unknown'
    if (healthcheck.disabled) return 'disabled'
    if (healthcheck.test !== null || healthcheck.entries.has('test')) return 'checked'
  }
  return whole ? imageHealth(service, project) : 'unknown'
}

/** The health check that the service's image brings. */
export function imageHealth(service: Service, project: Project): Health {
  if (service.build !== null) return healthOfBuild(builtImage(service, project))
  const reference = imageOf(service)
  if (reference === null) return 'unknown'
  const brings = serviceFacts(reference)?.healthcheck ?? lookupImage(reference)?.config.healthcheck ?? null
  return toHealth(brings)
}

function healthOfBuild(image: Image | null): Health {
  if (image === null) return 'unknown'
  if (image.healthcheck !== null) return image.healthcheck.none ? 'disabled' : 'checked'
  if (image.base?.name === 'scratch') return 'none'
  return toHealth(image.base?.facts?.config.healthcheck ?? null)
}

function toHealth(brings: boolean | null): Health {
  if (brings === null) return 'unknown'
  return brings ? 'checked' : 'none'
}
