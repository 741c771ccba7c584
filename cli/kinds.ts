import { FILE_KINDS, kindOf } from '../lib/engine/file-kind.ts'
import type { FileKind } from '../lib/engine/file-kind.ts'
import type { OptionSpecs } from './options.ts'

export const asOption: OptionSpecs = {
  as: {
    value: 'NAME|KIND',
    about: `Read every file as if it had this name, or as this kind: ${FILE_KINDS.join(', ')}.`,
  },
}

/** A file as it is to be read; `message` says why it cannot be. */
export type Source =
  | { readonly ok: true; readonly path: string; readonly shown: string; readonly kind: FileKind }
  | { readonly ok: false; readonly message: string }

/** What a path given on the command line stands for. `as` is the value of `--as`. */
export function sourceOf(path: string, as: string | null): Source {
  const kind = as === null ? kindOf(path === '-' ? 'Dockerfile' : path) : kindNamed(as)
  const shown = path === '-' && as !== null && !isKind(as) ? as : path
  if (kind !== null) return { ok: true, path, shown, kind }
  return {
    ok: false,
    message: `${as ?? path} does not say by its name what it holds; add --as and one of ${FILE_KINDS.join(', ')}.`,
  }
}

function isKind(as: string): as is FileKind {
  return (FILE_KINDS as readonly string[]).includes(as)
}

function kindNamed(as: string): FileKind | null {
  return isKind(as) ? as : kindOf(as)
}
