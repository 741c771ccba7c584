import type { Executed, Step } from '../../build/types.ts'
import type { Stage } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { hasTool } from '../../images/index.ts'
import { officialName } from '../../images/lookup.ts'
import { packageFacts, withNeeds } from '../../images/packages/packages.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { isMounted, isUpdate, LISTS, mayRemove, removesLists } from '../shared/apt-lists.ts'
import { operandIndexes } from '../shared/operands.ts'
import { packageCall, programsOf, runsOthers } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, runsIn, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'apt finds packages in lists that apt-get update downloads. The images of Debian and Ubuntu come without these lists, because they would be out of date within days, and a well-made RUN removes them again at its end. An install without an update in front of it ends with "Unable to locate package", or goes well only for packages that are there already. Every RUN that installs fetches the lists itself.',
  bad: 'FROM debian:13-slim\nRUN apt-get install -y --no-install-recommends jq\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends jq && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config',
  ],
  equivalents: { kics: ['Update Instruction Alone'] },
}

/** Lists that an earlier layer left may be old: that is update-without-install's. Nothing is said of a base that nothing is known of. */
export default defineRule({
  meta: {
    name: 'install-without-update',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: programsOf('apt') },
    title: 'Run apt-get update before every install',
    messages: {
      none: '{{image}} comes without package lists, and nothing fetches them before {{command}}, so it finds no package that is not there already.',
      removed:
        'The package lists were removed in line {{line}}, and nothing fetches them again before {{command}}, so it finds no package that is not there already.',
      late: 'apt-get update comes only after {{command}}, which has no package lists yet and finds no package that is not there already.',
    },
  },
  *check(input) {
    const { dockerfile, build } = input
    if (!dockerfile.source.includes('apt')) return
    const ends: State[] = []
    for (const stage of dockerfile.stages) {
      const { steps = [], image } = build.stages[stage.index] ?? {}
      const runs = new Map(runsIn(input, stage).map((run) => [run.step, run]))
      let state = startOf(stage, ends, image?.base?.facts?.family ?? null)
      for (const step of steps) {
        const run = runs.get(step)
        if (!run) {
          if (mayBringLists(step)) state = UNKNOWN
          continue
        }
        const found: Found[] = []
        const after = follow(run, state, found)
        // Lists in a mount leave the layers as they are.
        if (!isMounted(run)) state = after
        const [first] = found
        if (first && stage.used) yield report(first, run, stage, build)
      }
      ends[stage.index] = state
    }
  },
})

/** Are there lists? `line`: where they were removed; `sure` is false when something may have removed them. */
type State =
  | { readonly lists: 'yes' | 'unknown' }
  | { readonly lists: 'no'; readonly line: number | null; readonly sure: boolean }

const UNKNOWN: State = { lists: 'unknown' }

function startOf({ base }: Stage, ends: readonly State[], family: string | null): State {
  if (base.kind === 'stage') return ends[base.stage] ?? UNKNOWN
  if (base.kind !== 'image' || (family !== 'debian' && family !== 'ubuntu')) return UNKNOWN
  // Only of the official images it is known how they are made.
  return { lists: 'no', line: null, sure: !officialName(base.reference).includes('/') }
}

/** A copy over the directory, or of what may be a whole file system; triggers of the stage below. */
function mayBringLists({ instruction, commands }: Step): boolean {
  if (instruction.keyword === 'FROM') return commands.some(runsOthers) || commands.some(isUpdate)
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  const to = resolvePath(instruction.before.workdir, instruction.destination?.text ?? null)
  if (to === null) return instruction.destination?.variables.length !== 0
  if (isInside(LISTS, to)) return true
  return isInside(to, LISTS) && (instruction.from !== null || instruction.keyword === 'ADD')
}

type Found = {
  readonly command: Executed
  readonly state: Extract<State, { lists: 'no' }>
  readonly at: number
}

/** Goes through the commands of a RUN; installs without lists are put into `found`. */
function follow(run: Run, before: State, found: Found[]): State {
  const others = isMounted(run) || run.run.mounts.some(({ type }) => type === 'bind')
  let state = others ? UNKNOWN : before
  run.commands.forEach((command, at) => {
    if (isUpdate(command)) state = command.certain || state.lists !== 'no' ? { lists: 'yes' } : UNKNOWN
    else if (removesLists(command))
      state = { lists: 'no', line: command.range.start.line, sure: command.certain }
    else if (mayFetch(command)) state = UNKNOWN
    else if (mayRemove(command) && state.lists === 'yes') state = UNKNOWN
    else if (state.lists === 'no' && needsLists(command)) found.push({ command, state, at })
  })
  return state
}

/** A script, or one of the commands that fetch the lists on their own. */
function mayFetch(command: Executed): boolean {
  const { program } = command
  if (packageCall(command) !== null) return false
  return (
    runsOthers(command) || program === 'extrepo' || program === 'apt-file' || program === 'apt-add-repository'
  )
}

/** Options that take the next word. Source: apt-get(8). */
const VALUES =
  '-o --option -t --target-release --default-release -c --config-file -a --host-architecture'.split(' ')
const IDLE =
  /^(?:-[a-z]*s|--(?:simulate|dry-run|just-print|recon|no-act|print-uris|help|version|no-download|snapshot.*|update)|-U)$/

/** An install of packages of the archive: not of files, nor of what only a variable names. */
function needsLists(command: Executed): boolean {
  const call = packageCall(command)
  if (call?.system !== 'apt' || (call.verb !== 'install' && call.verb !== 'build-dep')) return false
  const { argv } = command
  if (argv.some((word) => word !== null && IDLE.test(word))) return false
  return operandIndexes(argv, call.at + 1, VALUES).some((at) => isOfArchive(argv[at] ?? null))
}

/** `name`, `name=version`, `name/release`; neither a path nor `name-`. */
function isOfArchive(word: string | null): boolean {
  return word !== null && word !== '' && !/^[./~]|\.deb$|[^+]-$/.test(word)
}

function report({ command, state, at }: Found, run: Run, stage: Stage, build: RuleInput['build']) {
  const late = run.commands.slice(at + 1).some(isUpdate)
  const verb = packageCall(command)?.at ?? 1
  const sure = command.certain && state.sure && asksForNew(command, run, stage, build)
  return {
    messageId: late ? 'late' : state.line === null ? 'none' : 'removed',
    range: wordsRange(command, verb),
    data: {
      command: commandText(command, verb + 1),
      image: build.stages[stage.index]?.image.base?.text ?? '',
      line: state.line ?? 0,
    },
    confidence: sure ? 'certain' : 'likely',
  } as const
}

/** Packages that a plain Debian or Ubuntu has anyway, the usual ones. */
const IN_BASE =
  /^(?:tzdata|adduser|passwd|mount|login|util-linux|findutils|grep|gzip|hostname|coreutils|tar|sed|bash|dash|perl-base|gpgv|e2fsprogs|procps|diffutils|lib.*)$/

/** Is one of the packages surely not there yet? With what is there apt has nothing to look for. */
function asksForNew(
  command: Executed,
  { at }: Run,
  { index }: Stage,
  { stages }: RuleInput['build'],
): boolean {
  const { image } = stages[index] ?? {}
  const { facts = null, name: base = '' } = image?.base ?? {}
  if (facts === null) return false
  const before = (image?.chain ?? []).flatMap((each) =>
    (stages[each]?.steps ?? []).filter((_, step) => each !== index || step <= at),
  )
  const installs = before.flatMap((step) => step.installs).filter((each) => each.manager === 'apt')
  const there = new Set<string>()
  for (const each of installs) {
    if (each.command === command) break
    if (each.packages?.every((one) => packageFacts('apt', one.name) !== null) !== true) return false
    for (const one of each.packages)
      for (const { name } of withNeeds('apt', one.name, { recommends: true })) there.add(name)
  }
  return (
    installs
      .find((each) => each.command === command)
      ?.packages?.some(({ name }) => {
        const own = hasTool(facts, name)
        if (there.has(name) || own === true || IN_BASE.test(name)) return false
        return own === false || base === 'debian' || base === 'ubuntu'
      }) ?? false
  )
}
