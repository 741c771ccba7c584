import type { Executed } from '../../build/types.ts'
import type { Dockerfile } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { Command, Statement } from '../../dockerfile/shell/types.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { at } from '../shared/ranges.ts'
import { everyRun, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'cd lasts until its RUN ends; the next instruction begins in the working directory of the image again. A RUN that consists of cd therefore does nothing, and one that begins with it hides in a command line what WORKDIR says in a line of its own, for everything that follows. For a short visit, to unpack and delete a download, cd is fine, and a subshell keeps it from leaking into the rest of the chain.',
  bad: 'FROM node:24-slim\nCOPY . /app\nRUN cd /app && npm ci && npm run build\n',
  good: 'FROM node:24-slim\nCOPY . /app\nWORKDIR /app\nRUN npm ci && npm run build\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  equivalents: {
    hadolint: ['DL3003'],
    trivy: ['DS-0013'],
    kics: ["RUN Instruction Using 'cd' Instead of WORKDIR"],
    semgrep: ['use-workdir'],
  },
}

/** Reads the script as it is written: only a cd that leads the whole RUN is one that WORKDIR could replace. */
export default defineRule({
  meta: {
    name: 'run-cd-instead-of-workdir',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Use WORKDIR instead of cd',
    messages: {
      leads: 'This whole RUN works in {{path}}: WORKDIR {{path}} says so in a line of its own.',
      lost: 'cd ends with its RUN: the next instruction is in {{workdir}} again, not in {{path}}. WORKDIR {{path}} stays.',
      needless: '{{path}} is the working directory already, so this cd changes nothing.',
    },
  },
  *check(input) {
    const first = firstWorkdirs(input)
    for (const run of everyRun(input)) {
      const found = leadingCd(run)
      if (found === null) continue
      const { cd, path, target, rest } = found
      const workdir = knownWorkdir(run, first, input)
      const needless = target !== null && target === workdir && rest !== null
      const messageId = rest === null ? 'lost' : needless ? 'needless' : 'leads'
      yield {
        messageId,
        range: cd.range,
        data: { path, workdir: workdir ?? 'the former directory' },
        ...(messageId === 'lost' && { severity: 'warning' as const }),
        ...fixOf(found, workdir, run, input.dockerfile),
      }
    }
  },
})

type Leading = {
  readonly cd: Command
  /** As written, without quotes. */
  readonly path: string
  /** Where it leads; null when the directory before it is not known. */
  readonly target: string | null
  /** What follows it; null when nothing does. */
  readonly rest: Statement | null
}

/** The cd that begins a RUN and in whose directory all the rest happens. */
function leadingCd({ run, commands }: Run): Leading | null {
  const { script, node, before } = run
  if (!script || script.errors.length > 0 || node.heredocs.length > 0 || run.argv !== null) return null
  const [cd, rest, chained] = firstOf(script.body)
  const path = cd === null ? null : targetOf(cd)
  if (cd === null || path === null || !chained) return null
  const target = resolvePath(before.workdir, path)
  // What happens in a directory for temporary files is a visit by its nature.
  if (target !== null && TEMPORARY.some((directory) => isInside(directory, target))) return null
  if (commands.some((command) => !inRange(command, cd) && leaves(command, target))) return null
  return { cd, path, target, rest }
}

const TEMPORARY: readonly string[] = ['/tmp', '/var/tmp', '/dev/shm']

/** Its first command, what comes after it, and whether that follows in any case (`cd x || …` is another thing). */
function firstOf(body: readonly Statement[]): [Command | null, Statement | null, boolean] {
  const [first, second] = body
  if (first?.kind === 'command') return [first, second ?? null, true]
  if (first?.kind !== 'and-or') return [null, null, false]
  const [head, next = null] = first.items
  return head?.kind === 'command' ? [head, next, first.connectors[0] === '&&'] : [null, null, false]
}

/** Null for a cd to a variable, a pattern, the home directory or back. */
function targetOf({ words, assignments, redirects }: Command): string | null {
  const [name, target] = words
  if (name?.literal !== 'cd' || words.length !== 2 || assignments.length + redirects.length > 0) return null
  const text = target?.literal ?? null
  const plain = text !== null && target?.parts.every((part) => part.kind === 'literal') === true
  return plain && !/^-|^~|^$/.test(text) ? text : null
}

function inRange({ range }: Executed, cd: Command): boolean {
  return range.start.offset >= cd.range.start.offset && range.end.offset <= cd.range.end.offset
}

/** Goes elsewhere, or deletes the directory itself: then it was a visit. */
function leaves({ program, argv, cwd }: Executed, target: string | null): boolean {
  if (program === 'cd' || program === 'pushd' || program === 'popd') return true
  return (
    program === 'rm' &&
    argv.slice(1).some((word) => {
      const path = resolvePath(cwd, word?.replace(/\/?\*$/, '') ?? null)
      return path !== null && target !== null && path !== '/' && isInside(path, target)
    })
  )
}

function fixOf(found: Leading, workdir: string | null, run: Run, { source }: Dockerfile): { fix?: Fix } {
  const { cd, path, rest } = found
  const word = cd.words[1]
  if (!word || slice(source, word.range) !== word.raw || /\s/.test(path)) return {}
  if (rest !== null) return leadingFix(found, rest, workdir, run, source)
  const text = slice(source, run.run.range).trimEnd()
  if (run.run.node.flags.length > 0 || !text.endsWith(word.raw)) return {}
  const edits = [{ range: run.run.range, newText: `WORKDIR ${path}` }]
  return { fix: { title: `Write WORKDIR ${path}`, safety: 'behaviour', edits } }
}

/** WORKDIR before the RUN, and back to the former one behind it, unless another WORKDIR follows at once. */
function leadingFix(
  { cd, path, target }: Leading,
  rest: Statement,
  workdir: string | null,
  { run, stage }: Run,
  source: string,
): { fix?: Fix } {
  const gap = { start: cd.range.start, end: rest.range.start }
  if (!/^cd[ \t]+\S+\s*(?:&&|;)[\s\\`]*$/.test(slice(source, gap))) return {}
  const removal = { range: gap, newText: '' }
  if (workdir !== null && target === workdir)
    return { fix: { title: 'Remove the cd', safety: 'safe', edits: [removal] } }
  const next = stage.instructions[run.index + 1]
  const setsAnew = next?.keyword === 'WORKDIR' && next.path.raw.startsWith('/')
  if (target === null || (workdir === null && !setsAnew)) return {}
  const back = setsAnew ? [] : [{ range: at(run.range.end), newText: `\nWORKDIR ${workdir}` }]
  const edits = [{ range: at(run.range.start), newText: `WORKDIR ${path}\n` }, removal, ...back]
  return { fix: { title: `Write WORKDIR ${path} before this RUN`, safety: 'behaviour', edits } }
}

/** For each stage the place of the instruction that sets an absolute directory first: -1 where a stage below did, else Infinity. */
function firstWorkdirs({ stages }: RuleInput): readonly number[] {
  const first: number[] = []
  for (const { base, instructions } of stages) {
    const inherited = base.kind === 'stage' && (first[base.stage] ?? Infinity) < Infinity
    const own = instructions.find(
      (instruction) => instruction.keyword === 'WORKDIR' && instruction.path.raw.startsWith('/'),
    )
    first.push(inherited ? -1 : (own?.index ?? Infinity))
  }
  return first
}

/** The working directory of a RUN; null where an unknown base image may have another than the / that is assumed. */
function knownWorkdir({ run, stage }: Run, first: readonly number[], { build }: RuleInput): string | null {
  const isSet = (first[stage.index] ?? Infinity) < run.index
  return isSet || build.stages[stage.index]?.image.base?.facts != null ? run.before.workdir : null
}
