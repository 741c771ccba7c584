import type { ImageReference } from '../../dockerfile/model.ts'
import { lookupSupport, officialName } from '../../images/lookup.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { deprecation } from '../shared/deprecated-images.ts'
import { CHANNELS } from '../shared/tag-channels.ts'

export const docs: RuleDocs = {
  why: 'A tag such as stable, edge or lts names a channel: the publisher moves it to each new release. A variant alone, such as alpine or slim, is latest in another dress. The file then stays the same while the system or the language below it changes, sometimes by a major version. A tag with major and minor version keeps to one line of releases and still gets its fixes; a digest keeps the very bytes. A major version alone lies in between: fixes come by themselves, and so do new features.',
  bad: 'FROM node:lts-slim\nWORKDIR /app\nCOPY server.js .\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24.11-slim\nWORKDIR /app\nCOPY server.js .\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://github.com/docker-library/official-images#tags-and-aliases',
  ],
  equivalents: { dclint: ['service-image-require-explicit-tag'] },
}

/** The tag `latest` is base-image-latest's, a missing tag base-image-untagged's. */
export default defineRule({
  meta: {
    name: 'base-image-moving-tag',
    severity: 'info',
    category: 'image',
    files: 'dockerfile',
    title: 'Use a tag that names a version',
    messages: {
      channel:
        'The tag {{tag}} is a channel, not a version: {{image}} becomes another release whenever its publisher moves it.',
      variant:
        'The tag {{tag}} names a variant and no version: {{image}} is whatever release was pushed last in that variant.',
      major:
        'The tag {{tag}} names a major version only: {{image}} moves on to each minor release, new features included.',
    },
  },
  *check({ stages }) {
    for (const { base, from } of stages) {
      if (base.kind !== 'image' || base.reference.tag === null || base.reference.digest !== null) continue
      const messageId = kindOf(base.reference, base.reference.tag)
      if (messageId === null) continue
      const data = { tag: base.reference.tag, image: base.reference.text }
      const confidence = messageId === 'major' ? ('possible' as const) : ('certain' as const)
      yield { messageId, range: from.image.range, data, confidence }
    }
  },
})

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** What a tag says besides the version. */
const VARIANTS = set(`
  alpine slim apache fpm cli zts perl jdk jre nanoserver windowsservercore management otel
`)

/** Releases of Debian and Ubuntu: a version for these themselves, a variant for the official images built on them. */
const RELEASES = set(`trixie bookworm bullseye buster stretch jessie resolute noble jammy focal bionic`)

/** Whose own tags are the names of those releases, here or on a mirror. */
const DISTRIBUTION = /(?:^|\/)(?:debian|ubuntu|buildpack-deps|neurodebian)$/

/** Official images that publish a line of minor releases, with new features, below each major version. */
const BY_MINOR = set(`
  alpine bash caddy composer docker elixir erlang golang gradle haproxy httpd influxdb julia mariadb maven memcached mongo
  mysql nginx node perl php python rabbitmq redis registry ruby rust swift telegraf tomcat traefik valkey/valkey wordpress
`)

function kindOf(reference: ImageReference, tag: string): 'channel' | 'variant' | 'major' | null {
  // The tag alone is base-image-latest's.
  if (tag === 'latest') return null
  const [first = '', ...others] = tag.toLowerCase().split('-')
  const name = officialName(reference)
  if (/^\d{1,3}$/.test(first)) return BY_MINOR.has(name) && !isOver(reference) ? 'major' : null
  if (/\d/.test(first)) return null
  const words = [first, ...others.filter((word) => !/\d/.test(word))]
  // `edge-2024.1` and `nightly-2026-01-31` name a build; `lts-alpine3.23` names no version of its own.
  const dated = others.some((word) => /^v?\d/.test(word))
  if (dated) return null
  if (words.some((word) => CHANNELS.has(word))) return 'channel'
  if (DISTRIBUTION.test(name) || deprecation(reference) !== null) return null
  const isRelease = (word: string): boolean => !name.includes('/') && RELEASES.has(word)
  return words.every((word) => VARIANTS.has(word) || isRelease(word)) ? 'variant' : null
}

/** Nothing moves any more: base-image-eol and base-image-deprecated say so. */
function isOver(reference: ImageReference): boolean {
  return deprecation(reference) !== null || lookupSupport(reference)?.supported === false
}
