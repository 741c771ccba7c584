import type { BuiltStage } from '../../build/types.ts'
import type { Value } from '../../dockerfile/model.ts'
import { ask, asList, decided, fails, holds, orList, type Outcome } from '../outcome.ts'
import type { ImageCheck, StageCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { matchImage } from './image.ts'
import { matchSome, type Kind } from './thing.ts'

export const STAGE: Kind<StageCheck, BuiltStage> = {
  many: 'stages',
  list: ({ build }) => build.stages,
  fits: (stage, check, subject) => fitsStage(stage, check, subject),
  none: ({ name }) =>
    name === undefined
      ? fails('No stage is like that.', '')
      : fails(`There is no stage ${orList(asList(name))}.`, '', { subject: asList(name)[0] }),
}

/** Some stage is like that; of one that is named, it is said what it lacks. */
export function matchStage(check: StageCheck, subject: Subject): Outcome {
  const named = asList(check.name)
  const one = named.length > 0 ? subject.build.stages.filter(({ label }) => named.includes(label)) : []
  return one.length === 1 ? fitsStage(one[0]!, check, subject) : matchSome(STAGE, check, subject)
}

function fitsStage(stage: BuiltStage, check: StageCheck, subject: Subject): Outcome {
  const { label, used, shipped } = stage
  const model = subject.dockerfile.stages[stage.index]
  const from = model?.from.range ?? null
  const at = { place: from, subject: label, stage: label }
  const said = (is: boolean, wanted: boolean, yes: string, no: string, need = ''): Outcome =>
    decided(is, wanted, { yes, no, open: '', need }, at)
  const asImage = (value: ImageCheck): Outcome => matchImage(value, stage.image, subject)
  const base = model?.base
  const parent = base?.kind === 'stage' ? (subject.build.stages[base.stage]?.label ?? null) : null
  const answer = ask<StageCheck>(check, {
    name: (value) =>
      said(
        asList(value).includes(label),
        true,
        '',
        `The stage on line ${from?.start.line} is called ${label}.`,
      ),
    used: (wanted) =>
      said(
        used,
        wanted,
        `Stage ${label} is built.`,
        `Nothing needs stage ${label}, so it is not built.`,
        wanted ? 'Build on it, or copy from it.' : '',
      ),
    shipped: (wanted) =>
      said(shipped, wanted, `Stage ${label} is part of the final image.`, `Stage ${label} is thrown away.`),
    builtOn: (value) =>
      said(
        parent !== null && asList(value).includes(parent),
        true,
        `Stage ${label} is built on ${parent}.`,
        `Stage ${label} is built on ${parent ?? stage.base}.`,
        `It has to be built FROM ${orList(asList(value))}.`,
      ),
    platform: (value) => matchPlatform(asList(value), platformOf(stage.index, subject), subject, at),
    named: (wanted) =>
      said(
        model?.name != null,
        wanted,
        `Stage ${label} has a name.`,
        `The stage on line ${from?.start.line} has no name.`,
        wanted ? 'Name it with AS.' : '',
      ),
    other: (value) =>
      shipped ? fails(`Stage ${label} is part of the final image.`, '', at) : asImage(value),
    any: asImage,
    image: asImage,
  })
  return {
    ...answer,
    place: answer.place ?? (answer.holds ? null : at.place),
    stage: label,
    subject: answer.subject || label,
  }
}

/** `ARG BUILDPLATFORM=linux/amd64` above the first FROM: whoever gives it a value takes it from BuildKit. */
function isOverridden(name: string, { dockerfile }: Subject): boolean {
  return dockerfile.globalArgs.some(({ declarations }) =>
    declarations.some((each) => each.name === name && each.initial !== null),
  )
}

/** What is built FROM a stage has the platform of that stage. */
function platformOf(index: number, subject: Subject): Value | null {
  const { stages } = subject.dockerfile
  let at = index
  for (;;) {
    const base = stages[at]?.base
    // A stage can only be built on an earlier one.
    if (base?.kind !== 'stage' || base.stage >= at) return stages[at]?.from.platform ?? null
    at = base.stage
  }
}

type Platform = 'none' | 'build' | 'target' | 'fixed'

function matchPlatform(
  wanted: readonly Platform[],
  platform: Value | null,
  subject: Subject,
  at: { readonly place: Outcome['place']; readonly subject: string; readonly stage: string },
): Outcome {
  const { raw = '' } = platform ?? {}
  const variables = (platform?.variables ?? []).filter((name) => !isOverridden(name, subject))
  const found: Platform =
    platform === null
      ? 'none'
      : variables.includes('BUILDPLATFORM')
        ? 'build'
        : variables.includes('TARGETPLATFORM')
          ? 'target'
          : 'fixed'
  const seen =
    platform === null
      ? `FROM of stage ${at.stage} has no --platform.`
      : `FROM of stage ${at.stage} has --platform=${raw}.`
  const words: Readonly<Record<Platform, string>> = {
    none: 'no --platform',
    build: '$BUILDPLATFORM',
    target: '$TARGETPLATFORM',
    fixed: 'a platform written out',
  }
  return wanted.includes(found)
    ? holds(seen, at)
    : fails(seen, `It has to be ${orList(wanted.map((each) => words[each]))}.`, {
        ...at,
        place: platform?.range ?? at.place,
      })
}
