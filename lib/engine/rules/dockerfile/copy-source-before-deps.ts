import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { CopyInstruction, Stage } from '../../dockerfile/model.ts'
import { defineRule, type RuleInput } from '../rule.ts'
import { dependencyInstall, type DependencyInstall } from '../shared/dependency-installs.ts'
import { isManifest, sourceKind, type SourceKind } from '../shared/manifests.ts'
import { commandText, runsOf } from '../shared/runs.ts'

/** A step runs again when anything before it changed; sources change with every edit, dependencies do not. */
export default defineRule({
  meta: {
    name: 'copy-source-before-deps',
    severity: 'warning',
    category: 'layers-cache',
    files: 'dockerfile',
    title: 'Copy the manifests and install before the sources',
    messages: {
      everything:
        '{{copy}} brings the whole context before {{command}} (line {{line}}): every edit of any file installs all dependencies again.',
      sources:
        '{{copy}} brings sources before {{command}} (line {{line}}): every edit of them installs all dependencies again.',
      named:
        '{{command}} (line {{line}}) needs no file of the context, but {{copy}} stands before it: every edit installs it all again.',
    },
    docs: {
      why: 'The builder reuses a layer only while its instruction and everything before it stayed the same. When the sources are copied first, each edit changes that layer, and the install after it starts from nothing. Copied alone, the files that list the dependencies change rarely, and most builds take the installed packages from the cache in no time.',
      bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\n',
      sources: [
        'https://docs.docker.com/build/cache/optimize/#order-your-layers',
        'https://docs.docker.com/build/cache/invalidation/',
      ],
    },
    equivalents: {},
  },
  *check(input) {
    const seen = new Set<CopyInstruction>()
    for (const { command, install, line, before } of installsOf(input)) {
      const early = earlySource(before, input, install)
      if (early === null || seen.has(early.copy)) continue
      seen.add(early.copy)
      const { copy, kind, certain } = early
      const messageId = install.named ? 'named' : kind === 'everything' ? 'everything' : 'sources'
      const data = {
        copy: `${copy.keyword} ${copy.node.body.text.trim()}`,
        command: commandText(command),
        line,
      }
      yield {
        messageId,
        range: copy.range,
        data,
        confidence: certain && command.certain ? 'certain' : 'likely',
      }
    }
  },
})

type Before = { readonly copies: readonly CopyInstruction[]; readonly installs: readonly DependencyInstall[] }
type Install = {
  readonly command: Executed
  readonly install: DependencyInstall
  readonly line: number
  readonly before: Before
}

/** The installs of every stage, with what stands before each in the stage and in those below it. */
function installsOf({ dockerfile, build, context, stages }: RuleInput): readonly Install[] {
  const workspaces = hasWorkspaces(context)
  return stages.flatMap((stage) => {
    const below = chainOf(dockerfile, stage.index).slice(0, -1)
    let installs = runsOf(build, below).flatMap(({ commands }) =>
      commands.flatMap((command) => dependencyInstall(command) ?? []),
    )
    return runsOf(build, [stage]).flatMap(({ run, commands }) => {
      const before = { copies: contextCopies(below, stage, run.index), installs }
      const own = commands.flatMap((command) => {
        const install = dependencyInstall(command)
        return install ? [{ command, install, line: command.range.start.line, before }] : []
      })
      installs = [...installs, ...own.map(({ install }) => install)]
      return own.filter(({ install }) => !install.local && !(workspaces && install.ecosystem === 'node'))
    })
  })
}

/** A workspace installs packages of the project itself, so it needs more than one manifest. */
function hasWorkspaces({ files }: RuleInput['context']): boolean {
  return (
    files['pnpm-workspace.yaml'] !== undefined ||
    /"workspaces"\s*:/.test(files['package.json']?.content ?? '')
  )
}

function contextCopies(below: readonly Stage[], stage: Stage, index: number): readonly CopyInstruction[] {
  return [...below.flatMap(({ instructions }) => instructions), ...stage.instructions.slice(0, index)].filter(
    (instruction): instruction is CopyInstruction =>
      (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') &&
      instruction.from === null &&
      instruction.sources.length > 0,
  )
}

type Early = { readonly copy: CopyInstruction; readonly kind: SourceKind; readonly certain: boolean }

/** The first copy of sources. Where the same kind of dependencies was installed before, this install is a second, cheaper one. */
function earlySource(
  { copies, installs }: Before,
  input: RuleInput,
  install: DependencyInstall,
): Early | null {
  if (installs.some(({ ecosystem, named }) => ecosystem === install.ecosystem && !named)) return null
  for (const copy of copies) {
    const kinds = copy.sources.map(({ text, raw }) => kindIn(text ?? raw, input))
    const kind =
      kinds.find((each) => each === 'everything') ??
      kinds.find((each) => each === 'folder' || each === 'code')
    if (kind === undefined) continue
    const known = copy.sources.every(({ text }) => text !== null)
    return { copy, kind, certain: known && kind !== 'folder' }
  }
  return null
}

/** By the files of the context where they are known: a folder of manifests is no source. */
function kindIn(path: string, { context }: RuleInput): SourceKind {
  if (/^(?:https?:|git@|.*\.git$)/.test(path)) return 'other'
  const kind = sourceKind(path)
  if (kind !== 'folder') return kind
  const folder = path.replace(/^(?:\.?\/)+/, '').replace(/\/*\*{0,2}$/, '')
  if (context.files[folder] !== undefined) return 'other'
  const inside = Object.keys(context.files).filter((file) => file.startsWith(`${folder}/`))
  if (inside.length > 0)
    return inside.every((file) => isManifest(file.slice(file.lastIndexOf('/') + 1))) ? 'manifest' : 'code'
  return context.complete ? 'other' : 'folder'
}
