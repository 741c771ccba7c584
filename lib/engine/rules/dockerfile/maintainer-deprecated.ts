import type { Instruction } from '../../dockerfile/syntax.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'MAINTAINER fills one field of the image that hardly any tool shows, and Docker has called it deprecated since 2017; docker build warns about it. A label holds the same text, can be read with docker inspect and by registries, and takes further facts such as the source and the licence beside it.',
  bad: 'FROM nginx:1.30\nMAINTAINER Shop Team <shop@example.com>\nCOPY site/ /usr/share/nginx/html/\n',
  good: 'FROM nginx:1.30\nLABEL org.opencontainers.image.authors="Shop Team <shop@example.com>"\nCOPY site/ /usr/share/nginx/html/\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#maintainer-deprecated',
    'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
  ],
  equivalents: {
    hadolint: ['DL4000'],
    buildkit: ['MaintainerDeprecated'],
    trivy: ['DS-0022'],
    checkov: ['CKV_DOCKER_6'],
    kics: ['MAINTAINER Instruction Being Used'],
    semgrep: ['maintainer-is-deprecated'],
    dockerfilelint: ['deprecated_in_1.13'],
    dockerfile_utils: ['DEPRECATED_MAINTAINER'],
  },
}

const KEY = 'org.opencontainers.image.authors'

/** Reads the syntax, because ONBUILD MAINTAINER is no instruction the builder would accept; onbuild-invalid-trigger says that. */
export default defineRule({
  meta: {
    name: 'maintainer-deprecated',
    severity: 'warning',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['MAINTAINER'] },
    title: 'Name the authors in a label, not with MAINTAINER',
    messages: {
      deprecated: 'MAINTAINER is deprecated; the label {{key}} says the same and can be read by tools.',
      trigger:
        'MAINTAINER is deprecated, and ONBUILD cannot keep it; ONBUILD LABEL {{key}} says the same in the later image.',
      empty: 'MAINTAINER is deprecated and names nobody here; the label {{key}} has its place.',
    },
  },
  *check({ dockerfile }) {
    for (const instruction of dockerfile.instructions) {
      const { trigger } = instruction
      const node = trigger ?? instruction
      if (node.keyword !== 'MAINTAINER') continue
      const name = node.body.text.trim()
      const messageId = name === '' ? 'empty' : trigger ? 'trigger' : 'deprecated'
      const fix = name === '' ? {} : { fix: fixOf(node, name, dockerfile.escape) }
      yield { messageId, range: node.keywordRange, data: { key: KEY }, ...fix }
    }
  },
})

/** MAINTAINER takes its text as it stands, a label expands variables and reads quotes and escapes. */
function fixOf({ keywordRange, range }: Instruction, name: string, escape: string): Fix {
  const bare = /^"[^"]*"$|^'[^']*'$/.test(name) ? name.slice(1, -1) : name
  const value = bare.replace(/["$\\`]/g, (sign) =>
    sign === '`' && escape !== sign ? sign : `${escape}${sign}`,
  )
  const written = `LABEL ${KEY}="${value}"`
  const edits = [{ range: { start: keywordRange.start, end: range.end }, newText: written }]
  return { title: `Write ${KEY} in its place`, safety: 'safe', edits }
}
