import type { Image, Job, Service, Variable } from '../../../gitlab-ci/model.ts'
import { readImageName, type ImageName } from '../../../gitlab-ci/reference.ts'

/** The official image of Docker, from Docker Hub, a proxy or a mirror. */
export function dockerImage({ name }: Pick<Image, 'name'>): ImageName | null {
  const image = readImageName(name.text)
  return image !== null && /^docker(?:$|:|@)/.test(image.text.split('/').at(-1) ?? '') ? image : null
}

/** A service that runs a Docker daemon: `docker:29-dind`. */
function isDind(service: Service): boolean {
  const image = dockerImage(service)
  return image !== null && /(?:^|-)dind(?:-|$)/.test(image.tag ?? '')
}

export function dindOf({ services }: Job): Service | null {
  return services.find(isDind) ?? null
}

/** The value that counts in a job; null when it is not set here or depends on more. */
export function variableOf({ variables }: Job, name: string): Variable | null {
  return variables.findLast((variable) => variable.name === name) ?? null
}

/** The text of a variable as far as it is known. */
export function textOf(variable: Variable | null): string | null {
  return variable?.value?.text ?? null
}

/** Its scripts call docker, buildx, compose … */
export function usesDocker({ commands }: Job): boolean {
  return commands.some(({ call }) => call !== null && /^(?:docker|docker-compose)$/.test(call.tool))
}
