import type { BuiltStage } from '../../build/types.ts'
import { officialName, runtimeOf } from '../../images/index.ts'
import type { Value } from '../../dockerfile/model.ts'
import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { andList, ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { AgreeCheck, ExternalCheck, ImageCheck, StageCheck } from '../schema.ts'
import { isIn, stepsIn, type Subject } from '../subject.ts'
import { factsOf, matchNamed, type Named } from './base.ts'
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
    platform: (value) => matchPlatform(asList(value), model?.from.platform ?? null, at),
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

type Platform = 'none' | 'build' | 'target' | 'fixed'

function matchPlatform(
  wanted: readonly Platform[],
  platform: Value | null,
  at: { readonly place: Outcome['place']; readonly subject: string; readonly stage: string },
): Outcome {
  const { variables = [], raw = '' } = platform ?? {}
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

type External = Named & { readonly via: 'FROM' | 'COPY'; readonly known: boolean }

export const EXTERNAL: Kind<ExternalCheck, External> = {
  many: 'external images',
  list: (subject, where = 'used') => [...basesIn(subject, where), ...takenImages(subject, where)],
  fits: (external, check) => {
    const { via, in: _, ...rest } = check
    const { text, place, stage } = external
    const at = { place, subject: text, stage }
    if (via !== undefined && via !== external.via)
      return fails(`${text} stands ${external.via === 'FROM' ? 'after FROM' : 'in a copy or mount'}.`, '', at)
    if (!external.known) return unknown(`Which image ${text} is cannot be told from the file.`, '', at)
    const answer = matchNamed(rest, external)
    return answer.holds ? { ...answer, seen: answer.seen || `${text} is named.` } : answer
  },
  none: () => fails('The file names no such image.', ''),
}

function basesIn(subject: Subject, where: Parameters<typeof isIn>[2]): readonly External[] {
  return subject.build.stages
    .filter((stage) => isIn(subject, stage, where))
    .flatMap((stage): External[] => {
      const model = subject.dockerfile.stages[stage.index]
      if (!model || model.base.kind === 'stage') return []
      const { base, from, label } = model
      const place = from.image.range
      if (base.kind === 'scratch')
        return [
          {
            text: 'scratch',
            tag: null,
            digest: null,
            facts: null,
            place,
            stage: label,
            via: 'FROM',
            known: true,
          },
        ]
      if (base.kind === 'unknown')
        return [
          {
            text: from.image.raw,
            tag: null,
            digest: null,
            facts: null,
            place,
            stage: label,
            via: 'FROM',
            known: false,
          },
        ]
      const { text, tag, digest } = base.reference
      return [{ text, tag, digest, facts: factsOf(text), place, stage: label, via: 'FROM', known: true }]
    })
}

function takenImages(subject: Subject, where: Parameters<typeof isIn>[2]): readonly External[] {
  return stepsIn(subject, where).flatMap(({ step: { instruction }, stage }) => {
    const sources =
      instruction.keyword === 'COPY'
        ? [instruction.from]
        : instruction.keyword === 'RUN'
          ? instruction.mounts.map(({ from }) => from)
          : []
    return sources.flatMap((from): External[] => {
      if (from === null || from.kind === 'stage') return []
      const text = from.value.text ?? from.value.raw
      const reference = from.kind === 'image' ? parseImageReference(text) : null
      return [
        {
          text,
          tag: reference?.tag ?? null,
          digest: reference?.digest ?? null,
          facts: reference ? factsOf(text) : null,
          place: from.value.range,
          stage: stage.label,
          via: 'COPY',
          known: reference !== null,
        },
      ]
    })
  })
}

/** Are the external images of the stages that are built alike? */
export function matchAgree({ on, base, least = 2 }: AgreeCheck, subject: Subject): Outcome {
  const wanted = asList(base)
  const found = basesIn(subject, 'used').filter(({ text }) => {
    const reference = parseImageReference(text)
    return wanted.length === 0
      ? text !== 'scratch'
      : reference !== null && wanted.includes(officialName(reference))
  })
  const what = wanted.length === 0 ? 'external images' : `stages on ${orList(wanted)}`
  if (found.length < least)
    return fails(
      `There ${found.length === 1 ? 'is one of the' : `are ${found.length || 'no'}`} ${what}.`,
      `At least ${least} have to be there.`,
      { place: found[0]?.place ?? null, subject: found[0]?.text ?? '' },
    )
  const [first] = found
  for (const key of on) {
    for (const each of found) {
      const [a, b] = [traitOf(first!, key), traitOf(each, key)]
      const at = { place: each.place, subject: each.text, stage: each.stage }
      if (a === null || b === null)
        return unknown(`The ${key} of ${a === null ? first!.text : each.text} cannot be told.`, '', at)
      if (a !== b)
        return fails(`${first!.text} is ${a}, and ${each.text} is ${b}.`, `They need the same ${key}.`, at)
    }
  }
  return holds(`${andList([...new Set(found.map(({ text }) => text))])} agree.`, {
    place: found.at(-1)!.place,
    subject: found.at(-1)!.text,
  })
}

function traitOf(named: External, key: AgreeCheck['on'][number]): string | null {
  const { text, tag, facts, known } = named
  if (!known) return null
  const reference = parseImageReference(text)
  if (key === 'image') return reference ? officialName(reference) : text
  if (key === 'family') return facts?.family ?? null
  const own = facts && reference ? runtimeOf(facts, officialName(reference)) : null
  return own ?? /^v?(\d+\.\d+)/.exec(tag ?? '')?.[1] ?? null
}
