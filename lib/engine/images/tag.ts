import { DISTRIBUTIONS } from './catalogue.ts'
import type { Family } from './types.ts'

export type System = { readonly family: Family; readonly release: string | null }

export type Tag = {
  /** `3.13.5` of `3.13.5-slim-trixie`; null where the tag begins with a word. */
  readonly version: string | null
  /** The words that name neither version nor distribution, sorted: `slim`. */
  readonly words: readonly string[]
  readonly parts: readonly string[]
  readonly system: System | null
}

/** Words that say which version is meant without naming it. */
const MOVING = new Set(['latest', 'stable', 'mainline', 'lts', 'current', 'main', 'rc'])

/** A tag taken apart: `3.13-slim-bookworm`, `21-jre-alpine`, `13.0.2-cudnn-devel-ubuntu24.04`. */
export function parseTag(tag: string | null): Tag {
  const parts = (tag ?? 'latest').split('-')
  const systems = parts.map(systemOf)
  const words = parts.filter((part, at) => systems[at] === null && !MOVING.has(part) && !isNumber(part))
  return {
    version: isNumber(parts[0]!) ? parts[0]!.replace(/^v/, '') : null,
    words: words.toSorted(),
    parts,
    system: systems.find((system) => system !== null) ?? null,
  }
}

const isNumber = (part: string): boolean => /^v?\d/.test(part)

/** The distribution that one word of a tag names: `alpine3.22`, `bookworm`, `ubuntu24.04`, `ubi9`. */
function systemOf(word: string): System | null {
  const { debian, ubuntu, alpine } = DISTRIBUTIONS.families
  if (word === 'alpine') return { family: 'alpine', release: alpine.current ?? null }
  if (/^alpine\d/.test(word)) return { family: 'alpine', release: minor(word.slice('alpine'.length)) }
  if (Object.hasOwn(debian.releases ?? {}, word)) return { family: 'debian', release: word }
  if (Object.hasOwn(ubuntu.releases ?? {}, word)) return { family: 'ubuntu', release: word }
  const [, name, number] = /^([a-z]+)(\d[\d.]*)$/.exec(word) ?? []
  if (name === undefined || number === undefined) return null
  if (name === 'ubuntu' || name === 'debian') return { family: name, release: releaseOf(name, number) }
  if (['ubi', 'rockylinux', 'almalinux'].includes(name)) return { family: 'rhel', release: number }
  return name === 'al' ? { family: 'amazon', release: number } : null
}

/** `12.15` → bookworm, `24.04` → noble, `3.22.1` → 3.22; null for a number that is not recorded. */
export function releaseOf(family: Family, version: string | null): string | null {
  const { current, numbers } = DISTRIBUTIONS.families[family]
  if (version === null) return current ?? null
  if (family === 'alpine') return version === '3' ? (current ?? null) : minor(version)
  if (numbers === undefined) return family === 'suse' ? version : version.split('.')[0]!
  const number = family === 'debian' ? version.split('.')[0]! : version
  return Object.hasOwn(numbers, number) ? numbers[number]! : null
}

function minor(version: string): string | null {
  const [major, second] = version.split('.')
  return second === undefined ? null : `${major}.${second}`
}

/** `3.13.5` and the pre-release `3.15.0rc1` are of 3.13 and 3.15, `3.130` is of neither. */
export function isVersionOf(prefix: string, version: string): boolean {
  return version.startsWith(prefix) && !/^\d/.test(version.slice(prefix.length))
}
