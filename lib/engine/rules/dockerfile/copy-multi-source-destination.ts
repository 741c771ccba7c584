import { commentAt } from '../../dockerfile/inline-comments.ts'
import type { CopyInstruction, Dockerfile, StageInstruction, Value } from '../../dockerfile/model.ts'
import { resolvePath } from '../../dockerfile/paths.ts'
import {
  defineRule,
  type Confidence,
  type Fix,
  type RuleDocs,
  type RuleInput,
  type Severity,
} from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'
import { pieceOf } from '../shared/pieces.ts'
import { at } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'A slash at the end tells Docker that the destination is a directory. Without it, and without a directory of that name in the image, the destination is one file: BuildKit writes the first source to it, then the second over it, and says nothing; only the last one is left. The classic builder and Kaniko refuse such a line, also where the directory exists. With the slash all builders do the same.',
  bad: 'FROM node:24-slim\nCOPY package.json package-lock.json /srv/app\nWORKDIR /srv/app\nRUN npm ci\n',
  good: 'FROM node:24-slim\nCOPY package.json package-lock.json /srv/app/\nWORKDIR /srv/app\nRUN npm ci\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy',
    'https://docs.docker.com/reference/dockerfile/#destination',
    'https://github.com/moby/buildkit/issues/1853',
  ],
  equivalents: {
    hadolint: ['DL3021'],
    trivy: ['DS-0011'],
    kics: ['Copy With More Than Two Arguments Not Ending With Slash'],
    dockerfilelint: ['add_dest_invalid'],
    dockerfile_utils: ['INVALID_DESTINATION'],
  },
}

/**
 * The build gives its warning about files that replace each other the code of this rule. A file onto a directory is
 * copy-onto-directory's, a comment behind the destination inline-comment's.
 */
export default defineRule({
  meta: {
    name: 'copy-multi-source-destination',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'End the destination of several sources with a slash',
    messages: {
      file: '{{destination}} has no slash at its end, so it becomes one file, and each of the {{count}} sources replaces the one before.',
      directory:
        'Here {{destination}} is a directory, and BuildKit copies the {{count}} sources into it; without a slash at the end, other builders refuse the line.',
      pattern:
        '{{pattern}} may match several files, and {{destination}} has no slash at its end: then it becomes one file, and each of them replaces the one before.',
    },
  },
  *check(input) {
    const copies = input.stages.flatMap(({ instructions }) => instructions).filter(isCandidate)
    if (copies.length === 0) return
    const nodesWith = (code: string) => problemsWith(code, input).map(({ instruction }) => instruction)
    const proven = new Set(nodesWith('copy-multi-source-destination'))
    const elsewhere = new Set(['copy-onto-directory', 'copy-onto-file', 'copy-into-file'].flatMap(nodesWith))
    for (const copy of copies) {
      const { destination, node } = copy
      if (elsewhere.has(node)) continue
      const found = judge(copy, destination, input, proven.has(node))
      if (found) yield { ...found, range: destination.range, ...fixOf(destination, input.dockerfile) }
    }
  },
})

type Candidate = CopyInstruction & { readonly destination: Value }

/** More than one file may come, and the destination does not say that it is a directory. */
function isCandidate(instruction: StageInstruction): instruction is Candidate {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  const { sources, inline, destination, parents } = instruction
  const many = sources.length + inline.length > 1 || sources.some(isPattern)
  if (!many || destination === null || parents || endsAsDirectory(destination)) return false
  // What stands last is then the end of a comment.
  return commentAt(instruction.node) === -1
}

/** The `?` of an address is none. */
const isPattern = (source: Value): boolean => isLocal(source) && /[*?[]/.test(source.text ?? '')

/** With a slash at its end, on Windows the other one; or it ends in a variable, which may bring one. */
function endsAsDirectory({ text, raw }: Value): boolean {
  const written = raw.replace(/["']$/, '')
  if (text === null || /[\\/]$/.test(text) || /[\\/]$/.test(written)) return true
  return /\$(?:\w+|\{[^}]*\})$/.test(written)
}

type Found = {
  readonly messageId: 'file' | 'directory' | 'pattern'
  readonly data: Readonly<Record<string, string | number>>
  readonly confidence: Confidence
  readonly severity?: Severity
}

function judge(
  instruction: CopyInstruction,
  destination: Value,
  input: RuleInput,
  isProven: boolean,
): Found | null {
  const { sources, inline } = instruction
  const count = sources.length + inline.length
  const data = { destination: destination.text ?? destination.raw, count }
  const pattern = sources.find(isPattern)
  if (isProven) return { messageId: 'file', data, confidence: 'certain' }
  if (count < 2) return pattern ? judgePattern(pattern, destination, instruction, input) : null
  if (isHistory(instruction)) return null
  if (isDirectory(instruction, destination, input))
    return { messageId: 'directory', data, confidence: 'possible', severity: 'info' }
  return { messageId: 'file', data, confidence: 'likely' }
}

/** A single pattern matches one file as a rule where the destination is called like one: `target/*.jar app.jar`. */
function judgePattern(
  { text }: Value,
  destination: Value,
  instruction: CopyInstruction,
  input: RuleInput,
): Found | null {
  if (isDirectory(instruction, destination, input)) return null
  const name = destination.text ?? ''
  const extension = /\.\w+$/.exec(text ?? '')?.[0]
  const confidence = extension !== undefined && name.endsWith(extension) ? 'possible' : 'likely'
  const data = { destination: name, pattern: text ?? '' }
  return { messageId: 'pattern', data, confidence, severity: 'info' }
}

/** `COPY file:1f0c… in /app` is what docker history shows of a COPY, with one source. */
function isHistory({ sources }: CopyInstruction): boolean {
  return sources[1]?.raw === 'in' && /^(?:file|dir|multi):[0-9a-f]{64}$/.test(sources[0]?.raw ?? '')
}

/** Directories of every distribution. */
const COMMON = new Set(
  `
  / /bin /boot /dev /etc /home /lib /media /mnt /opt /root /run /sbin /srv /tmp /usr /usr/bin /usr/include /usr/lib
  /usr/local /usr/local/bin /usr/local/etc /usr/local/include /usr/local/lib /usr/local/sbin /usr/local/share
  /usr/sbin /usr/share /usr/src /var /var/cache /var/lib /var/log /var/tmp
`
    .trim()
    .split(/\s+/),
)

/** Is a directory of that name there before? Or are all sources archives or directories, whose content goes together? */
function isDirectory(
  { keyword, before, stage, from, sources, inline, index }: CopyInstruction,
  { text }: Value,
  { stages, build, context }: RuleInput,
): boolean {
  const path = resolvePath(before.workdir, text)
  if (path === null) return false
  if (text === '.' || text === '..' || path === before.workdir) return true
  if (COMMON.has(path) && stages[stage]?.base.kind !== 'scratch') return true
  const entry = build.stages[stage]?.image.files.entries.get(path)
  // `steps[0]` is FROM.
  if (entry?.kind === 'directory' && (entry.made.stage !== stage || entry.made.step <= index)) return true
  if (keyword === 'ADD' && sources.every(isArchive)) return true
  // The build has copied them all, and found none that replaces another.
  return context.complete && from === null && inline.length === 0 && sources.every(isLocal)
}

const isArchive = ({ text }: Value): boolean => /\.(?:tar|tgz|txz|tbz2?|tar\.\w+)$/.test(text ?? '')
const isLocal = ({ text }: Value): boolean => text !== null && !/^(?:https?:|git@|\w+:\/\/)/.test(text)

/** A slash behind the path, before a quote that closes it. */
function fixOf({ range, text }: Value, { source }: Dockerfile): { fix?: Fix } {
  const written = source.slice(range.start.offset, range.end.offset)
  if (text === null || /\s/.test(written)) return {}
  const quoted = /["']$/.test(written)
  const place = quoted ? pieceOf(range, written.length - 1, written.length - 1) : at(range.end)
  return {
    fix: {
      title: 'End the destination with a slash',
      safety: 'behaviour',
      edits: [{ range: place, newText: '/' }],
    },
  }
}
