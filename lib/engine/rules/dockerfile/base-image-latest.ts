import { defineRule, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'The tag latest is moved to each new release, major ones included. Two builds of the same file can start from different systems, a failure cannot be traced to a version, and going back is guesswork. A release tag such as 3.13-slim says what is used; updates then come as a change that can be reviewed and tested.',
  bad: 'FROM node:latest\nCMD ["node", "--version"]\n',
  good: 'FROM node:24-slim\nCMD ["node", "--version"]\n',
  sources: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  equivalents: {
    hadolint: ['DL3007'],
    trivy: ['DS-0001'],
    checkov: ['CKV_DOCKER_7'],
    kics: ["Image Version Using 'latest'"],
    dockerfilelint: ['latest_tag'],
    dockle: ['DKL-DI-0006'],
    docker_bench: ['5.28'],
    tally: ['hadolint/DL3007'],
  },
}

/** `latest` is a tag like any other: it names no version and moves whenever the publisher pushes. */
export default defineRule({
  meta: {
    name: 'base-image-latest',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    title: 'Replace the tag latest by a version',
    messages: {
      latest: '{{image}} is whatever was pushed last: the tag latest names no version.',
      argument: 'With the default of {{arguments}} this is {{image}}: the tag latest names no version.',
    },
  },
  *check({ stages }) {
    for (const { base, from } of stages) {
      if (base.kind !== 'image' || base.reference.tag !== 'latest' || base.reference.digest !== null) continue
      const { variables, range, raw } = from.image
      const hidden = variables.length > 0 && !/:latest\b/.test(raw)
      const data = { image: base.reference.text, arguments: variables.join(' and ') }
      yield { messageId: hidden ? 'argument' : 'latest', range, data }
    }
  },
})
