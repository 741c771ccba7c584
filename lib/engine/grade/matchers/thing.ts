import { fails, holds, some, unknown, type Outcome } from '../outcome.ts'
import type { Where } from '../schema.ts'
import type { Subject } from '../subject.ts'

/** A kind of thing that can be looked for, counted, and asked of all. */
export type Kind<Check, Thing> = {
  /** For messages: `commands`. */
  readonly many: string
  readonly list: (subject: Subject, where: Where | undefined) => readonly Thing[]
  /** Is a thing like that? The outcome's place, subject and stage are the thing's, whether it holds or not. */
  readonly fits: (thing: Thing, check: Check, subject: Subject) => Outcome
  /** What is said when there is none. */
  readonly none: (check: Check) => Outcome
  /** Of several, the last one is shown: the one that counts. */
  readonly last?: boolean
}

type Placed = { readonly in?: Where | undefined }

/** Some thing is like that. */
export function matchSome<Check extends object, Thing>(
  { list, fits, none, last = false }: Kind<Check, Thing>,
  check: Check,
  subject: Subject,
): Outcome {
  const things = list(subject, (check as Placed).in)
  let open: Outcome | null = null
  for (const thing of last ? things.toReversed() : things) {
    const outcome = fits(thing, check, subject)
    if (outcome.holds) return outcome
    if (!outcome.known) open ??= outcome
  }
  return open ?? none(check)
}

/** Every thing that is like `of` is also like one of `is`. */
export function matchAll<Check extends object, Thing>(
  kind: Kind<Check, Thing>,
  of: Check,
  is: readonly Check[],
  subject: Subject,
): Outcome {
  let open: Outcome | null = null
  let found: Outcome | null = null
  for (const thing of kind.list(subject, (of as Placed).in)) {
    const chosen = kind.fits(thing, of, subject)
    if (!chosen.holds && chosen.known) continue
    found ??= chosen
    const answer = some(is.map((check) => () => kind.fits(thing, check, subject)))
    if (answer.holds) continue
    if (chosen.known && answer.known) return answer
    open ??= answer.known ? chosen : answer
  }
  const seen = found ? `All ${kind.many} are like that.` : `There are no such ${kind.many}.`
  return open ?? holds(seen, found ?? {})
}

/** One thing is like `of` and like one of `is`. */
export function matchBoth<Check extends object, Thing>(
  kind: Kind<Check, Thing>,
  of: Check,
  is: readonly Check[],
  subject: Subject,
): Outcome {
  let open: Outcome | null = null
  let near: Outcome | null = null
  for (const thing of kind.list(subject, (of as Placed).in)) {
    const chosen = kind.fits(thing, of, subject)
    if (!chosen.holds && chosen.known) continue
    const answer = some(is.map((check) => () => kind.fits(thing, check, subject)))
    if (answer.holds && chosen.holds) return answer
    if (answer.known && chosen.known) near ??= answer
    else open ??= answer.known ? chosen : answer
  }
  return open ?? near ?? kind.none(of)
}

/** How many things are like that; those of which it cannot be told may count or not. */
export function matchCount<Check extends object, Thing>(
  kind: Kind<Check, Thing>,
  check: Check,
  {
    atLeast = 0,
    atMost = Infinity,
  }: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
  subject: Subject,
): Outcome {
  const outcomes = kind.list(subject, (check as Placed).in).map((thing) => kind.fits(thing, check, subject))
  const sure = outcomes.filter((each) => each.holds)
  const open = outcomes.filter((each) => !each.holds && !each.known)
  // The first that is too much, else the last there is.
  const shown = sure[atMost] ?? sure.at(-1)
  const at = {
    place: shown?.place ?? null,
    file: shown?.file ?? null,
    subject: String(sure.length),
    stage: shown?.stage ?? '',
  }
  const lines = [...new Set(sure.flatMap(({ place }) => place?.start.line ?? []))].join(', ')
  const seen = `Of such ${kind.many} there ${sure.length === 1 ? 'is one' : `are ${sure.length || 'none'}`}${lines ? `, on line ${lines}` : ''}.`
  if (sure.length > atMost)
    return fails(seen, atMost === 0 ? 'There must be none.' : `At most ${atMost} may be there.`, {
      ...at,
      over: String(sure.length - atMost),
    })
  if (sure.length + open.length < atLeast)
    return fails(seen, `At least ${atLeast} have to be there.`, {
      ...at,
      over: String(atLeast - sure.length),
    })
  if (sure.length >= atLeast && sure.length + open.length <= atMost) return holds(seen, at)
  return unknown(`How many such ${kind.many} there are cannot be told from the file.`, '', {
    ...at,
    place: open[0]?.place ?? at.place,
    file: open[0]?.file ?? at.file,
  })
}
