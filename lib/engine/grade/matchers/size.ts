import type { Image } from '../../build/types.ts'
import { addSizes, type Size } from '../../source/size.ts'
import type { Outcome } from '../outcome.ts'
import type { AmountCheck, SizeCheck } from '../schema.ts'
import type { PlacedStep, Subject } from '../subject.ts'
import { matchAmount, matchSize } from './amounts.ts'
import { stepsOfImage } from './contents.ts'

/** What an image weighs unpacked. The step that cannot be weighed is where the message leads. */
export function matchImageSize(check: SizeCheck, image: Image, subject: Subject): Outcome {
  const steps = stepsOfImage(image, subject)
  const heaviest = steps.toSorted((a, b) => b.step.size.bytes - a.step.size.bytes)[0]
  return matchSize(check, {
    what: 'The image',
    size: image.size,
    starter: () => subject.starter()?.image?.size ?? null,
    place: heaviest?.step.instruction.range ?? null,
    gap: gapOf(steps),
  })
}

/** The first step of unknown weight. */
function gapOf(
  steps: readonly PlacedStep[],
): { readonly text: string; readonly place: Outcome['place'] } | null {
  const open = steps.find(({ step }) => step.size.basis === 'unknown')
  if (!open) return null
  const { instruction } = open.step
  const base = instruction.keyword === 'FROM'
  return {
    text: base
      ? `the base image ${instruction.image.text ?? instruction.image.raw}`
      : `what line ${instruction.range.start.line} adds`,
    place: instruction.range,
  }
}

/** Bytes that layers of the image hold although a later one deletes or replaces them. */
export function matchWasted(check: SizeCheck, image: Image, subject: Subject): Outcome {
  const lost = wastedOf(image, subject)
  const worst = lost.toSorted((a, b) => b.size.bytes - a.size.bytes)[0]
  return matchSize(check, {
    what: 'What the image holds for nothing',
    size: addSizes(lost.map(({ size }) => size)),
    starter: () => starterWaste(subject),
    place: worst?.placed.step.instruction.range ?? null,
    stage: worst?.placed.stage.label ?? '',
    gap: null,
  })
}

function wastedOf(
  image: Image,
  subject: Subject,
): readonly { readonly placed: PlacedStep; readonly size: Size }[] {
  return stepsOfImage(image, subject).flatMap((placed) =>
    placed.step.wasted
      .filter(({ stage }) => image.chain.includes(stage))
      .map(({ size }) => ({ placed, size })),
  )
}

function starterWaste(subject: Subject): Size | null {
  const build = subject.starter()
  return build?.image ? addSizes(wastedOf(build.image, { ...subject, build }).map(({ size }) => size)) : null
}

export function matchLayers(check: AmountCheck, image: Image, subject: Subject): Outcome {
  const last = stepsOfImage(image, subject).findLast(({ step }) => step.layer)
  const seen = image.layers === 1 ? 'The file adds one layer.' : `The file adds ${image.layers} layers.`
  return matchAmount(check, image.layers, seen, { place: last?.step.instruction.range ?? null })
}
