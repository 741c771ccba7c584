import type { Image } from '../build/types.ts'
import { parseImageReference } from '../dockerfile/image-reference.ts'
import { baseConfigOf } from '../images/index.ts'
import type { Project } from '../project.ts'
import type { Service } from './model.ts'
import { pathFrom } from './names.ts'

/** What a service's image brings before the compose file changes anything. Null in a property: not known. */
export type ServiceImage = {
  readonly from: 'build' | 'image'
  /** Name or number, a group behind a colon taken off; '' is root by default. */
  readonly user: string | null
  readonly root: boolean | null
  /** `8000/tcp`. */
  readonly exposed: readonly string[]
  /** Docker runs a check that the image brings. */
  readonly healthcheck: boolean | null
  /** Null words are not known; [] is none. */
  readonly entrypoint: readonly (string | null)[]
  readonly cmd: readonly (string | null)[]
  /** What the Dockerfile of the project gives; null for an image by name. */
  readonly built: Image | null
}

/**
 * The image that a service is started from: with `build` what the Dockerfile of the project gives, else what is recorded
 * of the image. Null when neither is known.
 */
export function imageOf(service: Service, project: Project): ServiceImage | null {
  if (service.build !== null) {
    const built = builtImage(service, project)
    return built && ofBuild(built)
  }
  const name = service.image?.value ?? null
  const reference = name === null ? null : parseImageReference(name)
  const config = reference && baseConfigOf(reference)
  if (!config) return null
  const user = config.user.split(':')[0] ?? ''
  return {
    from: 'image',
    user,
    root: /^(?:|0|root)$/.test(user),
    exposed: config.exposed,
    healthcheck: config.healthcheck,
    entrypoint: config.entrypoint ?? [],
    cmd: config.cmd ?? [],
    built: null,
  }
}

function ofBuild(built: Image): ServiceImage {
  const inherited = built.base?.facts?.config.healthcheck ?? (built.base?.name === 'scratch' ? false : null)
  return {
    from: 'build',
    user: built.user.name ?? built.user.uid?.toString() ?? null,
    root: built.user.root,
    exposed: built.exposed,
    healthcheck: built.healthcheck ? !built.healthcheck.none : inherited,
    entrypoint: built.entrypoint?.argv ?? [],
    cmd: built.cmd?.argv ?? [],
    built,
  }
}

/** What a service's build makes of the Dockerfile in the project; null when there is none, or when it is not known. */
export function builtImage({ build }: Service, project: Project): Image | null {
  const context = build?.context?.value
  if (!build || typeof context !== 'string' || build.dockerfileInline !== null) return null
  const folder = folderOf(project, context)
  const dockerfile = build.dockerfile === null ? 'Dockerfile' : build.dockerfile.value
  if (folder === null || dockerfile === null || /^(?:\/|\.\.)/.test(dockerfile)) return null
  const target = build.target?.value
  if (target === null) return null
  const made = project.build({
    folder,
    dockerfile: dockerfile.replace(/^\.\//, ''),
    ...(target === undefined ? {} : { target }),
    buildArgs: Object.fromEntries(
      build.args.flatMap(({ name, value }) => (typeof value?.text === 'string' ? [[name, value.text]] : [])),
    ),
  })
  return made?.image ?? null
}

/** A path beside the compose file, from the project's root; null for an address and for what lies outside. */
export function folderOf({ path }: Project, beside: string): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|git@|\/|~)/i.test(beside)) return null
  const folder = pathFrom(path, beside)
  return folder.startsWith('..') ? null : folder
}
