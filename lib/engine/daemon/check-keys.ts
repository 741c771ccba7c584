import type { Entry, Node } from '../document/types.ts'
import { nearest } from '../source/nearest.ts'
import type { Problem } from '../source/problem.ts'
import { CODE, checkValue, invalid } from './check-value.ts'
import { KEYS, OPTIONS, REMOVED, WITHOUT_EFFECT, lookUp } from './keys.ts'

/** Is the key known, and what does dockerd say of its value? */
export function checkKey(entry: Entry): Problem[] {
  const known = lookUp(KEYS, entry.key)
  if (known) return checkValue(entry.value, known.shape, `"${entry.key}"`)
  return [unknown(entry)]
}

function unknown(entry: Entry): Problem {
  const { key, keyRange } = entry
  const removed = lookUp(REMOVED, key)
  if (removed) return removedKey(entry, removed)
  const option = lookUp(OPTIONS, key)
  if (option !== undefined) return passedOver(entry, optionMessage(key, option))
  const without = lookUp(WITHOUT_EFFECT, key)
  if (without !== undefined) return passedOver(entry, `Since Engine ${without} "${key}" has no effect.`)
  if (isIgnoredGroup(entry.value))
    return passedOver(
      entry,
      `There is no group "${key}": dockerd passes over it, and its keys belong one level up.`,
    )
  const meant = nearest(key, Object.keys(KEYS))
  return invalid(
    keyRange,
    `There is no key "${key}", and dockerd does not start with a key that it does not know.${
      meant === null ? '' : ` Did you mean "${meant}"?`
    }`,
  )
}

/** The rule about removed keys speaks of them. */
function removedKey(
  { key, keyRange }: Entry,
  { since, instead }: { since: string; instead: string | null },
): Problem {
  const message = `"${key}" was removed in Engine ${since}: dockerd does not start with it.`
  return {
    code: 'daemon-obsolete-keys',
    message: instead === null ? message : `${message} "${instead}" has taken its place.`,
    severity: 'error',
    range: keyRange,
  }
}

function passedOver({ keyRange }: Entry, message: string): Problem {
  return { code: CODE, message, severity: 'warning', range: keyRange }
}

function optionMessage(key: string, name: string): string {
  return name === 'proxies'
    ? `"${key}" is read inside of "proxies" alone: here dockerd passes over it.`
    : `"${key}" is an option of the command and has no effect in the file: the key is "${name}".`
}

/**
 * dockerd looks into objects that it does not know and asks whether it knows the keys in them, but reads nothing from there.
 * Source: moby/moby, daemon/config, configValuesSet.
 */
function isIgnoredGroup(value: Node): boolean {
  return (
    value.kind === 'map' &&
    value.entries.every(({ key }) => Object.hasOwn(KEYS, key) || Object.hasOwn(OPTIONS, key))
  )
}
