import type { CopyInstruction, Value } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { hostOf } from '../shared/downloads.ts'

export const docs: RuleDocs = {
  why: 'ADD asks the server anew and takes what it answers. Without --checksum a file that was exchanged there goes into the image unseen; with it the build stops, and the builder need not even ask when it has that content in its cache. A Git repository is fixed by the hash of a commit; branches and tags can be moved. A remote archive is a second surprise: unlike one of the build context it is not unpacked, unless --unpack=true says so.',
  bad: 'FROM debian:13-slim\nADD https://downloads.example.com/tides-2.4.1 /usr/local/bin/tides\n',
  good: 'FROM debian:13-slim\nADD --checksum=sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 https://downloads.example.com/tides-2.4.1 /usr/local/bin/tides\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository',
    'https://docs.docker.com/reference/dockerfile/#add---unpack',
  ],
  equivalents: { kics: ['Curl or Wget Instead of Add'], docker_bench: ['4.11', '4.12'] },
}

/** ADD of addresses. What curl and wget fetch is the matter of download-without-checksum and plain-http-download. */
export default defineRule({
  meta: {
    name: 'add-remote-unverified',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: { instructions: ['ADD'] },
    title: 'Pin what ADD fetches',
    messages: {
      file: 'ADD takes whatever {{host}} answers on the day of the build; --checksum=sha256:… makes it stop for another file.',
      plain:
        'ADD fetches this over plain http: anybody on the way to {{host}} can exchange it, and no --checksum would notice.',
      archive:
        'ADD takes whatever {{host}} answers, and it does not unpack a remote archive unless --unpack=true says so; --checksum=sha256:… would fix the content.',
      branch:
        'ADD takes what {{ref}} points to on the day of the build; the hash of a commit behind the # fixes it.',
      git: 'ADD takes the newest commit of this repository; the hash of a commit behind a # fixes it.',
    },
  },
  *check({ stages }) {
    for (const add of stages.filter(({ used }) => used).flatMap(({ instructions }) => instructions)) {
      if (add.keyword !== 'ADD' || add.checksum !== null) continue
      for (const source of add.sources) {
        const found = variant(source, add)
        if (found === null) continue
        const certain = source.variables.length === 0
        yield {
          messageId: found.messageId,
          range: source.range,
          data: { host: hostOf(source.text ?? source.raw), ref: found.ref },
          confidence: certain ? 'certain' : 'likely',
        }
      }
    }
  },
})

type Variant = { readonly messageId: 'file' | 'plain' | 'archive' | 'branch' | 'git'; readonly ref: string }

/** What Docker takes for a Git repository. Source: moby/buildkit, util/gitutil/git_url.go and dockerui. */
const GIT = /^(?:git|ssh|git\+ssh):\/\/|^git@[^/]+:|^https?:\/\/[^#?]+\.git(?:[#?]|$)/
const ARCHIVE = /\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2?|txz)(?:[?#]|$)/i

function variant({ text, raw }: Value, { unpack, node }: CopyInstruction): Variant | null {
  const address = text ?? raw
  if (GIT.test(address)) return gitVariant(address)
  // The answer only tells whether a branch has moved: it is fetched to run the steps behind it again.
  if (!/^https?:\/\//i.test(address) || address.startsWith('https://api.github.com/repos/')) return null
  if (/^http:/i.test(address)) return { messageId: 'plain', ref: '' }
  const unpacks = unpack !== null || node.flags.some(({ name }) => name === 'unpack')
  return { messageId: ARCHIVE.test(address) && !unpacks ? 'archive' : 'file', ref: '' }
}

/** `#REF:SUBDIR`, or `?ref=…&commit=…` and the like. */
function gitVariant(address: string): Variant | null {
  const [, query = ''] = /\?([^#]*)/.exec(address) ?? []
  const [, fragment = ''] = /#([^:]*)/.exec(address) ?? []
  if (/(?:^|&)(?:commit|checksum)=[0-9a-f]{7,64}(?:&|$)/.test(query)) return null
  const ref = fragment || (/(?:^|&)(?:ref|branch|tag)=([^&]*)/.exec(query)?.[1] ?? '')
  if (/^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(ref)) return null
  return ref === '' ? { messageId: 'git', ref } : { messageId: 'branch', ref }
}
