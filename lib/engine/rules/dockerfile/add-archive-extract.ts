import { readArguments } from '../../build/arguments.ts'
import type { Executed } from '../../build/types.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { perFile } from '../shared/facts.ts'
import { usedRuns, type Run } from '../shared/runs.ts'
import { removeLines } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'The layer of COPY holds the archive, and the layer of RUN all that came out of it, so the image carries the same files twice, once packed; deleting the archive later does not make the first layer smaller. ADD unpacks a local tar archive while it copies it, compressed with gzip, bzip2 or xz or not at all, and the archive itself never gets into the image. Where tar needs options of its own, a bind mount lends the RUN the archive.',
  bad: 'FROM debian:13-slim\nCOPY charts.tar.gz /tmp/\nRUN tar -xzf /tmp/charts.tar.gz -C /srv\n',
  good: 'FROM debian:13-slim\nADD charts.tar.gz /srv/\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives',
    'https://docs.docker.com/build/building/best-practices/#add-or-copy',
  ],
  equivalents: { hadolint: ['DL3010'] },
}

/** Archives of the context; one that is used for more than unpacking has to be there. */
export default defineRule({
  meta: {
    name: 'add-archive-extract',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: ['tar', 'bsdtar', 'gtar'] },
    title: 'Use ADD for archives that are unpacked',
    messages: {
      unpacked:
        '{{source}} is copied here and unpacked in line {{line}}, so the layers hold it packed and unpacked; ADD unpacks it while it copies.',
    },
  },
  *check(input) {
    for (const { used, instructions } of input.stages) {
      for (const copy of used ? instructions : []) {
        const archive = copy.keyword === 'COPY' ? archiveOf(copy) : null
        if (copy.keyword !== 'COPY' || archive === null) continue
        const found = unpackingOf(archive, copy, commandsByName(input))
        if (found === null) continue
        yield {
          messageId: 'unpacked',
          range: archive.range,
          data: { source: archive.source, line: found.run.run.range.start.line },
          confidence: found.confidence,
          ...fixOf(copy, found, input),
        }
      }
    }
  },
})

type Use = { readonly run: Run; readonly command: Executed }

/** The commands of a file by the names of files in their words, so that each archive asks for its own only. */
const commandsByName = perFile((input): ReadonlyMap<string, readonly Use[]> => {
  const found = new Map<string, Use[]>()
  for (const run of usedRuns(input))
    for (const command of run.commands)
      for (const name of new Set(
        command.argv.flatMap((word) => (word === null ? [] : valuesIn(word).map(baseName))),
      )) {
        const known = found.get(name)
        if (known) known.push({ run, command })
        else found.set(name, [{ run, command }])
      }
  return found
})

/** A word, and what follows an option in it. */
function valuesIn(word: string): readonly string[] {
  return [word, word.replace(/^(?:--file=|-\w*f(?=[./\w]))/, '')]
}

type Archive = {
  readonly source: string
  readonly range: CopyInstruction['range']
  /** Where it may lie: a destination without a slash is its name, or a directory. */
  readonly paths: readonly string[]
}

/** What ADD unpacks. Source: docs.docker.com/reference/dockerfile, ADD, "identity, gzip, bzip2 or xz". */
const TAR = /\.(?:tar|tgz|tb2|tbz2?|txz|gz|bz2|xz)$/i

function archiveOf({ from, sources, destination, before }: CopyInstruction): Archive | null {
  const source = sources.find(({ text }) => text !== null && TAR.test(text) && !/[*?[]/.test(text))
  const goal = destination?.text ?? null
  if (from !== null || source?.text == null || goal === null) return null
  const at = resolvePath(before.workdir, goal)
  if (at === null) return null
  const inside = resolvePath(at, baseName(source.text))
  const directory = sources.length > 1 || /(?:^|\/)\.?$/.test(goal)
  const paths = [inside, directory ? null : at].filter((path) => path !== null)
  return { source: source.raw, range: source.range, paths }
}

type Unpacking = { readonly run: Run; readonly command: Executed; readonly confidence: Confidence }

/** The one command that unpacks it, when no other but rm has to do with it. */
function unpackingOf(
  { paths }: Archive,
  { stage, index }: CopyInstruction,
  uses: ReadonlyMap<string, readonly Use[]>,
): Unpacking | null {
  const first = new Set<Use>()
  for (const name of new Set(paths.map(baseName)))
    for (const use of uses.get(name) ?? []) {
      const { run, command } = use
      if (run.run.stage !== stage || run.run.index <= index || command.program === 'rm') continue
      if (mentions(command, paths)) first.add(use)
      if (first.size > 1) return null
    }
  const [use] = first
  if (!use || !unpacks(use.command, paths)) return null
  return { ...use, confidence: use.command.certain ? 'likely' : 'possible' }
}

/** By path, and by name where the directory is not known. */
function mentions({ argv, cwd }: Executed, paths: readonly string[]): boolean {
  return argv.some((word) => {
    if (word === null) return false
    return valuesIn(word).some((each) => {
      const path = resolvePath(cwd, each)
      return path === null ? paths.some((one) => baseName(one) === baseName(each)) : paths.includes(path)
    })
  })
}

const VALUES =
  '-C --directory -f --file --strip-components --exclude -I --use-compress-program --transform'.split(' ')

/** `tar xzf a.tgz`, `tar -x -f a.tgz`, `tar --extract --file=a.tgz`, bsdtar alike. */
function unpacks({ program, argv }: Executed, paths: readonly string[]): boolean {
  if (!/^(?:bsd|g)?tar$/.test(program ?? '')) return false
  const mode = argv[1] ?? ''
  const names = new Set(paths.map(baseName))
  const named = argv
    .slice(1)
    .some((word) => word !== null && names.has(baseName(word.replace(/^--file=|^-\w*f/, ''))))
  return (
    named &&
    (/^-?[A-Za-z]*x/.test(mode) ||
      argv.some((word) => /^(?:--extract|--get|-[A-Za-z]*x[A-Za-z]*)$/.test(word ?? '')))
  )
}

/** Where the RUN is nothing but that tar, with no option that ADD has not: the line goes, and ADD unpacks to the same place. */
function fixOf(copy: CopyInstruction, { run, command }: Unpacking, { dockerfile }: RuleInput): { fix?: Fix } {
  const goal = plainGoal(command)
  const { sources, destination, node } = copy
  if (run.commands.length !== 1 || run.run.mounts.length > 0 || goal === null) return {}
  if (sources.length !== 1 || destination === null || node.flags.length > 0) return {}
  if (run.run.script?.body.length !== 1 || run.run.script.body[0]?.kind !== 'command') return {}
  const edits = [
    { range: node.keywordRange, newText: 'ADD' },
    { range: destination.range, newText: goal.endsWith('/') ? goal : `${goal}/` },
    removeLines(dockerfile.source, run.run.range),
  ]
  return { fix: { title: 'Unpack it with ADD', safety: 'behaviour', edits } }
}

/** Where it unpacks to; null with options that ADD has no counterpart of. */
function plainGoal({ argv, cwd }: Executed): string | null {
  const [, mode = '', ...rest] = argv
  if (mode === null || !/^-?[xzjJvf]+$/.test(mode) || argv.includes(null)) return null
  const given = readArguments(rest, VALUES)
  const goal = given.get('-C', '--directory')
  const others = given.ordered.filter(([name]) => name !== '-C' && name !== '--directory')
  if (others.length > 0 || given.positionals.length !== 1) return null
  return goal === undefined ? cwd : resolvePath(cwd, goal)
}
