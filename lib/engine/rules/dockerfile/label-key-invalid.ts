import { defineRule, type RuleDocs } from '../rule.ts'
import { labelsOf } from '../shared/labels.ts'

export const docs: RuleDocs = {
  why: 'Docker takes any text as the key of a label; the guidelines ask for less, so that tools of different makers can share one namespace: lower-case letters, digits, single dots and hyphens, begun and ended by a letter or digit, and behind the reversed name of a domain that is yours. com.docker, io.docker and org.dockerproject are for Docker itself. A key that is written another way each time is found by no filter.',
  bad: 'FROM nginx:1.30\nLABEL Maintained_By="harbour office"\n',
  good: 'FROM nginx:1.30\nLABEL com.example.maintained-by="harbour office"\n',
  sources: [
    'https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations',
    'https://github.com/opencontainers/image-spec/blob/main/annotations.md#rules',
  ],
  equivalents: { hadolint: ['DL3048'], tally: ['labels/valid-key'] },
}

/** Guidelines only: the build takes every key. */
export default defineRule({
  meta: {
    name: 'label-key-invalid',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['LABEL'] },
    title: 'Write the keys of labels as Docker’s guidelines ask',
    messages: {
      characters:
        'The key {{key}} has characters other than lower-case letters, digits, dots and hyphens, so filters and tools may miss it.',
      repeated: 'The key {{key}} has two dots or hyphens in a row, which the guidelines for keys rule out.',
      ends: 'The key {{key}} does not begin with a letter and end with a letter or digit, which the guidelines for keys ask for.',
      reserved:
        'The key {{key}} lies in a namespace that Docker keeps for itself: use the reversed name of a domain of yours.',
    },
  },
  *check(input) {
    for (const { pair, key } of labelsOf(input)) {
      const messageId = key === null ? null : faultOf(key)
      if (messageId !== null) yield { messageId, range: pair.key.range, data: { key: key ?? '' } }
    }
  },
})

const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)(?:\.|$)/
/** Keys that Docker's own manuals ask authors to set: extensions of Docker Desktop, and Docker Official Images. */
const DOCUMENTED = /^com\.docker\.(?:desktop|extension|image)\./

function faultOf(key: string): 'characters' | 'repeated' | 'ends' | 'reserved' | null {
  if (/[^a-z0-9.-]/.test(key)) return 'characters'
  if (/[.-]{2}/.test(key)) return 'repeated'
  if (!/^[a-z](?:.*[a-z0-9])?$/.test(key)) return 'ends'
  return RESERVED.test(key) && !DOCUMENTED.test(key) ? 'reserved' : null
}
