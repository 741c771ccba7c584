import type { Executed } from '../../build/types.ts'
import type { Mount } from '../../dockerfile/model.ts'
import { baseName, isInside, parentPath } from '../../dockerfile/paths.ts'
import type { ShellWord } from '../../dockerfile/shell/types.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { CacheOwner, MountCheck } from '../schema.ts'
import { stepsIn, type PlacedStep, type Subject } from '../subject.ts'
import { cachePlaces, homesOf } from './cache-places.ts'
import { wordsOf } from './script-words.ts'

/** Does a step have such a mount? Fails with the nearest one: the first of that type. */
export function matchMount(check: MountCheck, placed: PlacedStep, subject: Subject): Outcome {
  const { instruction } = placed.step
  const at = { place: instruction.range, subject: check.type, stage: placed.stage.label }
  const need = `It needs a mount of type ${check.type}.`
  const mounts =
    instruction.keyword === 'RUN' ? instruction.mounts.filter(({ type }) => type === check.type) : []
  if (mounts.length === 0)
    return fails(`Line ${instruction.range.start.line} has no mount of type ${check.type}.`, need, at)
  const outcomes = mounts.map((mount) => fitsMount(check, mount, placed, subject))
  return outcomes.find((each) => each.holds) ?? outcomes.find((each) => !each.known) ?? outcomes[0]!
}

function idOf({ options, target, type }: Mount): string {
  return options['id'] ?? (type === 'ssh' ? 'default' : baseName(target ?? ''))
}

/** Ids of the secrets that RUN steps of the stages that are built mount. */
export function mountedSecrets(subject: Subject): readonly string[] {
  const ids = stepsIn(subject, 'used').flatMap(({ step: { instruction } }) =>
    instruction.keyword === 'RUN' ? instruction.mounts.filter(({ type }) => type === 'secret').map(idOf) : [],
  )
  return [...new Set(ids)]
}

function fitsMount(check: MountCheck, mount: Mount, placed: PlacedStep, subject: Subject): Outcome {
  const { options, target, flag, type } = mount
  const at = { place: flag.range, subject: target ?? type, stage: placed.stage.label }
  const what = `The ${type} mount on line ${flag.range.start.line}`
  const id = idOf(mount)
  const sharing = options['sharing'] ?? 'shared'
  const answer = ask<Omit<MountCheck, 'type'>>(check, {
    id: (value) =>
      asList(value).includes(id)
        ? holds('', { ...at, subject: id })
        : fails(`${what} has the id ${id}.`, `It has to be ${orList(asList(value))}.`, {
            ...at,
            subject: id,
          }),
    target: (value) =>
      target === null
        ? unknown(`Where ${what.toLowerCase()} lies cannot be told from the file.`, '', at)
        : asList(value).includes(target)
          ? holds('', at)
          : fails(`${what} lies at ${target}.`, `It has to lie at ${orList(asList(value))}.`, at),
    sharing: (value) =>
      asList(value).includes(sharing)
        ? holds('', at)
        : fails(`${what} is ${sharing}.`, `Its sharing has to be ${orList(asList(value))}.`, {
            ...at,
            subject: sharing,
          }),
    caches: (value) => {
      const answer = matchCaches(ranOf(asList(value), placed), target, { placed, subject }, what, at)
      const writable = matchWritable(true, mount, placed, what, at)
      return answer.holds && !writable.holds ? writable : answer
    },
    writable: (wanted) => matchWritable(wanted, mount, placed, what, at),
    used: (wanted) =>
      decided(
        isUsed(mount, placed, subject),
        wanted,
        {
          yes: `${what} is read.`,
          no: `Nothing reads ${what.charAt(0).toLowerCase()}${what.slice(1)}.`,
          open: `Whether the step reads what is mounted on line ${flag.range.start.line} cannot be told from the file.`,
          need: wanted ? 'Read its file or its variable in the command.' : '',
        },
        at,
      ),
  })
  return answer.holds ? holds(`${what} fits.`, { ...at, subject: answer.subject || at.subject }) : answer
}

type At = { readonly place: Outcome['place']; readonly subject: string }

function matchWritable(wanted: boolean, mount: Mount, placed: PlacedStep, what: string, at: At): Outcome {
  const isReadOnly = mount.options['readonly'] === 'true'
  return decided(
    isReadOnly ? false : isOwn(mount, placed),
    wanted,
    {
      yes: `${what} can be written to.`,
      no: isReadOnly
        ? `${what} is read-only, so nothing is kept in it.`
        : `${what} belongs to another user than the one who runs the command, so nothing is kept in it.`,
      open: `Whether ${what.charAt(0).toLowerCase()}${what.slice(1)} can be written to cannot be told from the file.`,
      need: !wanted ? '' : isReadOnly ? 'Leave readonly out.' : 'Name the number of that user with uid=.',
    },
    at,
  )
}

/**
 * May whoever runs the commands write there? A new cache belongs to root with mode 0755 unless options say otherwise; one that
 * begins as a directory of an image has its owner. Source: docs.docker.com/reference/dockerfile/#run---mounttypecache
 */
function isOwn({ type, options }: Mount, { step }: PlacedStep): boolean {
  if (type !== 'cache' || options['from'] !== undefined) return true
  const isOthers = step.commands.length > 0 && step.commands.every(({ root }) => root === false)
  const { uid = '0', gid = '0', mode = '0755' } = options
  const bits = Number.parseInt(mode, 8)
  const isShared = (bits & 0o002) !== 0 || ((bits & 0o020) !== 0 && gid !== '0')
  return !isOthers || uid !== '0' || isShared || Number.isNaN(bits)
}

/** Of several owners of caches those that the step runs; all of them where that cannot be told. */
function ranOf(owners: readonly CacheOwner[], { step }: PlacedStep): readonly CacheOwner[] {
  const ran = owners.filter((owner) => step.commands.some((command) => isOf(owner, command)))
  return ran.length > 0 ? ran : owners
}

function isOf(owner: CacheOwner, { program, argv }: Executed): boolean {
  if (program === null) return false
  if (owner !== 'pip') return program === owner
  return (
    /^pip3?(\.\d+)?$/.test(program) ||
    (program.startsWith('python') && argv[argv.indexOf('-m') + 1] === 'pip')
  )
}

function matchCaches(
  owners: readonly CacheOwner[],
  target: string | null,
  { placed, subject }: { readonly placed: PlacedStep; readonly subject: Subject },
  what: string,
  at: At,
): Outcome {
  const places = owners.flatMap((owner) => cachePlaces(owner, placed, subject))
  const known = places.flatMap((place) => place ?? [])
  const need = `The cache of ${orList(owners)} lies at ${orList(known) || 'a place that cannot be told'}.`
  if (target === null) return unknown('Where the mount lies cannot be told from the file.', need, at)
  // A directory above it holds the cache too.
  if (known.some((place) => isInside(target, place))) return holds('', at)
  return places.includes(null)
    ? unknown(`Where ${orList(owners)} keeps its cache cannot be told from the file.`, '', at)
    : fails(`${what} lies at ${target}.`, need, at)
}

/** Files that programs look for by themselves, and variables that they read. Sources: the manuals of pip, npm, git, curl, maven, docker. */
const KNOWN_FILES =
  /(^|\/)(pip\.conf|\.netrc|netrc|\.npmrc|\.yarnrc(\.yml)?|\.git-credentials|\.gitconfig|\.pypirc|settings\.xml|auth\.json|NuGet\.Config|credentials(\.toml)?|\.curlrc|\.wgetrc)$/
/** Those of them that are looked for in the home directory alone. */
const IN_HOME = /(^|\/)(\.netrc|\.git-credentials|\.gitconfig|\.pypirc|\.curlrc|\.wgetrc)$/
const KNOWN_VARIABLES =
  /^(PIP|UV|POETRY|NPM_CONFIG|npm_config|YARN|GIT|AWS|BUNDLE|CARGO|COMPOSER|GOPROXY|NETRC|CURL_HOME)(_|$)/

/** Is the content of a mount read? Null when that cannot be told. */
function isUsed(mount: Mount, placed: PlacedStep, subject: Subject): boolean | null {
  const { step } = placed
  const { instruction } = step
  if (instruction.keyword !== 'RUN') return false
  const variable = mount.options['env']
  const file = variable === undefined || mount.options['target'] !== undefined ? mount.target : null
  if (mount.type !== 'secret') return step.commands.length > 0 ? true : null
  const runs = step.commands.length > 0
  const isKnown = file !== null && runs && KNOWN_FILES.test(file)
  const homes = isKnown && IN_HOME.test(file) ? homesOf(placed, subject) : []
  if (isKnown && (homes.length === 0 || homes.includes(parentPath(file)))) return true
  if (variable !== undefined && KNOWN_VARIABLES.test(variable) && runs) return true
  if (instruction.script === null && instruction.argv === null) return null
  const words = instruction.script ? wordsOf(instruction.script) : []
  const named = (word: ShellWord): boolean =>
    (file !== null && word.parts.some((part) => part.kind === 'literal' && part.text.includes(file))) ||
    (variable !== undefined && word.parts.some((part) => part.kind === 'variable' && part.name === variable))
  if (words.some(named)) return true
  if (step.commands.some(({ argv }) => argv.some((word) => file !== null && word?.includes(file))))
    return true
  if (homes.includes(null)) return null
  // A script of the project may read it.
  return step.commands.some(
    ({ program, argv }) => program === null || argv[0]?.includes('/') || /\.(sh|py|js)$/.test(argv[1] ?? ''),
  )
    ? null
    : false
}
