import type { FileKind } from '../engine/file-kind.ts'
import { JSON_REFORMATTERS } from './reformat-json.ts'
import { SHELL_REFORMATTERS } from './reformat-shell.ts'
import { YAML_REFORMATTERS } from './reformat-yaml.ts'
import { REFORMATTERS } from './reformat.ts'
import type { Reformatter } from './reformat.ts'

/** One pattern to a line; what begins with a hash is a comment. */
const IGNORE_REFORMATTERS: readonly Reformatter[] = [
  {
    name: 'comments and blank lines between patterns',
    apply: (text) => text.replaceAll(/^(?=.*\S)/gm, '\n# the tide is high\n'),
  },
]

const BY_KIND: { readonly [Kind in FileKind]?: readonly Reformatter[] } = {
  dockerfile: REFORMATTERS,
  dockerignore: IGNORE_REFORMATTERS,
  gitignore: IGNORE_REFORMATTERS,
  compose: YAML_REFORMATTERS,
  'gitlab-ci': YAML_REFORMATTERS,
  daemon: JSON_REFORMATTERS,
  renovate: JSON_REFORMATTERS,
  shell: SHELL_REFORMATTERS,
}

/** All layouts of a file of this kind that must not change a score. */
export function reformattersOf(kind: FileKind | null): readonly Reformatter[] {
  return (kind && BY_KIND[kind]) ?? []
}
