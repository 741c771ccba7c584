import type { Image } from '../../../build/types.ts'
import type { Service } from '../../../compose/model.ts'
import { resolvePath } from '../../../dockerfile/paths.ts'
import type { Project } from '../../../project.ts'

/** What a service's build makes of the Dockerfile in the project; null when there is none, or when it is not known. */
export function builtImage({ build }: Service, project: Project): Image | null {
  const context = build?.context?.value
  if (!build || context === undefined || context === null || build.dockerfileInline !== null) return null
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
  const slash = path.lastIndexOf('/')
  const resolved = resolvePath(`/root/${path.slice(0, Math.max(slash, 0))}`, beside)
  if (resolved === '/root' || resolved === '/root/') return ''
  return resolved?.startsWith('/root/') ? resolved.slice('/root/'.length).replace(/\/$/, '') : null
}
