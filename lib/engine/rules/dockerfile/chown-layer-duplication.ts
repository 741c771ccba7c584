import { formatSize } from '../../build/report/format-size.ts'
import { entrySize } from '../../build/layers.ts'
import type { Executed } from '../../build/types.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { addSizes, type Size } from '../../source/size.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { landingsOf, type Landings } from '../shared/landings.ts'
import { isKept, runsCalling } from '../shared/onbuild.ts'
import { ownerFix, type OwnerCall, type Touched } from '../shared/owner-fix.ts'
import { type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A layer holds whole files. Where a RUN changes nothing but the owner or the mode of a file from an earlier layer, the file is stored once more with all its bytes, and every pull transfers it twice. For node_modules or a model of some gigabytes that doubles the image. COPY --chown and COPY --chmod give files their owner and mode on the way in, without a second copy; what a RUN makes can be given away in the same RUN.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\nUSER node\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY --chown=node:node . .\nUSER node\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/engine/storage/drivers/#the-copy-on-write-cow-strategy',
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
  ],
  equivalents: { tally: ['prefer-copy-chmod'] },
}

const OWNERS = ['chown', 'chgrp', 'chmod']

/** Asks the build which files of earlier layers a chown, chgrp or chmod -R touches; directories weigh nothing. */
export default defineRule({
  meta: {
    name: 'chown-layer-duplication',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { programs: OWNERS },
    title: 'Give files their owner and mode where they are copied',
    messages: {
      copied:
        '{{program}} stores everything in {{path}} that line {{line}} copied a second time, in the layer of this RUN ({{size}}).',
      made: '{{program}} stores everything in {{path}} that line {{line}} made a second time, in the layer of this RUN ({{size}}).',
      file: '{{program}} stores {{path}}, which line {{line}} copied, a second time; --chown sets the owner while copying.',
    },
  },
  *check(input) {
    const landings = landingsOf(input)
    for (const run of runsCalling(input, OWNERS)) {
      if (input.build.stages[run.stage.index]?.shipped !== true || isKept(run)) continue
      const seen = new Set<string>()
      for (const command of run.commands) {
        const call = readCall(command)
        // The mode of one file is the matter of copy-chmod.
        if (call?.program === 'chmod' && !call.recursive) continue
        const listed = call ? touchedBy(call, run, input).filter(({ path }) => !seen.has(path)) : []
        const touched = call && listed.length === 0 ? unlisted(call, run, input, landings) : listed
        const [first] = touched
        if (!call || !first) continue
        for (const { path } of touched) seen.add(path)
        const { made } = first.entry
        const step = input.build.stages[made.stage]?.steps[made.step]
        if (!step) continue
        const copied = step.instruction.keyword === 'COPY' || step.instruction.keyword === 'ADD'
        if (!call.recursive && !copied) continue
        const size = addSizes(touched.map(({ entry }) => entrySize(entry)))
        if (call.recursive && size.bytes === 0 && size.basis !== 'unknown') continue
        const path = call.recursive
          ? (call.paths.find((each) => isInside(each, first.path)) ?? first.path)
          : first.path
        yield {
          messageId: call.recursive ? (copied ? 'copied' : 'made') : 'file',
          range: command.range,
          data: {
            program: call.program,
            path,
            line: step.instruction.range.start.line,
            size: sizeText(size),
          },
          confidence: command.certain ? 'certain' : 'likely',
          ...((isSmall(size) || !call.recursive) && { severity: 'info' as const }),
          ...ownerFix({ ...call, command, run, touched }, input),
        }
      }
    }
  },
})

function readCall({ program, argv, cwd }: Executed): OwnerCall | null {
  if (program !== 'chown' && program !== 'chgrp' && program !== 'chmod') return null
  const words = argv.slice(1)
  const isOption = (word: string | null): boolean => word !== null && /^-(?:[RvcfhHLP]+$|-[a-z])/.test(word)
  const recursive = words.some((word) => word !== null && /^(?:-[a-zA-Z]*R[a-zA-Z]*|--recursive)$/.test(word))
  const [value = null, ...operands] = words.filter((word) => !isOption(word))
  return { program, recursive, value, paths: operands.flatMap((word) => resolvePath(cwd, word) ?? []) }
}

/** Files of earlier steps that the command names or, with -R, that lie below what it names. */
function touchedBy(
  { recursive, paths }: OwnerCall,
  { stage, step, at: place }: Run,
  { build }: RuleInput,
): readonly Touched[] {
  const entries = build.stages[stage.index]?.image.files.entries
  return step.changed.flatMap((path) => {
    const entry = entries?.get(path)
    if (!entry || entry.kind === 'directory' || entry.kind === 'symlink') return []
    if (entry.made.stage === stage.index && entry.made.step === place) return []
    if (!recursive && entry.kind === 'bulk') return []
    return paths.some((each) => names(each, path, recursive)) ? [{ path, entry }] : []
  })
}

/** One file of a COPY whose context is not known: `COPY key.pem /app/` and then `chown app /app/key.pem`. */
function unlisted(
  { recursive, paths }: OwnerCall,
  { stage, step, at: place }: Run,
  { build }: RuleInput,
  landings: Landings,
): readonly Touched[] {
  if (recursive || step.commands.some(({ effect, program }) => effect === 'unknown' && program !== 'chown'))
    return []
  for (const path of paths) {
    const bulk = landings.file(path, stage.index, place)?.bulk
    const entry = bulk === undefined ? undefined : build.stages[stage.index]?.image.files.entries.get(bulk)
    if (entry) return [{ path, entry }]
  }
  return []
}

function names(target: string, path: string, recursive: boolean): boolean {
  const fixed = target.replace(/\/[^/]*[*?[{].*$/, '') || '/'
  if (target !== fixed) return isInside(fixed, path)
  return recursive ? isInside(target, path) : target === path
}

function sizeText(size: Size): string {
  const text = formatSize(size)
  return text === 'unknown' ? 'its size is not known here' : text
}

const isSmall = ({ bytes, basis }: Size): boolean => basis !== 'unknown' && bytes < 1_000_000
