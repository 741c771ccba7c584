import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'A digest alone fixes the image for good, which is right, but it tells a reader nothing: neither the version nor whether it is still supported can be seen, and tools that propose updates have nothing to compare. With a tag in front the digest still decides what is pulled, and the tag says what it was when the line was written.',
  bad: 'FROM node@sha256:81db02c4b671288a03915da9534dbd54f96d0e7c24d80ccc54f5b36b2e684370\nCOPY server.js /app/\nCMD ["node", "/app/server.js"]\n',
  good: 'FROM node:24.11-slim@sha256:81db02c4b671288a03915da9534dbd54f96d0e7c24d80ccc54f5b36b2e684370\nCOPY server.js /app/\nCMD ["node", "/app/server.js"]\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://docs.renovatebot.com/docker/#digest-pinning',
  ],
  equivalents: {},
}

/** Correct and repeatable; what is missing is for people and tools. */
export default defineRule({
  meta: {
    name: 'base-image-digest-only',
    severity: 'info',
    category: 'image',
    files: 'dockerfile',
    title: 'Write the tag in front of a digest',
    messages: {
      bare: 'The digest fixes {{image}}, and nothing says which version that is: {{image}}:TAG@… tells readers and update tools.',
    },
  },
  *check({ stages }) {
    for (const { used, base, from } of stages) {
      if (!used || base.kind !== 'image') continue
      const { tag, digest, name } = base.reference
      if (digest !== null && tag === null)
        yield { messageId: 'bare', range: from.image.range, data: { image: name } }
    }
  },
})
