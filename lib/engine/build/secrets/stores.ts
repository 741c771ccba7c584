import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import type { Executed } from '../types.ts'

/** A program that writes what it is told into a file of its own. */
type Store = {
  readonly program: RegExp
  readonly verbs: RegExp
  /** Names under which the file or its folder may be deleted again. */
  readonly files: readonly string[]
  /** Below the home directory, where the program's manual says so and no variable moves it; null: it depends. */
  readonly home: string | null
}

/** Sources: the manuals of npm, pnpm, yarn, pip, git, docker, gh, aws, gcloud, composer, bundler, poetry, cargo. */
const STORES: readonly Store[] = [
  {
    program: /^(?:npm|pnpm)$/,
    verbs: /^(?:config set|set|login|adduser|c set)\b/,
    files: ['.npmrc'],
    home: '.npmrc',
  },
  {
    program: /^yarn$/,
    verbs: /^(?:config set|login)\b/,
    files: ['.yarnrc', '.yarnrc.yml', '.npmrc'],
    home: null,
  },
  { program: /^pip3?$/, verbs: /^config (?:\S+ )?set\b/, files: ['pip.conf'], home: '.config/pip/pip.conf' },
  { program: /^git$/, verbs: /^config\b/, files: ['.gitconfig'], home: '.gitconfig' },
  {
    program: /^docker$/,
    verbs: /^login\b/,
    files: ['config.json', '.docker'],
    home: '.docker/config.json',
  },
  {
    program: /^(?:podman|buildah|helm|oras)$/,
    verbs: /^(?:registry )?login\b/,
    files: ['config.json', 'auth.json'],
    home: null,
  },
  { program: /^gh$/, verbs: /^auth login\b/, files: ['hosts.yml'], home: '.config/gh/hosts.yml' },
  {
    program: /^aws$/,
    verbs: /^configure\b/,
    files: ['credentials', 'config', '.aws'],
    home: '.aws/credentials',
  },
  { program: /^gcloud$/, verbs: /^auth\b/, files: ['gcloud', '.config'], home: null },
  { program: /^composer$/, verbs: /^config\b/, files: ['auth.json'], home: null },
  { program: /^(?:bundle|bundler)$/, verbs: /^config\b/, files: ['.bundle', 'config'], home: null },
  {
    program: /^poetry$/,
    verbs: /^config\b/,
    files: ['auth.toml', 'pypoetry'],
    home: '.config/pypoetry/auth.toml',
  },
  { program: /^cargo$/, verbs: /^login\b/, files: ['credentials.toml', '.cargo'], home: null },
]

/** The file a program keeps what it is told in; null for a program that keeps nothing. */
export function storeOf(
  program: string,
  executed: Executed | null,
): { readonly files: readonly string[]; readonly path: string | null } | null {
  const store = STORES.find((each) => each.program.test(program) && each.verbs.test(verbsOf(executed)))
  if (!store) return null
  return { files: store.files, path: executed === null ? null : pathOf(store, program, executed) }
}

/** Only root's home is the same everywhere, and options such as `--system` name another place. */
function pathOf({ home }: Store, program: string, { argv, root }: Executed): string | null {
  if (home === null || root !== true) return null
  const global = argv.includes('--global')
  if (program === 'git') return global ? `/root/${home}` : null
  return argv.some((word) => /^--(?:global|site|location|userconfig|profile)/.test(word ?? ''))
    ? null
    : `/root/${home}`
}

/** `config set x`: the words that are no options, in one text. */
export function verbsOf(executed: Executed | null): string {
  return (executed?.argv ?? [])
    .slice(1)
    .filter((word) => word !== null && !word.startsWith('-'))
    .join(' ')
}

const CLONE_VALUES = [
  '-b',
  '--branch',
  '--depth',
  '-o',
  '--origin',
  '-c',
  '--config',
  '-j',
  '--jobs',
  '--filter',
  '-u',
]

/** `git clone` writes the address it was given into this file; null where the directory is not known. */
export function cloneTarget(executed: Executed | null): string | null {
  if (executed === null) return null
  const at = executed.argv.indexOf('clone')
  const { positionals } = readArguments(executed.argv.slice(at + 1), CLONE_VALUES)
  const [url, directory] = positionals
  const written = executed.words.find(({ raw }) => raw.includes('://'))?.raw.replace(/["']$/, '')
  const name = directory === undefined ? nameOf(url ?? written ?? null) : directory
  const target = name === null ? null : resolvePath(executed.cwd, name)
  return target === null ? null : `${target}/.git/config`
}

function nameOf(url: string | null): string | null {
  return url === null ? null : (/([^/:$`]+?)(?:\.git)?\/*$/.exec(url)?.[1] ?? null)
}
