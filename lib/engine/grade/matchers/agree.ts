import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { officialName, runtimeOf } from '../../images/index.ts'
import { andList, asList, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { AgreeCheck } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { basesIn, type External } from './external.ts'

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
  // `uv:python3.13-bookworm-slim`: an image that is made for one language, under another name.
  const runtimes = Object.values(facts?.runtimes ?? {})
  const only = runtimes.length === 1 ? runtimes[0] : null
  return own ?? only ?? /^v?(\d+\.\d+)/.exec(tag ?? '')?.[1] ?? null
}
