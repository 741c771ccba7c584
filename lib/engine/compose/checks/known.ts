import type { ComposeFile } from '../model.ts'

/** Names that are defined, by section; null where the section cannot be read, so that nothing is known to be missing. */
export type Known = {
  readonly services: ReadonlySet<string> | null
  readonly networks: ReadonlySet<string> | null
  readonly volumes: ReadonlySet<string> | null
  readonly secrets: ReadonlySet<string> | null
  readonly configs: ReadonlySet<string> | null
}

/** `unreadable`: sections that are no maps. */
export function knownNames(file: ComposeFile, unreadable: ReadonlySet<string>): Known {
  const names = (key: keyof Known, items: readonly { readonly name: string }[]): ReadonlySet<string> | null =>
    unreadable.has(key) ? null : new Set(items.map(({ name }) => name))
  const networks = names('networks', file.networks)
  return {
    services: names('services', file.services),
    // Compose makes a network of this name for every project.
    networks: networks && new Set([...networks, 'default']),
    volumes: names('volumes', file.volumes),
    secrets: names('secrets', file.secrets),
    configs: names('configs', file.configs),
  }
}
