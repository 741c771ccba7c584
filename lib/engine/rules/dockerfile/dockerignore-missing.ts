import type { CopyInstruction, Value } from '../../dockerfile/model.ts'
import { ignores, parsePatterns } from '../../dockerignore/index.ts'
import { matches } from '../../dockerignore/match.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { ignoreFile, type IgnoreFile } from '../shared/ignore-file.ts'
import { shippedStages } from '../shared/output.ts'
import { copiesContext, wholeContextSource } from '../shared/whole-context.ts'

export const docs: RuleDocs = {
  why: 'A .dockerignore names what docker build leaves out of the context. Without it, a copy of the whole folder brings the history in .git, passwords in .env, dependencies that were installed on another system and results of old builds into the image, the builder has to transfer all of it, and a change of any of it makes the copy and everything after it run again. The last pattern that matches a path decides, so an exception further down can bring back what an earlier line kept out.',
  bad: '# The folder holds package.json, server.js, .git and no .dockerignore.\nFROM node:24-slim\nWORKDIR /app\nCOPY . .\nCMD ["node", "server.js"]\n',
  good: '# Better still: a .dockerignore with .git, .env and node_modules, and COPY . . with it.\nFROM node:24-slim\nWORKDIR /app\nCOPY package.json server.js ./\nCMD ["node", "server.js"]\n',
  context: { 'package.json': '{ "name": "shop" }\n', 'server.js': '', '.git/HEAD': 'ref: refs/heads/main\n' },
  sources: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.docker.com/build/building/best-practices/#exclude-with-dockerignore',
  ],
  equivalents: {},
}

/**
 * Needs to know the folder. A credential that a copy sweeps along belongs to secret-file-copied. Without a known context copy-whole-context gives the hint.
 */
export default defineRule({
  meta: {
    name: 'dockerignore-missing',
    severity: 'warning',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Keep what an image does not need out of the context with a .dockerignore',
    messages: {
      missing:
        'There is no .dockerignore, so {{copy}} takes the whole folder as it is; a file .dockerignore with the lines {{entries}} keeps out what the image does not need.',
      uncovered:
        '{{file}} lets {{entries}} through, and {{copy}} takes it into the image: add a line for it.',
      broughtBack:
        '{{file}} keeps {{entries}} out and then brings it back with {{pattern}}: the last line that matches decides.',
    },
  },
  *check(input) {
    const { stages, context } = input
    const file = ignoreFile(context)
    if (file.kind === 'unknown') return
    const shipped = shippedStages(input)
    const copies = stages.flatMap((stage) => (stage.used ? stage.instructions.filter(copiesContext) : []))
    const broad = copies.filter((copy) => wholeContextSource(copy) !== null)
    const copy = broad.find(({ stage }) => shipped.has(stage)) ?? broad[0]
    const source = copy && wholeContextSource(copy)
    if (!copy || !source) return
    const open = openEntries(copy, file, input)
    const found = report(open, { copy, source, file, isShipped: shipped.has(copy.stage) })
    if (found) yield found
  },
})

type Entry = {
  /** A line for .dockerignore. */
  readonly line: string
  /** A path that the line has to keep out. */
  readonly probe: string
  /** Something of it lies in the context now. */
  readonly there: boolean
}

type Place = {
  readonly copy: CopyInstruction
  readonly source: Value
  readonly file: Exclude<IgnoreFile, { kind: 'unknown' }>
  readonly isShipped: boolean
}

function report(open: readonly Entry[], { copy, source, file, isShipped }: Place): Report<MessageId> | null {
  const back = file.kind === 'known' ? broughtBack(open, file) : null
  const named = back ? [back.entry] : file.kind === 'known' ? worthNaming(open) : open
  if (named.length === 0) return null
  const data = {
    copy: `${copy.keyword} ${source.raw}`,
    file: file.kind === 'known' ? file.name : '',
    entries: named.map(({ line }) => line).join(', '),
    pattern: back?.pattern ?? '',
  }
  const isPrecaution = named.every(({ line, there }) => line === '.env' && !there)
  return {
    messageId: file.kind === 'missing' ? 'missing' : back ? 'broughtBack' : 'uncovered',
    range: source.range,
    data,
    confidence: isPrecaution ? 'possible' : named.some(({ there }) => there) ? 'certain' : 'likely',
    ...((isPrecaution || !isShipped) && { severity: 'info' as const }),
  }
}

type MessageId = 'missing' | 'uncovered' | 'broughtBack'

/** What is there goes before what may come; of an .env that is copied secret-file-copied speaks. */
function worthNaming(open: readonly Entry[]): readonly Entry[] {
  const others = open.filter(({ line, there }) => line !== '.env' || !there)
  const present = others.filter(({ there }) => there)
  return present.length > 0 ? present : others
}

/** What should stay out and does not. */
function openEntries(copy: CopyInstruction, file: IgnoreFile, input: RuleInput): readonly Entry[] {
  const excluded = parsePatterns(copy.exclude)
  return entriesOf(input).filter(
    ({ probe }) => !(file.kind === 'known' && ignores(file.model, probe)) && !ignores(excluded, probe),
  )
}

/** What lies in nearly every project folder, what the manifests tell of, and what else is there. */
function entriesOf({ context }: RuleInput): readonly Entry[] {
  const paths = Object.keys(context.files)
  const entry = (line: string, probe: string): Entry => ({
    line,
    probe,
    there: paths.some((path) => path === line || path.startsWith(`${line}/`)),
  })
  const folders = ECOSYSTEMS.filter(([manifest]) => paths.some((path) => manifest.test(path))).flatMap(
    ([, names]) => names,
  )
  const present = RESULTS.filter((name) => paths.some((path) => path.startsWith(`${name}/`)))
  return [
    entry('.git', '.git/config'),
    entry('.env', '.env'),
    ...[...new Set([...folders, ...present])].map((name) => entry(name, `${name}/any/file`)),
  ]
}

/** A manifest in the root of the context, and the folders its tools fill. */
const ECOSYSTEMS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^package\.json$/, ['node_modules']],
  [/^(?:requirements[\w.-]*\.txt|pyproject\.toml|Pipfile|setup\.py)$/, ['.venv']],
  [/^(?:Cargo\.toml|pom\.xml)$/, ['target']],
  [/^composer\.json$/, ['vendor']],
  [/^[\w.-]+\.(?:cs|fs|vb)proj$/, ['bin', 'obj']],
  [/^build\.gradle(?:\.kts)?$/, ['build', '.gradle']],
]

/** Left out only where they lie: nobody knows what a folder called build is in another project. */
const RESULTS: readonly string[] = [
  '__pycache__',
  'venv',
  '.next',
  '.nuxt',
  'coverage',
  '.pytest_cache',
  '.idea',
  '.terraform',
]

/** The first entry that one line keeps out and a later one with `!` brings back. */
function broughtBack(
  open: readonly Entry[],
  { model }: Extract<IgnoreFile, { kind: 'known' }>,
): { readonly entry: Entry; readonly pattern: string } | null {
  for (const entry of open) {
    const hits = model.patterns.filter(({ matcher }) => matches(matcher, entry.probe))
    const last = hits.at(-1)
    if (last?.negated === true && hits.some(({ negated }) => !negated))
      return { entry, pattern: `!${last.text}` }
  }
  return null
}
