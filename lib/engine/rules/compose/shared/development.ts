import type { Project } from '../../../project.ts'

const WORDS = new Set([
  'override',
  'dev',
  'devel',
  'development',
  'debug',
  'local',
  'test',
  'testing',
  'tests',
  'ci',
])

/** A file that is meant for developing or testing, told by its name: `compose.override.yaml`, `docker-compose.dev.yml`. */
export function isDevelopment({ path }: Project): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return name.split(/[^a-z]+/).some((word) => WORDS.has(word))
}
