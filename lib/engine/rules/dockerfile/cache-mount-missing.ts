import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { isUpdate, removesLists } from '../shared/apt-lists.ts'
import {
  CACHE_PROGRAMS,
  cacheUse,
  emptiesCache,
  type CacheTool,
  type CacheUse,
} from '../shared/cache-tools.ts'
import { removesAll } from '../shared/caches.ts'
import { shippedStages } from '../shared/output.ts'
import { at, wordsRange } from '../shared/ranges.ts'
import { commandText, usedRuns, type Run } from '../shared/runs.ts'
import type { Executed } from '../../build/types.ts'
import { lookupEnv } from '../../dockerfile/chain.ts'

export const docs: RuleDocs = {
  why: "When a layer has to be built anew, a package manager downloads everything again, and a compiler starts from nothing, although only one dependency or one file changed. A cache mount keeps the tool's own cache beside the image: the next build finds it, and it is no part of any layer, so nothing needs cleaning up. It is an alternative to deleting the cache, never needed together with it, and it helps most on a machine that builds often; a fresh runner of a CI service begins with an empty mount.",
  bad: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/api .\nFROM debian:13-slim\nCOPY --from=build /out/api /usr/local/bin/api\n',
  good: 'FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache/go-build \\\n    --mount=type=cache,target=/go/pkg/mod \\\n    go build -o /out/api .\nFROM debian:13-slim\nCOPY --from=build /out/api /usr/local/bin/api\n',
  sources: [
    'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
  ],
  equivalents: {
    tally: ['prefer-package-cache-mounts', 'js/node-gyp-cache-mounts', 'ruby/prefer-bundler-cache-mount'],
  },
}

/**
 * Advice, so silent wherever the cache is dealt with in another way: turned off, emptied in the same RUN, or, in the final
 * image, left to the rule that speaks of its size (pip-cache, yarn-cache, apt-lists-not-removed, apk-no-cache, dnf-clean …).
 * A mount at the wrong place belongs to cache-mount-defeated.
 */
export default defineRule({
  meta: {
    name: 'cache-mount-missing',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { programs: CACHE_PROGRAMS },
    title: 'Mount a cache for downloads and compilers',
    messages: {
      missing:
        'When this layer is built anew, {{command}} begins with an empty cache; --mount=type=cache,target={{directory}} keeps that of {{tool}} between builds.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const told = new Set<string>()
    const runs = usedRuns(input)
    for (const run of runs) {
      const found = useWithoutMount(run, shipped.has(run.stage.index), input)
      if (found === null) continue
      const { tool, verb, command, directory } = found
      // One mount in one stage is the same advice as the next.
      const key = `${run.stage.index} ${tool.name}`
      if (told.has(key)) continue
      told.add(key)
      const data = { command: commandText(command, verb + 1), directory, tool: tool.name }
      yield {
        messageId: 'missing',
        range: wordsRange(command, verb),
        data,
        confidence: 'likely',
        ...fixOf(
          found,
          runs.filter(({ stage }) => stage.index === run.stage.index),
        ),
      }
    }
  },
})

type Found = CacheUse & { readonly command: Executed; readonly directory: string; readonly isMoved: boolean }

function useWithoutMount(run: Run, isShipped: boolean, input: RuleInput): Found | null {
  const { run: instruction, commands } = run
  if (instruction.before.shell.language !== 'posix' || hasMount(run)) return null
  for (const command of commands) {
    const use = cacheUse(command)
    if (use === null || (isShipped && use.tool.hasSizeRule)) continue
    const { tool } = use
    if (commands.some((each) => isEmptied(each, tool.directories)) || isMoved(tool, run, input)) return null
    if (tool.name === 'Bundler' && !hasRuby(run, input)) return null
    const moved = movedTo(tool, run, input)
    if (moved === null) return null
    return { ...use, command, directory: moved ?? tool.directories[0] ?? '', isMoved: moved !== undefined }
  }
  return null
}

function hasMount({ run }: Run): boolean {
  return run.mounts.some(({ type }) => type === 'cache' || type === 'tmpfs')
}

function isEmptied(command: Executed, directories: readonly string[]): boolean {
  if (emptiesCache(command) || removesLists(command)) return !isUpdate(command)
  return directories.some((directory) => removesAll(command, directory))
}

/** Set anywhere, the cache is off or lies elsewhere: where, its author knows. */
function isMoved({ variables, movedBy }: CacheTool, { stage, run }: Run, { dockerfile }: RuleInput): boolean {
  const text = run.script?.text ?? ''
  if ([...variables, ...movedBy].some((name) => text.includes(`${name}=`))) return true
  return variables.some((name) => lookupEnv(dockerfile, stage.index, name) !== undefined)
}

/** The directory that ENV gives the cache; undefined where it does not. */
function movedTo(
  { movedBy }: CacheTool,
  { stage }: Run,
  { dockerfile }: RuleInput,
): string | null | undefined {
  const value = movedBy
    .map((name) => lookupEnv(dockerfile, stage.index, name))
    .find((each) => each !== undefined)
  return value?.text
}

/** Only the images of Ruby set GEM_HOME, and so where Bundler keeps what it downloads. */
function hasRuby({ stage }: Run, { build }: RuleInput): boolean {
  const facts = build.stages[stage.index]?.image.base?.facts
  return facts != null && Object.hasOwn(facts.runtimes, 'ruby')
}

/** The same mount for every RUN of the stage that uses the tool: what one of them fetched the next one finds. */
function fixOf({ tool, command, isMoved: elsewhere }: Found, runs: readonly Run[]): { fix?: Fix } {
  // Images of Debian delete apt's archives after each install; the mount alone changes nothing there.
  if (command.root !== true || elsewhere || tool.name === 'apt' || tool.name === 'Gradle') return {}
  const sharing = tool.locked ? ',sharing=locked' : ''
  const newText = tool.directories
    .map((directory) => ` --mount=type=cache,target=${directory}${sharing}`)
    .join('')
  const edits = runs
    .filter((run) => !hasMount(run) && run.commands.some((each) => cacheUse(each)?.tool === tool))
    .map(({ run }) => ({ range: at(run.node.keywordRange.end), newText }))
  return { fix: { title: `Mount a cache for ${tool.name}`, safety: 'behaviour', edits } }
}
