import { readRequirements } from '../../build/python.ts'
import type { Image, InstalledPackage } from '../../build/types.ts'
import { hasTool } from '../../images/index.ts'
import type { Range } from '../../source/position.ts'
import { ask, asList, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { PackagesCheck } from '../schema.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { stepsOfImage } from './contents.ts'
import { nameTest } from './patterns.ts'
import { isOpen } from './programs.ts'

export function matchPackages(check: PackagesCheck, image: Image, subject: Subject): Outcome {
  const managers = asList(check.manager)
  const of = image.packages.filter((each) => managers.length === 0 || managers.includes(each.manager))
  const { manifest, names, absent, buildTools, pinned } = check
  const present = manifest !== undefined || names !== undefined
  const only = [absent, buildTools, pinned].every((value) => value === undefined)
  const answer = ask(
    { names: present || only ? (names ?? []) : undefined, absent, buildTools, pinned },
    {
      names: () => matchPresent(check, of, subject),
      absent: (value) => matchAbsent(asList(value), managers, of, image, subject),
      buildTools: (wanted) => matchBuildTools(wanted, managers, of, image, subject),
      pinned: (wanted) => matchPinned(wanted, managers, image, subject),
    },
  )
  return answer
}

/** Everything the list names has to be there, not only some of it, and where the program looks. */
function matchPresent(
  { manager, manifest, names }: PackagesCheck,
  of: readonly InstalledPackage[],
  { context }: Subject,
): Outcome {
  const text = manifest === undefined ? null : (context.files[manifest]?.content ?? null)
  const pip = asList(manager).includes('pip') || manager === undefined
  const wanted = [
    ...asList(names),
    ...(pip && text ? readRequirements(text).packages.map(({ name }) => name) : []),
  ]
  const need = manifest
    ? `The packages of ${manifest} have to be installed where the program finds them.`
    : `Install ${wanted.join(', ') || 'a package'}.`
  const listed = manifest === undefined ? of : of.filter((each) => each.manifest === manifest)
  const found = listed.filter(({ certain }) => certain)
  const subject = manifest ?? wanted[0]
  if (found.length === 0)
    return fails(
      manifest ? `The final image has no packages from ${manifest}.` : 'No such package is installed.',
      need,
      { subject },
    )
  const missing = wanted.find((name) => !found.some((each) => each.name === name))
  if (missing !== undefined) return fails(`${missing} is not in the image.`, need, { subject: missing })
  const reached = new Set(found.filter(({ importable }) => importable !== false).map(({ name }) => name))
  const lost = found.find(({ name }) => !reached.has(name))
  if (lost)
    return fails(`The packages lie in ${lost.location}, where the program does not look.`, need, {
      subject: lost.location ?? '',
    })
  return holds(`The image has the packages${manifest ? ` of ${manifest}` : ''}.`, { subject })
}

type Found = {
  readonly name: string
  readonly place: Range | null
  readonly stage: string
  readonly late: boolean
  readonly certain: boolean
}

/** Packages in the layers of an image, those that a later step removes included. */
function inLayers(
  managers: readonly string[],
  of: readonly InstalledPackage[],
  image: Image,
  subject: Subject,
): readonly Found[] {
  const now = of.map(({ name, made, certain }): Found => ({
    name,
    certain,
    late: false,
    place: subject.build.stages[made.stage]?.steps[made.step]?.instruction.range ?? null,
    stage: subject.build.stages[made.stage]?.label ?? '',
  }))
  const late = stepsOfImage(image, subject).flatMap((placed) =>
    removedLater(placed)
      .filter(
        ({ manager, name }) =>
          (managers.length === 0 || managers.includes(manager)) && !of.some((each) => each.name === name),
      )
      .map(({ name }): Found => ({
        name,
        certain: true,
        late: true,
        place: placed.step.instruction.range,
        stage: placed.stage.label,
      })),
  )
  return [...now, ...late]
}

/** A package's files lie in a bulk entry that is called `…MANAGER NAME`; a layer that a later step takes it from still has them. */
function removedLater({ step }: PlacedStep): readonly { readonly manager: string; readonly name: string }[] {
  return step.wasted
    .filter(({ by }) => by === 'removed')
    .flatMap(({ paths }) => paths)
    .flatMap((path) => {
      const [, manager, name] = /\/…(\S+) (.+)$/.exec(path) ?? []
      return manager !== undefined && name !== undefined ? [{ manager, name }] : []
    })
}

function matchAbsent(
  patterns: readonly string[],
  managers: readonly string[],
  of: readonly InstalledPackage[],
  image: Image,
  subject: Subject,
): Outcome {
  const test = nameTest(patterns)
  const found = inLayers(managers, of, image, subject).filter(({ name }) => test(name))
  return absentOutcome(found, `No ${orList(patterns)} is installed.`, managers, image, subject)
}

function absentOutcome(
  found: readonly Found[],
  none: string,
  managers: readonly string[],
  image: Image,
  subject: Subject,
): Outcome {
  const certain = found.find((each) => each.certain && !each.late) ?? found.find((each) => each.certain)
  if (certain) {
    const { name, place, stage, late } = certain
    const line = place ? ` on line ${place.start.line}` : ''
    return fails(
      late
        ? `${name} is installed${line} and removed by a later step, so its files stay in the layer.`
        : `${name} is installed${line}.`,
      late
        ? 'Remove it in the step that installs it, or install it in another stage.'
        : 'It must not be in the image.',
      { place, subject: name, stage },
    )
  }
  const [maybe] = found
  if (maybe)
    return unknown(`Whether ${maybe.name} is installed cannot be known: the command need not run.`, '', {
      place: maybe.place,
      subject: maybe.name,
      stage: maybe.stage,
    })
  const unread = stepsOfImage(image, subject).find(({ step }) =>
    step.installs.some(
      ({ packages, manager, manifests }) =>
        packages === null && manifests.length === 0 && (managers.length === 0 || managers.includes(manager)),
    ),
  )
  return unread
    ? unknown(
        `Which packages line ${unread.step.instruction.range.start.line} installs cannot be told from the file.`,
        '',
        { place: unread.step.instruction.range },
      )
    : holds(none)
}

/** Compilers, their helpers and headers by the names of Debian, Alpine and the RHEL family. */
const BUILD_TOOLS = [
  'gcc',
  'gcc-*',
  'g++',
  'g++-*',
  'clang',
  'clang-*',
  'make',
  'cmake',
  'ninja-build',
  'samurai',
  'automake',
  'autoconf',
  'libtool',
  'build-essential',
  'build-base',
  'binutils',
  'musl-dev',
  'linux-headers',
  '*-dev',
  '*-devel',
  'rustc',
  'cargo',
  'golang',
  'golang-go',
  'go',
  'dpkg-dev',
  'pkg-config',
  'pkgconf',
]
/** Packages with such names that are no tools. */
const NOT_TOOLS = ['gcc-*-base']
const COMPILERS = ['gcc', 'cc', 'g++', 'clang', 'make']

function matchBuildTools(
  wanted: boolean,
  managers: readonly string[],
  of: readonly InstalledPackage[],
  image: Image,
  subject: Subject,
): Outcome {
  const system = of.filter(({ manager }) => ['apt', 'apk', 'dnf'].includes(manager))
  const test = nameTest(BUILD_TOOLS)
  const except = nameTest(NOT_TOOLS)
  const found = inLayers(managers, system, image, subject).filter(({ name }) => test(name) && !except(name))
  const facts = image.base?.facts ?? null
  const ofBase = facts ? COMPILERS.find((name) => hasTool(facts, name) === true) : undefined
  const place = image.base?.instruction.image.range ?? null
  const outcome =
    found.length === 0 && ofBase !== undefined
      ? fails(
          `${image.base?.text} brings ${ofBase}.`,
          'Choose a base image without build tools, such as a slim one.',
          { place, subject: ofBase },
        )
      : found.length === 0 && image.base === null
        ? unknown('What the base image brings cannot be told from the file.', '')
        : absentOutcome(found, 'The image has no build tools.', managers, image, subject)
  if (!wanted) return outcome
  if (!outcome.known) return outcome
  const { subject: name, stage } = outcome
  return outcome.holds
    ? fails(outcome.seen, 'It needs them.')
    : holds(outcome.seen, { place: outcome.place, subject: name, stage })
}

function matchPinned(wanted: boolean, managers: readonly string[], image: Image, subject: Subject): Outcome {
  const installs = stepsOfImage(image, subject).flatMap(({ step }) => step.installs)
  const of = installs.filter(({ manager }) => managers.length === 0 || managers.includes(manager))
  for (const { packages, command } of of) {
    const free = packages?.find(({ version }) => version === null)
    if (free)
      return wanted
        ? fails(
            `${free.name} is installed without a version, so it may differ from build to build.`,
            'Write the version behind its name.',
            { place: command.range, subject: free.name },
          )
        : holds(`${free.name} has no fixed version.`, { place: command.range, subject: free.name })
  }
  const unread = of.find(({ packages }) => packages === null)
  if (unread)
    return unknown('Which versions are installed cannot be told from the file.', '', {
      place: unread.command.range,
    })
  if (isOpen(image) && of.length === 0)
    return unknown('Which packages are installed cannot be told from the file.', '')
  return wanted
    ? holds('Every package has a fixed version.')
    : fails('Every package has a fixed version.', '')
}
