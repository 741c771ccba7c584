import { baseName } from '../../dockerfile/paths.ts'
import { parseImageReference } from '../../dockerfile/image-reference.ts'
import { FACTS_DATE, lookupImage, officialName, runtimeOf } from '../../images/index.ts'
import type { ImageFacts } from '../../images/types.ts'
import type { Range } from '../../source/position.ts'
import { NOTHING, UNKNOWN_SIZE } from '../../source/size.ts'
import { ask, asList, decided, fails, holds, orList, unknown, type Outcome } from '../outcome.ts'
import type { BaseCheck, Variant } from '../schema.ts'
import type { Image } from '../../build/types.ts'
import type { Subject } from '../subject.ts'
import { matchSize } from './amounts.ts'
import { nameTest } from './patterns.ts'

/** An external image as the file names it. */
export type Named = {
  /** As written, variables expanded. */
  readonly text: string
  readonly tag: string | null
  readonly digest: string | null
  readonly facts: ImageFacts | null
  readonly place: Range
  readonly stage: string
}

export function matchBase(check: BaseCheck, { base }: Image, subject: Subject): Outcome {
  const names = asList(check.name)
  const need =
    names.length > 0 ? `The final image has to be built on ${orList(names)}.` : 'Name the base image.'
  if (!base) return unknown('The base image cannot be told from the file.', need)
  const named = { ...base, place: base.instruction.image.range, stage: '' }
  return matchNamed(check, named, () => subject.starter()?.image?.base?.facts ?? null, need)
}

/** What is asked of an image that the file names. */
export function matchNamed(
  check: BaseCheck,
  named: Named,
  starter: () => ImageFacts | null = () => null,
  nameNeed?: string,
): Outcome {
  const { text, facts, place, stage } = named
  const at = { place, subject: text, stage }
  const size = text === 'scratch' ? NOTHING : (facts?.size.unpacked ?? UNKNOWN_SIZE)
  const outcome = ask(check, {
    name: (value) => matchName(asList(value), named, nameNeed),
    family: (value) => matchFamily(asList(value), named),
    variant: (value) => matchVariant(asList(value), named),
    tag: (value) => matchTag(asList(value), named),
    runs: (value) => matchRuns(value, named),
    versioned: (value) => matchVersioned(value, named),
    supported: (value) => matchSupported(value, named),
    digest: (value) =>
      decided(
        text === 'scratch' || named.digest !== null,
        value,
        {
          yes: named.digest === null ? 'scratch needs no digest.' : `${shortened(text)} is pinned by digest.`,
          no: `${text} names no digest, so the tag may lead to another image tomorrow.`,
          open: '',
          need: value ? 'Write the digest behind the tag, after @.' : '',
        },
        at,
      ),
    size: (value) =>
      matchSize(value, {
        what: shortened(text),
        size,
        starter: () => starter()?.size.unpacked ?? null,
        place,
        stage,
      }),
  })
  return outcome.holds ? holds(outcome.seen || `The image is built on ${shortened(text)}.`, at) : outcome
}

function matchName(names: readonly string[], { text, place, stage }: Named, need?: string): Outcome {
  const reference = parseImageReference(text)
  const name = reference ? officialName(reference) : text
  const at = { place, subject: text, stage }
  return names.includes(name)
    ? holds(`The image is built on ${shortened(text)}.`, at)
    : fails(`The image is built on ${shortened(text)}.`, need ?? `It has to be ${orList(names)}.`, at)
}

/** The digest says nothing to a reader. */
function shortened(text: string): string {
  return text.replace(/(@sha256:[0-9a-f]{6})[0-9a-f]+/, '$1…')
}

function matchFamily(families: readonly string[], named: Named): Outcome {
  const { text, place, stage } = named
  const at = { place, subject: text, stage }
  const need = `It has to be made of ${orList(families)}.`
  const family = text === 'scratch' ? 'scratch' : named.facts?.family
  if (family === undefined) return unknown(`What ${shortened(text)} is made of is not known.`, need, at)
  return families.includes(family)
    ? holds(`${shortened(text)} is made of ${family}.`, at)
    : fails(`${shortened(text)} is made of ${family}.`, need, at)
}

/** Null: nothing is known of the image that would tell. */
export function variantsOf({
  text,
  tag,
  facts,
}: Pick<Named, 'text' | 'tag' | 'facts'>): readonly Variant[] | null {
  if (text === 'scratch') return ['scratch']
  const parts = (tag ?? '').split('-')
  if (facts === null)
    return parts.includes('slim')
      ? ['slim']
      : parts.some((part) => part.startsWith('alpine'))
        ? ['alpine']
        : null
  if (facts.shell === 'none' && facts.packageManager === 'none') {
    const root = ['', '0', 'root'].includes(facts.config.user.split(':')[0]!)
    return root ? ['distroless'] : ['distroless', 'hardened']
  }
  if (facts.family === 'alpine') return ['alpine']
  return [parts.includes('slim') || facts.packageManager === 'microdnf' ? 'slim' : 'full']
}

function matchVariant(wanted: readonly Variant[], named: Named): Outcome {
  const { text, place, stage } = named
  const at = { place, subject: text, stage }
  const need = `It has to be of a kind that is ${orList(wanted)}.`
  const found = variantsOf(named)
  if (found === null) return unknown(`Which kind of image ${shortened(text)} is cannot be known.`, need, at)
  const seen = `${shortened(text)} is ${found.join(' and ')}.`
  return wanted.some((each) => found.includes(each)) ? holds(seen, at) : fails(seen, need, at)
}

function matchTag(patterns: readonly string[], { text, tag, place, stage }: Named): Outcome {
  const fits = nameTest(patterns)(tag ?? 'latest')
  const seen = `The tag of ${shortened(text)} is ${tag ?? 'left out, which means latest'}.`
  const at = { place, subject: tag ?? 'latest', stage }
  return fits ? holds(seen, at) : fails(seen, `It has to be like ${orList(patterns)}.`, at)
}

function matchRuns({ name, version }: NonNullable<BaseCheck['runs']>, named: Named): Outcome {
  const { text, facts, place, stage } = named
  const at = { place, subject: text, stage }
  const versions = asList(version)
  const need = `It has to bring ${name}${versions.length > 0 ? ` ${orList(versions)}` : ''}.`
  if (text === 'scratch') return fails('scratch brings nothing.', need, at)
  if (!facts) return unknown(`What ${shortened(text)} brings is not known.`, need, at)
  if (!Object.hasOwn(facts.runtimes, name))
    return fails(`${shortened(text)} does not bring ${name}.`, need, at)
  const found = runtimeOf(facts, name)
  if (versions.length === 0) return holds(`${shortened(text)} brings ${name}.`, at)
  if (found === null)
    return unknown(`Which ${name} ${shortened(text)} brings cannot be told from its name.`, need, at)
  return versions.includes(found)
    ? holds(`${shortened(text)} brings ${name} ${found}.`, at)
    : fails(`${shortened(text)} brings ${name} ${found}.`, need, { ...at, subject: found })
}

function matchVersioned(wanted: boolean, { text, tag, facts, place, stage }: Named): Outcome {
  const at = { place, subject: text, stage }
  const is =
    (tag !== null && (/^v?\d+\.\d+/.test(tag) || namesRuntime(tag, facts))) || isNamedAfter(text, facts)
  const no =
    tag === null
      ? `${shortened(text)} has no tag, which means latest.`
      : `The tag of ${shortened(text)} names no minor version.`
  return decided(
    is,
    wanted,
    {
      yes: `The tag of ${shortened(text)} names a version.`,
      no,
      open: '',
      need: wanted ? 'Put a version into the tag.' : '',
    },
    at,
  )
}

/** `python3.13-trixie-slim`: a word of the tag is a language that the image brings, with its minor version. */
function namesRuntime(tag: string, facts: ImageFacts | null): boolean {
  const words = Object.entries(facts?.runtimes ?? {}).map(([name, version]) => `${name}${version ?? ''}`)
  return tag.split('-').some((part) => words.includes(part) && /\d\.\d/.test(part))
}

/** `ubi9/python-312`: the name itself says the minor version of the language, so no tag leads to another one. */
function isNamedAfter(text: string, facts: ImageFacts | null): boolean {
  const name = baseName(parseImageReference(text)?.name ?? '')
  return Object.entries(facts?.runtimes ?? {}).some(
    ([language, version]) =>
      version?.includes('.') && name.startsWith(`${language}-${version.replace('.', '')}`),
  )
}

function matchSupported(wanted: boolean, { text, tag, facts, place, stage }: Named): Outcome {
  const at = { place, subject: text, stage }
  const need = wanted ? 'Choose a version that still gets fixes, written out in the tag.' : ''
  // What is nothing gets old by nothing.
  if (text === 'scratch')
    return decided(true, wanted, { yes: 'scratch holds nothing that needs fixes.', no: '', open: '' }, at)
  const open =
    tag === null
      ? `${shortened(text)} has no tag, which means latest: another version from time to time.`
      : `The tag of ${shortened(text)} does not say which version it is.`
  return decided(
    facts?.supported ?? null,
    wanted,
    {
      yes: `The image is built on ${shortened(text)}, which is maintained.`,
      no: `${shortened(text)} is a version that no longer gets fixes (as of ${FACTS_DATE}).`,
      open,
      need,
    },
    at,
  )
}

/** Facts about an image by its text. */
export function factsOf(text: string): ImageFacts | null {
  const reference = parseImageReference(text)
  return reference ? lookupImage(reference) : null
}
