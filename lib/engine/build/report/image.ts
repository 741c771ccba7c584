import type { Dockerfile } from '../../dockerfile/model.ts'
import type { Build, CommandSetting, Image } from '../types.ts'
import { imageParts } from './parts.ts'
import { pathList } from './paths.ts'
import { packageNames } from './stages.ts'
import { instructionText } from './text.ts'
import type { CommandReport, ImageReport } from './types.ts'

/** The final image as its card shows it. */
export function imageReport(
  dockerfile: Dockerfile,
  build: Build,
  image: Image,
  mostPaths: number,
): ImageReport {
  const { base, size, layers, workdir, labels, exposed, volumes, stopSignal, process } = image
  const files = [...image.files.entries].filter(([, { kind }]) => kind !== 'directory' && kind !== 'bulk')
  return {
    base: base?.text ?? null,
    size,
    layers,
    parts: imageParts(build, image),
    user: userReport(image),
    workdir,
    env: envReport(dockerfile, image),
    labels,
    exposed,
    volumes,
    healthcheck: healthcheckText(dockerfile, image),
    entrypoint: commandReport(image.entrypoint),
    cmd: commandReport(image.cmd),
    stopSignal,
    pid1: process.pid1,
    files: pathList(
      files.map(([path]) => path),
      mostPaths,
    ),
    packages: packageNames(image.packages),
  }
}

function userReport({ user }: Image): ImageReport['user'] {
  const { name, uid, root, instruction } = user
  const text =
    instruction?.user.text ?? instruction?.user.raw ?? name ?? (uid === null ? 'unknown' : `${uid}`)
  return { text: text === '' ? 'root' : text, uid, root, set: instruction !== null }
}

function envReport({ stages }: Dockerfile, { env, chain }: Image): ImageReport['env'] {
  const own = new Set(chain.flatMap((stage) => [...(stages[stage]?.env.keys() ?? [])]))
  return Object.entries(env).map(([name, value]) => ({ name, value, own: own.has(name) }))
}

/** HEALTHCHECK NONE is none; a base image's own check is known to be there, not what it runs. */
function healthcheckText({ source }: Dockerfile, { healthcheck, base }: Image): string | null {
  if (healthcheck) {
    return healthcheck.none ? null : instructionText(source, healthcheck.node).replace(/^HEALTHCHECK /, '')
  }
  if (base?.name === 'scratch') return null
  if (!base?.facts) return 'unknown'
  return base.facts.config.healthcheck ? 'inherited' : null
}

function commandReport(setting: CommandSetting | null): CommandReport | null {
  return setting && { form: setting.form, argv: setting.argv }
}
