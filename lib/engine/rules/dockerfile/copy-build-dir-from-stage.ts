import type { Executed } from '../../build/types.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { buildSteps, buildText } from '../shared/build-steps.ts'
import { devReader } from '../shared/dev-dependencies.ts'
import { commandText, runsOf } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A builder stage pays off when only its result moves on. Copying the whole directory in which it worked takes the sources, the tests, the caches of the build and the packages for development along, often ten times the size of the result. Name the directory or the file that the build writes, and for interpreted programs install their production packages apart.',
  bad: 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM node:24-slim\nWORKDIR /app\nCOPY --from=build /app .\nCMD ["node", "dist/server.js"]\n',
  good: 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCOPY --from=build /app/dist dist\nCMD ["node", "dist/server.js"]\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/build/building/best-practices/#use-multi-stage-builds',
  ],
  equivalents: {},
}

/** The root of a stage is the matter of copy-entire-root-from-stage. */
export default defineRule({
  meta: {
    name: 'copy-build-dir-from-stage',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { flags: ['from'] },
    title: 'Copy the output of a build, not the place it was built in',
    messages: {
      workspace:
        'COPY takes all of {{path}}, where stage {{stage}} ran {{command}}: its sources and packages come along with the result.',
      modules:
        '{{path}} holds what {{command}} in stage {{stage}} installed, packages for development included; install without them or prune first.',
    },
  },
  *check(input) {
    const builders = new Map<number, Builder>()
    for (const { index, instructions } of input.stages) {
      if (input.build.stages[index]?.shipped !== true) continue
      for (const copy of instructions) {
        if (copy.keyword !== 'COPY' || copy.from?.kind !== 'stage' || copy.exclude.length > 0) continue
        const builder = builders.get(copy.from.stage) ?? builderOf(copy.from.stage, input)
        builders.set(copy.from.stage, builder)
        for (const source of copy.sources) {
          const path = resolvePath('/', source.text?.replace(/\/\*$/, '') ?? null)
          const found = path === null || path === '/' ? null : foundAt(path, builder)
          if (found) yield { range: source.range, confidence: 'likely', ...found }
        }
      }
    }
  },
})

/** What is known of a stage that others copy from. */
type Builder = {
  readonly label: string
  /** Directories in which something was built, and the first command of each. */
  readonly places: ReadonlyMap<string, Executed>
  /** Directories that hold packages for development, and the command that put them there. */
  readonly modules: ReadonlyMap<string, Executed>
  /** Where files of the context went. */
  readonly sources: readonly string[]
  /** What it deletes; null when it prunes its packages or leaves those for development out. */
  readonly deleted: readonly string[] | null
}

function builderOf(index: number, input: RuleInput): Builder {
  const chain = chainOf(input.dockerfile, index)
  const runs = runsOf(input, chain)
  const commands = runs.flatMap((run) => run.commands)
  const devInstall = devReader(input)
  const places = new Map<string, Executed>()
  for (const { command } of buildSteps(input, chain))
    if (command.cwd !== null && command.cwd !== '/' && !places.has(command.cwd))
      places.set(command.cwd, command)
  const modules = new Map<string, Executed>()
  for (const run of runs)
    for (const command of run.commands) {
      const path = resolvePath(command.cwd, 'node_modules')
      if (path !== null && !modules.has(path) && devInstall(command, run)) modules.set(path, command)
    }
  return {
    label: input.stages[index]?.label ?? String(index),
    places,
    modules,
    sources: chain.flatMap(({ instructions }) => instructions.flatMap(landing)),
    deleted: commands.some(isLean) ? null : commands.flatMap(deletions),
  }
}

type Found = {
  readonly messageId: 'workspace' | 'modules'
  readonly data: { readonly path: string; readonly stage: string; readonly command: string }
}

function foundAt(path: string, { label, places, modules, sources, deleted }: Builder): Found | null {
  // Whoever tidies up in the directory means to take it over.
  if (deleted === null || deleted.some((each) => each !== path && isInside(path, each))) return null
  const data = { path, stage: label }
  if (baseName(path) === 'node_modules') {
    const install = modules.get(path)
    return install ? { messageId: 'modules', data: { ...data, command: commandText(install) } } : null
  }
  if (!sources.some((each) => isInside(path, each))) return null
  for (const [place, command] of places)
    if (isInside(path, place))
      return { messageId: 'workspace', data: { ...data, command: buildText(command) } }
  return null
}

/** Where a COPY puts files of the context. */
function landing(instruction: StageInstruction): readonly string[] {
  if ((instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') || instruction.from !== null)
    return []
  const path = resolvePath(instruction.before.workdir, instruction.destination?.text ?? null)
  return path === null ? [] : [path]
}

/** `npm prune --omit=dev`, or an install of production packages only. */
function isLean({ argv }: Executed): boolean {
  return (
    argv.includes('prune') ||
    (argv.includes('focus') && argv.includes('--production')) ||
    argv.some((word) => /^--(?:omit=dev|production|prod)$/.test(word ?? ''))
  )
}

function deletions({ program, argv, cwd }: Executed): readonly string[] {
  if (program !== 'rm' || !argv.some((word) => /^-\w*[rR]/.test(word ?? ''))) return []
  return argv.slice(1).flatMap((word) => (word?.startsWith('-') ? [] : (resolvePath(cwd, word) ?? [])))
}
