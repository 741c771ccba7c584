import type { CopyInstruction, Value } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'ADD does three things: it copies, it downloads URLs and Git repositories, and it unpacks local tar archives. A reader of ADD has to check which of them is meant, and a file that becomes an archive one day is suddenly unpacked. COPY does one thing.',
  bad: 'FROM nginx:1.30\nADD site/ /usr/share/nginx/html/\n',
  good: 'FROM nginx:1.30\nCOPY site/ /usr/share/nginx/html/\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    'https://docs.docker.com/reference/dockerfile/#add',
  ],
  equivalents: {
    hadolint: ['DL3020'],
    trivy: ['DS-0005'],
    checkov: ['CKV_DOCKER_4'],
    kics: ['Add Instead of Copy'],
    semgrep: ['prefer-copy-over-add'],
    dockle: ['CIS-DI-0009'],
    docker_bench: ['4.9'],
  },
}

/** ADD also downloads and unpacks; where neither is wanted, COPY says what happens. */
export default defineRule({
  meta: {
    name: 'add-instead-of-copy',
    severity: 'warning',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['ADD'] },
    title: 'Use COPY for plain files',
    messages: {
      plain: 'ADD copies {{source}} like COPY would: use COPY, and keep ADD for downloads and archives.',
      notUnpacked: 'ADD does not unpack {{source}}: only tar archives are unpacked, so this is a plain copy.',
      unknown:
        'What {{source}} stands for is not known here. Where it is a plain file, as the name {{destination}} suggests, COPY says so.',
    },
  },
  *check({ stages }) {
    for (const add of stages.flatMap(({ instructions }) => instructions)) {
      if (add.keyword !== 'ADD') continue
      if (isNamedFile(add)) {
        const data = { source: add.sources[0]?.raw ?? '', destination: add.destination?.text ?? '' }
        yield {
          messageId: 'unknown',
          range: add.node.keywordRange,
          data,
          severity: 'info',
          confidence: 'possible',
        }
      }
      if (!isPlainCopy(add)) continue
      const packed = add.sources.find(({ raw }) => LOOKS_PACKED.test(raw))
      const source = (packed ?? add.sources[0])?.raw ?? ''
      const guess = add.sources.some(({ raw }) => /[*?[]/.test(raw))
      const messageId = packed ? 'notUnpacked' : 'plain'
      yield {
        messageId,
        range: add.node.keywordRange,
        data: { source },
        confidence: guess ? 'likely' : 'certain',
        ...fixOf(add, guess),
      }
    }
  },
})

/** What ADD unpacks, by its usual names; BuildKit looks into the file. */
const TAR = /\.(?:tar(?:\.\w{1,5})?|tgz|tbz2?|txz|tzst|tlz)$/i
const REMOTE = /^(?:https?|ftp|git|ssh):\/\/|^git@/i
const LOOKS_PACKED = /\.(?:zip|7z|rar|jar\.gz)$/i
/** A single compressed file or a tar archive: that is told by the content alone. Source: Dockerfile reference, ADD. */
const MAY_BE_TAR = /(?<!\.jar)\.(?:gz|bz2|xz|lz|lzma|t?Z|tb2|tpz|zst)$/i
const OWN_FLAGS = ['checksum', 'keep-git-dir', 'unpack']

function isPlainCopy({ sources, inline, checksum, unpack, node }: CopyInstruction): boolean {
  if (inline.length > 0 || checksum !== null || unpack === true || sources.length === 0) return false
  return sources.every(isPlainSource) && !node.flags.some(({ name }) => name === 'keep-git-dir')
}

/** `ADD $JAR_FILE app.jar`: one source that a variable names, and a file's name for it; an archive would become a directory. */
function isNamedFile({ sources, inline, destination, checksum, unpack }: CopyInstruction): boolean {
  const [source, more] = sources
  const name = destination?.text ?? ''
  if (!source || more || inline.length > 0 || checksum !== null || unpack !== null) return false
  return /^\$\{?\w+\}?$/.test(source.raw) && /\.[A-Za-z]\w*$/.test(name) && !TAR.test(name)
}

/** A variable may stand for a URL or an archive in the next build, whatever its default. */
function isPlainSource({ text, variables }: Value): boolean {
  if (variables.length > 0 || text === null) return false
  return !TAR.test(text) && !MAY_BE_TAR.test(text) && !REMOTE.test(text) && !/\.git(?:#|$)/.test(text)
}

function fixOf({ node }: CopyInstruction, guess: boolean): { fix?: Fix } {
  if (node.flags.some(({ name }) => OWN_FLAGS.includes(name))) return {}
  const edits = [{ range: node.keywordRange, newText: 'COPY' }]
  return { fix: { title: 'Replace ADD by COPY', safety: guess ? 'behaviour' : 'safe', edits } }
}
