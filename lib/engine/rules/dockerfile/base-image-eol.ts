import { DISTRIBUTIONS } from '../../images/catalogue.ts'
import type { ImageFacts } from '../../images/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { deprecation } from '../shared/deprecated-images.ts'
import { imageFacts } from '../shared/image-facts.ts'

export const docs: RuleDocs = {
  why: 'A release has a last day of support. After it nobody mends security holes in it, and its package archive may move, so that apt-get update fails one morning. The image itself can still be pulled, which hides all that. Paid support beyond that day, such as Ubuntu Pro, is another matter. The days come from a table that is kept with this checker; a tag that it does not know is not judged.',
  bad: 'FROM python:3.8-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  good: 'FROM python:3.14-slim\nCOPY app.py /app/\nCMD ["python", "/app/app.py"]\n',
  sources: [
    'https://devguide.python.org/versions/',
    'https://nodejs.org/en/about/previous-releases',
    'https://wiki.debian.org/LTS',
    'https://alpinelinux.org/releases/',
    'https://ubuntu.com/about/release-cycle',
  ],
  equivalents: {
    tally: ['ruby/eol-ruby-version'],
    docker_bench: ['4.4'],
    dockle: ['CIS-DI-0004'],
  },
}

/** Repositories that were given up as a whole are base-image-deprecated's. Any stage may be the target of a build, so all are judged. */
export default defineRule({
  meta: {
    name: 'base-image-eol',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    title: 'Use releases that are still supported',
    messages: {
      ended: 'Support for {{image}} ended on {{date}}: no security fixes arrive any more.',
      system:
        '{{image}} is built on {{system}}, whose support ended on {{date}}: its packages get no security fixes any more.',
      old: '{{image}} is a release that is no longer maintained: no security fixes arrive any more.',
    },
  },
  *check(input) {
    for (const { base, from } of input.stages) {
      if (base.kind !== 'image' || deprecation(base.reference) !== null) continue
      const facts = imageFacts(input, base.reference)
      if (facts?.supported !== false) continue
      const system = systemAtFault(facts)
      const data = { image: base.reference.text, date: facts.endOfLife ?? '', system: system ?? '' }
      const messageId = facts.endOfLife === null ? 'old' : system === null ? 'ended' : 'system'
      yield { messageId, range: from.image.range, data }
    }
  },
})

/** `Debian buster` where that, and not the image's own version, is what ended first; null for the image of a distribution. */
function systemAtFault({ family, release, endOfLife, name }: ImageFacts): string | null {
  const { releases } = DISTRIBUTIONS.families[family]
  if (release === null || endOfLife === null || releases?.[release] !== endOfLife || name === family)
    return null
  return `${family.charAt(0).toUpperCase()}${family.slice(1)} ${release}`
}
