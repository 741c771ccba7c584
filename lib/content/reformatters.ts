import type { FileKind } from '../engine/file-kind.ts'
import { JSON_REFORMATTERS, JSON_TOGETHER } from './reformat-json.ts'
import { SHELL_REFORMATTERS } from './reformat-shell.ts'
import { YAML_REFORMATTERS, YAML_TOGETHER } from './reformat-yaml.ts'
import { REFORMATTERS, together } from './reformat.ts'
import type { Reformatter } from './reformat.ts'

/** One pattern to a line; what begins with a hash is a comment. */
const IGNORE_REFORMATTERS: readonly Reformatter[] = [
  {
    name: 'comments and blank lines between patterns',
    apply: (text) => text.replaceAll(/^(?=.*\S)/gm, '\n# the tide is high\n'),
  },
]

type Layouts = { readonly single: readonly Reformatter[]; readonly together: readonly Reformatter[] }

const DOCKERFILE: Layouts = { single: REFORMATTERS, together: [together(REFORMATTERS)] }
const IGNORE: Layouts = { single: IGNORE_REFORMATTERS, together: IGNORE_REFORMATTERS }
const YAML: Layouts = { single: YAML_REFORMATTERS, together: YAML_TOGETHER }
const OBJECT: Layouts = { single: JSON_REFORMATTERS, together: JSON_TOGETHER }
const SHELL: Layouts = { single: SHELL_REFORMATTERS, together: [together(SHELL_REFORMATTERS)] }
const NONE: Layouts = { single: [], together: [] }

const BY_KIND: { readonly [Kind in FileKind]?: Layouts } = {
  dockerfile: DOCKERFILE,
  dockerignore: IGNORE,
  gitignore: IGNORE,
  compose: YAML,
  'gitlab-ci': YAML,
  daemon: OBJECT,
  renovate: OBJECT,
  shell: SHELL,
}

/** The layouts of a file of this kind that must not change a score: each by itself, and all of them in as few as can be. */
export function reformattersOf(kind: FileKind | null): Layouts {
  return (kind && BY_KIND[kind]) ?? NONE
}
