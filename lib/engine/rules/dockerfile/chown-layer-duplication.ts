import { formatSize } from '../../build/report/format-size.ts'
import { entrySize } from '../../build/layers.ts'
import type { Executed, FileEntry } from '../../build/types.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { TextEdit } from '../../source/edit.ts'
import type { Position, Range } from '../../source/position.ts'
import { addSizes, type Size } from '../../source/size.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { landingsOf, type Landings } from '../shared/landings.ts'
import { at } from '../shared/ranges.ts'
import { runsOf, type Run } from '../shared/runs.ts'

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

/** Asks the build which files of earlier layers a chown, chgrp or chmod -R touches; directories weigh nothing. */
export default defineRule({
  meta: {
    name: 'chown-layer-duplication',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
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
    for (const run of runsOf(input.build, input.stages)) {
      if (input.build.stages[run.stage.index]?.shipped !== true || run.commands.length === 0) continue
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
          ...fixOf(call, command, run, touched, input),
        }
      }
    }
  },
})

type Call = {
  readonly program: 'chown' | 'chgrp' | 'chmod'
  readonly recursive: boolean
  /** Owner, group or mode as written; null when unknown. */
  readonly value: string | null
  /** Absolute; patterns are kept. */
  readonly paths: readonly string[]
}

function readCall({ program, argv, cwd }: Executed): Call | null {
  if (program !== 'chown' && program !== 'chgrp' && program !== 'chmod') return null
  const words = argv.slice(1)
  const isOption = (word: string | null): boolean => word !== null && /^-(?:[RvcfhHLP]+$|-[a-z])/.test(word)
  const recursive = words.some((word) => word !== null && /^(?:-[a-zA-Z]*R[a-zA-Z]*|--recursive)$/.test(word))
  const [value = null, ...operands] = words.filter((word) => !isOption(word))
  return { program, recursive, value, paths: operands.flatMap((word) => resolvePath(cwd, word) ?? []) }
}

type Touched = { readonly path: string; readonly entry: FileEntry }

/** Files of earlier steps that the command names or, with -R, that lie below what it names. */
function touchedBy(
  { recursive, paths }: Call,
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
  { recursive, paths }: Call,
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

/** Only where the RUN does nothing else and one COPY of the same stage put everything there. */
function fixOf(
  { program, value, paths }: Call,
  command: Executed,
  { run, commands, stage }: Run,
  touched: readonly Touched[],
  { dockerfile, build }: RuleInput,
): { fix?: Fix } {
  const steps = new Set(touched.map(({ entry }) => `${entry.made.stage} ${entry.made.step}`))
  const made = touched[0]!.entry.made
  const copy = build.stages[made.stage]?.steps[made.step]?.instruction
  if (steps.size !== 1 || made.stage !== stage.index || commands.length !== 1 || paths.length !== 1) return {}
  if (copy?.keyword !== 'COPY' || run.mounts.length > 0 || run.node.heredocs.length > 0 || !command.certain)
    return {}
  const option = optionOf(program, value, copy, { made, build })
  if (option === null || !fills(copy, paths[0]!, touched)) return {}
  const edits = [
    ...insertOption(copy, option, dockerfile.source),
    { range: wholeLine(run.range, dockerfile.source), newText: '' },
  ]
  if (edits.length < 2) return {}
  return { fix: { title: `Use COPY ${option} instead`, safety: 'behaviour', edits } }
}

/** The operand is all that the COPY made, and nothing more than it made. */
function fills(
  { destination, sources, before }: CopyInstruction,
  operand: string,
  touched: readonly Touched[],
): boolean {
  const target = resolvePath(before.workdir, destination?.text ?? null)
  if (target === null) return false
  if (touched.length === 1 && touched[0]!.path === operand) return sources.length === 1
  return operand === target && touched.every(({ path }) => isInside(target, path))
}

type Surroundings = {
  readonly made: FileEntry['made']
  readonly build: RuleInput['build']
}

/** `--chown=app:app`; null where the COPY has one already or would not know the account. */
function optionOf(
  program: Call['program'],
  value: string | null,
  { chown, chmod }: CopyInstruction,
  around: Surroundings,
): string | null {
  if (value === null) return null
  if (program === 'chmod') {
    return chmod || !/^[0-7]{3,4}$/.test(value) ? null : `--chmod=${value}`
  }
  const owner = program === 'chgrp' ? `:${value}` : value
  const [user = '', group = ''] = owner.split(':')
  if (chown || program === 'chgrp' || user === '' || owner.endsWith(':')) return null
  return isKnown(user, 'user', around) && (group === '' || isKnown(group, 'group', around))
    ? `--chown=${owner}`
    : null
}

/** COPY looks names up in the image as it is then: a later useradd is too late. */
function isKnown(name: string, kind: 'user' | 'group', { made, build }: Surroundings): boolean {
  if (/^\d+$/.test(name)) return true
  const { steps = [], image } = build.stages[made.stage] ?? {}
  const facts = image?.base?.facts
  const own = kind === 'user' ? facts?.users : facts?.groups
  if (own && Object.hasOwn(own, name)) return true
  return steps
    .slice(0, made.step)
    .some(({ accounts }) =>
      accounts.some((each) => each.name === name && (each.kind === kind || each.kind === 'user')),
    )
}

function insertOption(
  { range, keyword }: CopyInstruction,
  option: string,
  source: string,
): readonly TextEdit[] {
  const { start } = range
  const end = start.offset + keyword.length
  if (source.slice(start.offset, end).toUpperCase() !== keyword) return []
  const position: Position = { ...start, column: start.column + keyword.length, offset: end }
  return [{ range: at(position), newText: ` ${option}` }]
}

/** An instruction with the line break behind it. */
function wholeLine({ start, end }: Range, source: string): Range {
  const length = /^\r?\n/.exec(source.slice(end.offset, end.offset + 2))?.[0].length ?? 0
  if (length === 0) return { start, end }
  return { start, end: { line: end.line + 1, column: 1, offset: end.offset + length } }
}
