import type { Completion } from '../completion/types.ts'
import { chainOf } from '../dockerfile/chain.ts'
import type { Stage } from '../dockerfile/index.ts'
import { lookupImage } from '../images/lookup.ts'
import { imageNames, tagsOf } from '../images/suggest.ts'
import type { CaretPlace } from './caret.ts'

/** What FROM can begin with: a stage above, an image that facts are known of, or one of its tags. */
export function imagesAt(place: CaretPlace, written: string): Completion[] {
  const colon = written.indexOf(':')
  if (colon !== -1) return tagItems(written.slice(0, colon))
  const names = imageNames().map((name) => image(name, ''))
  return [
    ...stageItems(place).filter(({ label }) => !/^\d/.test(label)),
    ...names,
    image('scratch', 'nothing at all'),
  ]
}

function tagItems(name: string): Completion[] {
  return tagsOf(name).map(({ tag, support }) => {
    const until = support.endOfLife === null ? '' : `supported until ${support.endOfLife}`
    return image(`${name}:${tag}`, until)
  })
}

function image(label: string, detail: string): Completion {
  return { kind: 'image', label, detail, documentation: '', insertText: label }
}

/** The stages above, by name, or by number where they have none. A stage cannot take from itself. */
export function stageItems({ node, stages }: CaretPlace): Completion[] {
  const above = node?.keyword === 'FROM' ? stages : stages.slice(0, -1)
  return above.map(({ label, from }): Completion => ({
    kind: 'stage',
    label,
    detail: `FROM ${from.image.raw}, line ${from.range.start.line}`,
    documentation: '',
    insertText: label,
  }))
}

/** The accounts that the base image brings. What a RUN above makes is not among them. */
export function usersAt({ dockerfile, stages }: CaretPlace): Completion[] {
  const base = baseOf(dockerfile, stages)
  const users = base?.kind === 'image' ? (lookupImage(base.reference)?.users ?? {}) : {}
  return Object.entries(users)
    .toReversed()
    .map(([name, uid]): Completion => ({
      kind: 'value',
      label: name,
      detail: `uid ${uid}, of the base image`,
      documentation: '',
      insertText: name,
    }))
}

function baseOf(dockerfile: CaretPlace['dockerfile'], stages: readonly Stage[]): Stage['base'] | undefined {
  return chainOf(dockerfile, stages.length - 1)[0]?.base
}
