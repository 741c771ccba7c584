import type { Executed } from '../../build/types.ts'
import { packageCall, programsOf, subcommandAt } from './packages.ts'

/** One word of an install command that names a package, by its place in `argv`. */
export type ListedPackage = {
  readonly at: number
  /** The name without version, architecture or extras, in lower case. */
  readonly name: string
  readonly raw: string
}

/** Options of the installers that take the next word as their value. */
const VALUES: readonly string[] = `
  -o --option -c --config-file -t --target-release --default-release --virtual -X --repository -p --root
  --arch --enablerepo --disablerepo --repo --installroot --releasever -x --exclude --setopt --from -r
  --requirement -e --editable --constraint -i --index-url --extra-index-url -f --find-links --target
  --prefix --trusted-host --registry -C --dir --cwd --filter -F --version -v --source --bindir
`
  .trim()
  .split(/\s+/)

const VERBS: Readonly<Record<string, readonly string[]>> = {
  npm: ['install', 'i', 'add'],
  pnpm: ['add', 'install', 'i'],
  yarn: ['add'],
  bun: ['add', 'install'],
  pip: ['install'],
  gem: ['install'],
}

/** Programs that may install some, in any version. */
export const LISTING_PROGRAMS: readonly string[] = [...programsOf(), ...Object.keys(VERBS), 'python']

/** The packages that a command installs by name, in order; empty for every other command. Words that are not known are left out. */
export function listedPackages(command: Executed): readonly ListedPackage[] {
  const verb = installVerb(command)
  if (verb === null) return []
  const { argv, words } = command
  const found: ListedPackage[] = []
  for (let at = verb + 1; at < argv.length; at++) {
    const word = argv[at]
    // A name that a variable is part of stays where its author put it; a version may be one.
    if (word === null || word === undefined || /^[^=<>~@:]*[$`]/.test(words[at]?.raw ?? '')) continue
    if (word.startsWith('-')) at += Number(VALUES.includes(word))
    else if (
      /^@?[\w]/.test(word) &&
      !/[*?[\s]|^\w+:\/\/|\.(?:deb|rpm|apk|whl|tgz|tar\.gz)$/.test(word.replace(/\[[\w,-]+\]/, ''))
    )
      found.push({ at, name: nameOf(word), raw: words[at]?.raw ?? word })
  }
  return found
}

/** Index of the word that says “install”; null for a command that installs nothing by name. */
function installVerb(command: Executed): number | null {
  const call = packageCall(command)
  if (call !== null) return /^(?:install|add|in|reinstall|localinstall)$/.test(call.verb) ? call.at : null
  const { program, argv } = command
  const python = argv[1] === '-m' && /^python[\d.]*$/.test(program ?? '') ? 2 : 0
  const name = (python > 0 ? argv[python] : program)?.replace(/^pip[\d.]+$/, 'pip') ?? ''
  if (!Object.hasOwn(VERBS, name)) return null
  const at = python + subcommandAt(argv.slice(python), VALUES)
  return VERBS[name]!.includes(argv[at] ?? '') ? at : null
}

function nameOf(word: string): string {
  const scope = /^@[\w.-]+\//.exec(word)?.[0] ?? ''
  return (scope + word.slice(scope.length).replace(/[=<>~!@/:[].*$/, '')).toLowerCase()
}
