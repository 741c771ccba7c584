/** Docker's own default name, its suffixes, and Podman's name for the same file. */
export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return /^(Dockerfile|Containerfile)(\..+)?$/i.test(name) || /\.dockerfile$/i.test(name)
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
