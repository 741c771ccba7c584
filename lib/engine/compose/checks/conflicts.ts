import type { Problem } from '../../source/problem.ts'
import type { ComposeFile, FileDefinition, Grant, Limit, Service } from '../model.ts'
import type { Tell } from './tell.ts'
import { toBytes, toInteger, toNumber } from '../values.ts'

type Definition = Omit<FileDefinition, 'file' | 'environment' | 'content'>

/** What excludes each other, and definitions that say too little. Source: compose-go, loader/validate.go, validation/external.go. */
export function checkConflicts(file: ComposeFile, code: string): readonly Problem[] {
  const told = [
    ...file.services.flatMap((service) => [
      ...bothNetworks(service),
      ...bothDockerfiles(service),
      ...twoLimits(service),
      ...copiedIntoReadOnly('secret', service, service.secrets, file.secrets),
      ...copiedIntoReadOnly('config', service, service.configs, file.configs),
    ]),
    ...external('network', file.networks),
    ...external('volume', file.volumes),
    ...external('secret', file.secrets),
    ...external('config', file.configs),
    ...(file.whole ? withoutSource(file.secrets) : []),
  ]
  return told.map(({ message, range }) => ({ code, message, severity: 'error', range }))
}

function bothNetworks({ networkMode, networks }: Service): readonly Tell[] {
  if (!networkMode?.value || networks.length === 0) return []
  return [
    {
      message: 'network_mode and networks exclude each other: remove one of them',
      range: networkMode.keyRange,
    },
  ]
}

function bothDockerfiles({ build }: Service): readonly Tell[] {
  if (!build?.dockerfile || !build.dockerfileInline) return []
  const message = 'dockerfile and dockerfile_inline exclude each other: remove one of them'
  return [{ message, range: build.dockerfile.keyRange }]
}

/** A limit that is written in both ways has to be the same in both. */
function twoLimits({ limits, entries }: Service): readonly Tell[] {
  const differs = (
    limit: Limit | null,
    key: string,
    read: (text: string) => number | null,
  ): readonly Tell[] => {
    const node = entries.get(key)?.value
    const own = node?.kind === 'scalar' ? read(node.text) : null
    if (limit?.from !== 'deploy' || limit.value === null || own === null || own === limit.value) return []
    const message = `${key} and the limit below deploy say different things: write both alike, or remove one of them`
    return [{ message, range: limit.keyRange }]
  }
  return [
    ...differs(limits.memory, 'mem_limit', toBytes),
    ...differs(limits.cpus, 'cpus', toNumber),
    ...differs(limits.pids, 'pids_limit', toInteger),
  ]
}

/**
 * Compose mounts a file, and copies all else into the container before it starts: a read-only one it refuses.
 * Source: docker/compose, pull request 12531 (February 2025).
 */
function copiedIntoReadOnly(
  kind: string,
  service: Service,
  grants: readonly Grant[],
  definitions: readonly FileDefinition[],
): readonly Tell[] {
  if (service.readOnly?.value !== true) return []
  return grants.flatMap(({ name, nameRange }) => {
    const source = definitions.find((each) => each.name === name)
    const copied = source?.environment ?? source?.content
    if (!source || !copied) return []
    const message = `${service.name} is read-only, and Compose has to copy the ${kind} ${source.name} into it, as it is no file: write file: with a path in its definition`
    return [{ message, range: nameRange }]
  })
}

/** Of what is made elsewhere nothing but its name can be said. */
function external(kind: string, definitions: readonly Definition[]): readonly Tell[] {
  return definitions.flatMap(({ name, external: isExternal, entries }) => {
    const other = [...entries.values()].find(({ key }) => !/^(?:external|name|x-.*)$/.test(key))
    if (isExternal !== true || !other) return []
    const message = `the ${kind} ${name} is external, made by somebody else: remove ${other.key}, or external`
    return [{ message, range: other.keyRange }]
  })
}

/** Keys of the definition of a secret that are not about where it comes from. */
const NO_SOURCE = /^(?:name|labels|x-.*)$/

function withoutSource(secrets: readonly FileDefinition[]): readonly Tell[] {
  return secrets
    .filter(({ entries }) => [...entries.keys()].every((key) => NO_SOURCE.test(key)))
    .map(({ name, keyRange }) => ({
      message: `the secret ${name} does not say where it comes from: write file: ./${name}.txt below it, or environment: with the name of a variable`,
      range: keyRange,
    }))
}
