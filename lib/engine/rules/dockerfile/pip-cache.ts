import type { Executed } from '../../build/types.ts'
import type { Mount } from '../../dockerfile/model.ts'
import { isInside } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { mayRemove } from '../shared/apt-lists.ts'
import { deletedInLine, keptUnder, removesAll, withOption } from '../shared/caches.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { shippedInstructions, shippedStages } from '../shared/output.ts'
import { subcommandAt } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'pip keeps what it downloads and the wheels it builds in the cache of the user who runs it, so that the next install is faster. Inside an image there is no next install: the layer is finished, and the cache makes it larger by about a third of what was installed. --no-cache-dir or PIP_NO_CACHE_DIR=1 turns it off; a cache mount keeps it outside the image, where the next build finds it.',
  bad: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCMD ["python"]\n',
  good: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCMD ["python"]\n',
  sources: [
    'https://pip.pypa.io/en/stable/topics/caching/',
    'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
  ],
  equivalents: {
    hadolint: ['DL3042'],
    kics: ['Pip install Keeping Cached Packages'],
    semgrep: ['missing-pip-no-cache-dir'],
  },
}

const PROGRAMS = ['pip', 'python']

/** Asks the build whether pip's cache is part of the layer, so mounts, variables and deletions need no look here. */
export default defineRule({
  meta: {
    name: 'pip-cache',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Install Python packages without keeping downloads',
    messages: {
      kept: '{{command}} keeps what it downloads in {{directory}}, which becomes part of the layer.',
      mount: 'The cache of {{command}} is {{directory}}, and the mount at {{target}} does not hold it.',
      later:
        'What {{command}} keeps in {{directory}} is removed in line {{line}}, in another layer: this layer still holds it.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const settings = settingsOf(input)
    for (const run of runsCalling(input, PROGRAMS)) {
      if (!shipped.has(run.stage.index)) continue
      const installs = run.commands.filter((command) => keeps(command))
      const first = installs[0]
      if (!first) continue
      const kept = keptCache(run, first, input, settings)
      if (kept === null || isConfigured(input, run, settings)) continue
      const command = commandText(first, verbOf(first) + 1)
      const { directory, ...found } = kept
      const after = run.commands.slice(run.commands.indexOf(first) + 1)
      const sure = kept.confidence === 'certain' && first.certain && !after.some(mayRemove)
      const confidence = sure ? 'certain' : 'likely'
      const range = wordsRange(first, verbOf(first))
      const data = { command, directory, target: found.target ?? '', line: found.line ?? 0 }
      const messageId = found.line ? 'later' : found.target ? 'mount' : 'kept'
      yield { messageId, range, data, confidence, ...fixOf(input, installs) }
    }
  },
})

/** Index of `install` and its kind in the words of `pip …` and `python -m pip …`; 0 for every other command. */
function verbOf({ program, argv }: Executed): number {
  const python = program !== null && /^python[\d.]*$/.test(program)
  if (!python && (program === null || !/^pip[\d.]*$/.test(program))) return 0
  const start = python ? argv.indexOf('pip') : 0
  if (python && (start < 2 || argv[start - 1] !== '-m')) return 0
  const at =
    start + subcommandAt(argv.slice(start), ['--python', '--proxy', '--log', '--cache-dir', '--cert'])
  return ['install', 'wheel', 'download'].includes(argv[at] ?? '') ? at : 0
}

function keeps(command: Executed): boolean {
  return (
    verbOf(command) > 0 &&
    !command.argv.some((word) => word !== null && /^--(?:no-cache-dir|dry-run|help)(?:=|$)/.test(word))
  )
}

type Kept = {
  readonly directory: string
  readonly confidence: Confidence
  readonly line?: number
  readonly target?: string
}

/** Where the layer holds pip's cache; null when it does not. */
function keptCache(run: Run, first: Executed, input: RuleInput, settings: Settings): Kept | null {
  const [directory] = keptUnder(run.step, 'pip')
  if (directory === undefined) return unknownHome(run, first, input, settings)
  const line = deletedInLine(run, `${directory}/…pip`, input)
  const target = run.run.mounts.find(
    (mount) => mount.type === 'cache' && /(?:^|[/.-])(?:pip|cache)\b/.test(mount.target ?? ''),
  )?.target
  return {
    directory,
    confidence: 'certain',
    ...(line !== null && { line }),
    ...(typeof target === 'string' && !isInside(target, directory) && { target }),
  }
}

/** Not even who runs the command is known, or it is a pip the build does not follow: then the words in the file have to do. */
function unknownHome(
  { run, commands }: Run,
  { root, effect }: Executed,
  { build }: RuleInput,
  settings: Settings,
): Kept | null {
  const followed = root !== null || build.stages[run.stage]?.image.base?.facts
  if (followed && effect !== 'unknown') return null
  const told =
    run.mounts.some(mayHold) ||
    run.node.body.text.includes('PIP_NO_CACHE_DIR') ||
    settings.variable ||
    commands.some(
      (each) =>
        (/^(?:pip|python)/.test(each.program ?? '') && each.argv.includes('purge')) ||
        (each.program === 'rm' && each.argv.some((word) => word === null || word.includes('cache'))) ||
        removesAll(each, '/root/.cache/pip'),
    )
  return told ? null : { directory: '~/.cache/pip', confidence: 'likely' }
}

/** At pip's own directory, one above it, or one that is not known; caches of other tools hold nothing of pip. */
function mayHold({ type, target }: Mount): boolean {
  if (type !== 'cache' && type !== 'tmpfs') return false
  return target === null || /pip|python|(?:^|\/)\.?cache\/?$|^\/root\/?$|^\/home(?:\/[^/]+)?\/?$/.test(target)
}

/** What the shipped instructions say besides the commands, read once. */
type Settings = {
  /** ENV or ARG names PIP_NO_CACHE_DIR. */
  readonly variable: boolean
  /** Where the first RUN with `pip config set global.no-cache-dir true` begins; Infinity without one. */
  readonly config: number
}

function settingsOf(input: RuleInput): Settings {
  const instructions = shippedInstructions(input)
  const config = instructions.find(
    (each) =>
      each.keyword === 'RUN' &&
      /\bpip\d? config\b.*no-cache-dir/.test(slice(input.dockerfile.source, each.range)),
  )
  const variable = instructions.some(
    ({ keyword, node }) =>
      (keyword === 'ENV' || keyword === 'ARG') && node.body.text.includes('PIP_NO_CACHE_DIR'),
  )
  return { variable, config: config?.range.start.offset ?? Infinity }
}

/** By a command before it or in it, or by a pip.conf that may say so. */
function isConfigured({ build }: RuleInput, { stage, run }: Run, { config }: Settings): boolean {
  if (config <= run.range.start.offset) return true
  const files = build.stages[stage.index]?.image.files.entries
  return ['/etc/pip.conf', '/root/.pip/pip.conf', '/root/.config/pip/pip.conf'].some((path) => {
    const entry = files?.get(path)
    return entry !== undefined && (entry.content === null || /no-cache-dir/.test(entry.content))
  })
}

function fixOf({ dockerfile }: RuleInput, installs: readonly Executed[]): { fix?: Fix } {
  const places = installs.map((command) => ({ command, after: verbOf(command) }))
  const edits = withOption(dockerfile, places, '--no-cache-dir')
  return edits ? { fix: { title: 'Add --no-cache-dir', safety: 'safe', edits } } : {}
}
