import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { fails, unknown } from '../outcome.ts'
import type { ExternalCheck } from '../schema.ts'
import { isIn, stepsIn, type Subject } from '../subject.ts'
import { factsOf, matchNamed, type Named } from './base.ts'
import type { Kind } from './thing.ts'

/** An image that the file names. */
export type External = Named & { readonly via: 'FROM' | 'COPY'; readonly known: boolean }

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

/** The external images that stages are built on. */
export function basesIn(subject: Subject, where: Parameters<typeof isIn>[2]): readonly External[] {
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
