import { kindOf } from '@/lib/engine/file-kind.ts'

/** By its name alone. */
export function isDockerfile(path: string): boolean {
  return kindOf(path) === 'dockerfile'
}

/** The file that `docker build` takes by itself; of several, the one with the plain name. */
export function dockerfileOf(files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files).filter(isDockerfile)
  return names.find((name) => !name.includes('.')) ?? names[0] ?? 'Dockerfile'
}

/** Is there something to build among what a student edits? */
export function hasDockerfile({ starter }: { readonly starter: Readonly<Record<string, string>> }): boolean {
  return Object.keys(starter).some(isDockerfile)
}
