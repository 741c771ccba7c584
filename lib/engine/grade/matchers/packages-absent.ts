import type { Image, InstalledPackage } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import { fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import { withNeeds } from '../../images/packages/packages.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { stepsOfImage } from './contents.ts'
import { nameTest } from './patterns.ts'

type Found = {
  readonly name: string
  readonly place: Range | null
  readonly stage: string
  /** A later step removes it, or its removal has left it behind. */
  readonly late: boolean
  readonly left?: true
  readonly certain: boolean
}

/** Packages in the layers of an image, those that a later step removes included. */
export function inLayers(
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
  const left = leftAlone(image).filter(({ manager }) => managers.length === 0 || managers.includes(manager))
  const orphans = left.map(({ name, made }): Found => ({
    name,
    certain: true,
    late: true,
    left: true,
    place: subject.build.stages[made.stage]?.steps[made.step]?.instruction.range ?? null,
    stage: subject.build.stages[made.stage]?.label ?? '',
  }))
  return [...now, ...late, ...orphans]
}

type Orphan = Pick<InstalledPackage, 'made'> & { readonly manager: string; readonly name: string }

/**
 * What a package has pulled in that was taken away again by itself: `apt-get purge gcc` leaves the rest, `--auto-remove` does
 * not. Source: apt-get(8), autoremove.
 */
function leftAlone({ files, packages }: Image): readonly Orphan[] {
  const system = packages.flatMap(({ manager, name, location }) =>
    manager === 'apt' && location === '/' ? [name] : [],
  )
  const needed = new Set([
    ...system,
    ...withNeeds('apt', system, { recommends: true }).map(({ name }) => name),
  ])
  return [...files.entries.values()].flatMap(({ kind, content, package: owner, made }) => {
    const name =
      kind === 'bulk' && content === null && owner?.startsWith('apt ') ? owner.slice('apt '.length) : null
    return name === null || needed.has(name) ? [] : [{ manager: 'apt', name, made }]
  })
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

export function matchAbsent(
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

/** The first that is there, too late or perhaps; else that none is. */
export function absentOutcome(
  found: readonly Found[],
  none: string,
  managers: readonly string[],
  image: Image,
  subject: Subject,
): Outcome {
  const certain = found.find((each) => each.certain && !each.late) ?? found.find((each) => each.certain)
  if (certain) {
    const { name, place, stage, late, left = false } = certain
    const line = place ? ` on line ${place.start.line}` : ''
    if (left)
      return fails(
        `${name} was pulled in${line}, and it stayed when what needed it was removed.`,
        'Remove that with --auto-remove, or install it in another stage.',
        { place, subject: name, stage },
      )
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
