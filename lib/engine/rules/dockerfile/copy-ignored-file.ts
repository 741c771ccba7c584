import { indexContext, isGlob, matchSource, withoutIgnored, type ContextIndex } from '../../build/context.ts'
import type { Context } from '../../build/types.ts'
import type { Value } from '../../dockerfile/model.ts'
import { isInside, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { ignores, parseDockerignore } from '../../dockerignore/index.ts'
import { matches } from '../../dockerignore/match.ts'
import type { Dockerignore, IgnorePattern } from '../../dockerignore/model.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput, type Severity } from '../rule.ts'
import { once } from '../shared/scopes.ts'

export const docs: RuleDocs = {
  why: 'Docker leaves out what .dockerignore names before the build begins, so for COPY and ADD those files do not exist. The build ends with "not found" although the file lies beside the Dockerfile, which is hard to see through. Patterns count in their order: the last one that matches decides, so an exception belongs below the pattern that it makes an exception from.',
  bad: '# .dockerignore holds these lines: node_modules, dist\nFROM nginx:1.30-alpine\nCOPY dist /usr/share/nginx/html\n',
  good: '# .dockerignore holds these lines: node_modules, dist\nFROM node:24-slim AS site\nWORKDIR /site\nCOPY package.json build.js ./\nRUN node build.js\n\nFROM nginx:1.30-alpine\nCOPY --from=site /site/dist /usr/share/nginx/html\n',
  context: {
    '.dockerignore': 'node_modules\ndist\n',
    'package.json': '{}\n',
    'build.js': '',
    'dist/index.html': '<h1>Shop</h1>\n',
  },
  sources: [
    'https://docs.docker.com/reference/build-checks/copy-ignored-file/',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  equivalents: { buildkit: ['CopyIgnoredFile'] },
}

/** A source that is neither there nor ignored is told by the build. A folder of which only a part is ignored is what the file is for. */
export default defineRule({
  meta: {
    name: 'copy-ignored-file',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Keep what is copied out of .dockerignore',
    messages: {
      ignored:
        'Line {{line}} of {{file}} ({{pattern}}) keeps {{source}} out of the build, so {{keyword}} does not find it.',
      hidden: '{{file}} keeps {{source}} out of the build, so {{keyword}} does not find it.',
      overruled:
        'The exception in line {{exception}} of {{file}} comes too early: line {{line}} ({{pattern}}) keeps {{source}} out of the build after all.',
      pattern: '{{file}} keeps everything that {{source}} matches out of the build, so nothing is copied.',
      everything: '{{file}} keeps everything out of the build, so {{keyword}} {{source}} copies nothing.',
    },
    tells: ['copy-source-missing'],
  },
  *check({ dockerfile, context }) {
    const filter = filterOf(context)
    if (filter === null) return
    for (const { instructions, used } of dockerfile.stages) {
      if (!used) continue
      for (const instruction of instructions) {
        if ((instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') || instruction.from !== null)
          continue
        for (const source of instruction.sources) {
          const found = judge(source, filter)
          if (found === null) continue
          const { messageId, severity, line = 0, pattern = '', exception = 0 } = found
          const data = {
            source: source.text ?? '',
            keyword: instruction.keyword,
            file: filter.file,
            line,
            pattern,
            exception,
          }
          yield { messageId, range: source.range, data, ...(severity ? { severity } : {}) }
        }
      }
    }
  },
})

type Filter = {
  readonly file: string
  /** Null: its text is not known, only what it keeps out. */
  readonly model: Dockerignore | null
  /** What is left. */
  readonly kept: ContextIndex
  /** What it keeps out, relative to the root. */
  readonly dropped: ReadonlySet<string>
  /** All directories that something kept out lies in. */
  readonly above: () => ReadonlySet<string>
}

function filterOf(context: RuleInput['context']): Filter | null {
  const applied = withoutIgnored(context, 'Dockerfile')
  const { ignored } = applied
  if (!ignored) return null
  const text = context.files[ignored.file]?.content
  return {
    file: ignored.file,
    model: text == null ? null : parseDockerignore(text),
    kept: indexContext(applied),
    dropped: ignored.paths,
    above: once(() => directoriesOf(ignored.paths)),
  }
}

function directoriesOf(paths: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  for (const path of paths) {
    for (let at = parentPath(`/${path}`); at !== '/' && !found.has(at); at = parentPath(at)) found.add(at)
  }
  return found
}

type Verdict = {
  readonly messageId: 'ignored' | 'hidden' | 'overruled' | 'pattern' | 'everything'
  readonly severity?: Severity
  readonly line?: number
  readonly pattern?: string
  readonly exception?: number
}

function judge({ text }: Value, filter: Filter): Verdict | null {
  if (text === null || /^(?:[a-z+]+:\/\/|git@)/.test(text)) return null
  const path = resolvePath('/', text)!
  if (path === '/') return keepsAll(filter) ? { messageId: 'everything', severity: 'warning' } : null
  if (isGlob(path)) return isEmptied(path, filter) ? { messageId: 'pattern', severity: 'warning' } : null
  const name = path.slice(1)
  if (isKept(path, filter) || !isDropped(path, filter)) return null
  return causeOf(name, filter) ?? { messageId: 'hidden' }
}

function keepsAll({ kept, dropped, model }: Filter): boolean {
  const { complete, files, open = [] } = kept.context
  if (complete) return dropped.size > 0 && Object.keys(files).length === 0 && open.length === 0
  const all = model?.patterns.findIndex(({ text, negated }) => !negated && /^\*{1,2}$/.test(text)) ?? -1
  return all !== -1 && !model!.patterns.slice(all).some(({ negated }) => negated)
}

/** With a list that is not complete there may be others that the pattern matches. */
function isEmptied(path: string, { kept, dropped }: Filter): boolean {
  const { complete, open = [] } = kept.context
  if (!complete || open.length > 0) return false
  const left = matchSource(kept, path)
  if (left.kind === 'found' && left.matches.length > 0) return false
  const files = Object.fromEntries([...dropped].map((each) => [each, { content: null, size: 0 }]))
  const gone = matchSource(indexContext({ files, complete: true } satisfies Context), path)
  return gone.kind === 'found' && gone.matches.length > 0
}

function isKept(path: string, { kept }: Filter): boolean {
  const { open = [], directories = [] } = kept.context
  return (
    kept.names.has(path) ||
    kept.children.has(path) ||
    [...open, ...directories].some((each) => isInside(path, `/${each}`) || isInside(`/${each}`, path))
  )
}

/** Something of it is known to be kept out; in a list that is not complete, all that may be there is. */
function isDropped(path: string, { kept, dropped, above, model }: Filter): boolean {
  const name = path.slice(1)
  if (dropped.has(name)) return true
  if (kept.context.complete) return above().has(path)
  return (
    model !== null &&
    ignores(model, name) &&
    !model.patterns.some(
      ({ negated, text }) => negated && (/[*?[]/.test(text) || text.startsWith(`${name}/`)),
    )
  )
}

/** The pattern that decides, and an exception that stands above it. */
function causeOf(name: string, { model, dropped }: Filter): Verdict | null {
  if (model === null) return null
  const patterns = model.patterns
  const path = patterns.some(({ matcher }) => matches(matcher, name))
    ? name
    : ([...dropped].find((each) => each.startsWith(`${name}/`)) ?? name)
  const hits = patterns.filter(({ matcher }) => matches(matcher, path))
  const last = hits.at(-1)
  if (!last || last.negated) return null
  const exception = hits.findLast(({ negated }) => negated)
  const line = last.range.start.line
  const pattern = textOf(model, last)
  return exception
    ? { messageId: 'overruled', line, pattern, exception: exception.range.start.line }
    : { messageId: 'ignored', line, pattern }
}

function textOf({ source }: Dockerignore, { range }: IgnorePattern): string {
  return slice(source, range)
}
