/** `/usr/bin/sudo` is `sudo`. Null for an unknown or missing word. */
export function baseName(word: string | null | undefined): string | null {
  return word === null || word === undefined ? null : word.slice(word.lastIndexOf('/') + 1)
}
