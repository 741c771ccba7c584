import type { Executed } from '../../build/types.ts'
import type { CopyInstruction } from '../../dockerfile/model.ts'
import { isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type RuleInput, type RuleDocs } from '../rule.ts'
import { dependencyInstall, type DependencyInstall } from '../shared/dependency-installs.ts'
import { isManifest, sourceKind, type SourceKind } from '../shared/manifests.ts'
import { commandText } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'The builder reuses a layer only while its instruction and everything before it stayed the same. When the sources are copied first, each edit changes that layer, and the install after it starts from nothing. Copied alone, the files that list the dependencies change rarely, and most builds take the installed packages from the cache in no time.',
  bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\n',
  sources: [
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    'https://docs.docker.com/build/cache/invalidation/',
  ],
  equivalents: {},
}

/** A step runs again when anything before it changed; sources change with every edit, dependencies do not. */
export default defineRule({
  meta: {
    name: 'copy-source-before-deps',
    severity: 'warning',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Copy the manifests and install before the sources',
    messages: {
      everything:
        '{{copy}} brings the whole context before {{command}} (line {{line}}): every edit of any file installs all dependencies again.',
      sources:
        '{{copy}} brings sources before {{command}} (line {{line}}): every edit of them installs all dependencies again.',
      named:
        '{{command}} (line {{line}}) needs no file of the context, but {{copy}} stands before it: every edit installs it all again.',
    },
  },
  *check(input) {
    const seen = new Set<CopyInstruction>()
    for (const { command, install, early } of installsOf(input)) {
      const { copy, kind, certain } = early
      if (seen.has(copy)) continue
      seen.add(copy)
      const messageId = install.named ? 'named' : kind === 'everything' ? 'everything' : 'sources'
      const line = command.range.start.line
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

type Early = { readonly copy: CopyInstruction; readonly kind: SourceKind; readonly certain: boolean }
type Install = { readonly command: Executed; readonly install: DependencyInstall; readonly early: Early }
/** What a stage hands on to those built on it. */
type Seen = {
  readonly early: Early | null
  readonly ecosystems: ReadonlySet<string>
  /** Where files of the context lie. */
  readonly copied: readonly string[]
  /** One of them was run: it may bring what a later install needs. */
  readonly prepared: boolean
}

/** The installs that stand behind a copy of sources, in order. */
function installsOf(input: RuleInput): readonly Install[] {
  const workspaces = hasWorkspaces(input.context)
  const ends: Seen[] = []
  const found: Install[] = []
  for (const stage of input.stages) {
    const below = stage.base.kind === 'stage' ? ends[stage.base.stage] : undefined
    let early = below?.early ?? null
    const ecosystems = new Set(below?.ecosystems)
    const copied = [...(below?.copied ?? [])]
    let prepared = below?.prepared ?? false
    for (const { instruction, commands } of input.build.stages[stage.index]?.steps ?? []) {
      if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') {
        early ??= earlySource(instruction, input)
        if (copied.length < MANY) copied.push(...destinationOf(instruction))
      }
      for (const command of commands) {
        prepared ||= runsCopied(command, copied)
        const install = dependencyInstall(command)
        if (!install) continue
        const needsSources =
          install.local ||
          (workspaces && install.ecosystem === 'node') ||
          (install.named && prepared) ||
          (install.ecosystem === 'php' && isComposerInput(early))
        // Where the same kind of dependencies was installed before, this install is a second, cheaper one.
        if (early && !needsSources && !ecosystems.has(install.ecosystem))
          found.push({ command, install, early })
        if (!install.named && !early) ecosystems.add(install.ecosystem)
      }
    }
    ends.push({ early, ecosystems, copied, prepared })
  }
  return found
}

/** Each of them is compared with each command. */
const MANY = 64

function destinationOf({ from, destination, before }: CopyInstruction): readonly string[] {
  const path = from === null && destination ? resolvePath(before.workdir, destination.text) : null
  return path === null ? [] : [path]
}

const INTERPRETERS = /^(?:(?:ba|da|a|z)?sh|python[\d.]*|perl|ruby|node|php)$/

/** `./install.sh`, `python /opt/setup.py`: a script that was copied. */
function runsCopied({ program, argv, cwd }: Executed, copied: readonly string[]): boolean {
  const word = INTERPRETERS.test(program ?? '')
    ? argv.slice(1).find((each) => !each?.startsWith('-'))
    : argv[0]
  if (word == null || !/[/.]/.test(word) || copied.length === 0) return false
  const path = resolvePath(cwd, word)
  return path !== null && copied.some((each) => isInside(each, path))
}

/** composer.json may load classes from there and apply what lies there. Source: getcomposer.org, "autoload", "scripts". */
function isComposerInput(early: Early | null): boolean {
  return (
    early?.kind === 'folder' &&
    early.copy.sources.every(({ text }) => /^(?:\.\/)?(?:scripts|patches)\/?$/.test(text ?? ''))
  )
}

/** A workspace installs packages of the project itself, so it needs more than one manifest. */
function hasWorkspaces({ files }: RuleInput['context']): boolean {
  return (
    files['pnpm-workspace.yaml'] !== undefined ||
    /"workspaces"\s*:/.test(files['package.json']?.content ?? '')
  )
}

/** What goes there is a tool or a setting, no source of the program. */
const SYSTEM = /^\/(?:etc|bin|sbin|lib|usr\/(?!src\/)|var\/(?!www|lib\/)|root\/\.)/

/** A copy of sources from the context; null for one of manifests and other files. */
function earlySource(copy: CopyInstruction, input: RuleInput): Early | null {
  if (copy.from !== null || SYSTEM.test(copy.destination?.text ?? '')) return null
  const kinds = copy.sources.map(({ text, raw }) => kindIn(text ?? raw, input))
  const kind =
    kinds.find((each) => each === 'everything') ?? kinds.find((each) => each === 'folder' || each === 'code')
  if (kind === undefined) return null
  return { copy, kind, certain: kind !== 'folder' && copy.sources.every(({ text }) => text !== null) }
}

/** By the files of the context where they are known: a folder of manifests is no source. */
function kindIn(path: string, { context }: RuleInput): SourceKind {
  if (/^(?:https?:|git@|.*\.git$)/.test(path)) return 'other'
  const kind = sourceKind(path)
  if (kind !== 'folder') return kind
  const folder = path.replace(/^(?:\.?\/)+/, '').replace(/(?<!\/)\/*\*{0,2}$/, '')
  if (context.files[folder] !== undefined) return 'other'
  const inside = Object.keys(context.files).filter((file) => file.startsWith(`${folder}/`))
  if (inside.length > 0)
    return inside.every((file) => isManifest(file.slice(file.lastIndexOf('/') + 1))) ? 'manifest' : 'code'
  return context.complete ? 'other' : 'folder'
}
