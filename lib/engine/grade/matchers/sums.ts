import type { Executed } from '../../build/types.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { downloadOf } from '../../rules/shared/downloads.ts'

/** A line that sha256sum -c reads: `93dcc18a…  tini`, with * for a binary file. Source: sha256sum(1). */
const SUM_LINE = /^\s*\\?([0-9a-f]{4,128})\s+\*?(\S.*?)\s*$/i
const MOVERS = ['mv', 'cp', 'install', 'ln', 'tee', 'dd']

/**
 * Of texts that may hold a digest those that may be about what a command downloads: a line of sums that names another file
 * says nothing of it. `cwd` is where the sums are checked.
 */
export function sumsFor(
  texts: readonly (string | null)[],
  download: Executed,
  others: readonly Executed[],
  cwd: string | null,
): readonly (string | null)[] {
  const files = downloadOf(download)?.files ?? []
  if (cwd === null || files.length === 0 || files.includes(null)) return texts
  const moved = others.filter(({ program }) => program !== null && MOVERS.includes(program))
  const places = moved.flatMap(({ argv, cwd: at }) => argv.slice(1).map((word) => resolvePath(at, word)))
  const isIts = (path: string | null): boolean =>
    path === null || files.includes(path) || places.some((place) => place === null || isInside(place, path))
  return texts.flatMap((text) =>
    text === null ? [null] : text.split('\n').filter((line) => isIts(fileOf(line, cwd))),
  )
}

function fileOf(line: string, cwd: string): string | null {
  const name = SUM_LINE.exec(line)?.[2]
  return name === undefined ? null : resolvePath(cwd, name)
}
