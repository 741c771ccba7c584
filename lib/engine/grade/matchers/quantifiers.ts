import type { Outcome } from '../outcome.ts'
import { asList } from '../outcome.ts'
import type { CountCheck, FileThing, QuantifiedCheck, ThingChecks, ThingKind } from '../schema.ts'
import type { Subject } from '../subject.ts'
import { COMMAND, OPENS } from './commands.ts'
import { COPIED } from './copies.ts'
import { EXTERNAL } from './external.ts'
import { FETCHED } from './fetched.ts'
import { INSTALL } from './installs.ts'
import { STEP } from './layers.ts'
import { SECRET } from './secrets.ts'
import { INSTRUCTION, SETS } from './settings.ts'
import { STAGE } from './stages.ts'
import { TAKEN } from './taken.ts'
import { matchAll, matchBoth, matchCount, type Kind } from './thing.ts'

type AnyKind = Kind<object, unknown>

/** Everything that can be counted and asked of all. */
const KINDS: { readonly [Name in Exclude<ThingKind, FileThing>]: unknown } = {
  stage: STAGE,
  step: STEP,
  command: COMMAND,
  install: INSTALL,
  sets: SETS,
  instruction: INSTRUCTION,
  copied: COPIED,
  taken: TAKEN,
  fetched: FETCHED,
  opens: OPENS,
  secret: SECRET,
  external: EXTERNAL,
}

type Table = Readonly<Record<string, unknown>>

type Chosen = { readonly kind: AnyKind; readonly of: object }

/** The one kind that a block names. */
function chosenIn(
  block: { readonly [Name in ThingKind]?: ThingChecks[Name] | undefined },
  { grader }: Subject,
): Chosen {
  // Kind and check belong together, which the type of a table cannot say.
  const kindOf = (name: string) =>
    ((KINDS as Table)[name] ?? (grader?.kinds as Table | undefined)?.[name]) as AnyKind | undefined
  for (const [name, of] of Object.entries(block)) {
    const kind = kindOf(name)
    if (kind !== undefined && of !== undefined) return { kind, of }
  }
  throw new Error('counting needs the grader of other files')
}

export function matchCounted(check: CountCheck, subject: Subject): Outcome {
  const { kind, of } = chosenIn(check, subject)
  return matchCount(kind, of, check, subject)
}

export function matchEvery(check: QuantifiedCheck, subject: Subject): Outcome {
  const { kind, of } = chosenIn(check, subject)
  return matchAll(kind, of, asList<object>(check.is), subject)
}

export function matchSomeOf(check: QuantifiedCheck, subject: Subject): Outcome {
  const { kind, of } = chosenIn(check, subject)
  return matchBoth(kind, of, asList<object>(check.is), subject)
}
