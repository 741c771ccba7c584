import type { CopyInstruction, Dockerfile, StageInstruction, Value } from '../../dockerfile/model.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { at } from '../shared/ranges.ts'
import { removeLines } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'Each COPY is a layer of its own. Where several stand one behind the other, with one destination and nothing between them that would profit from a cache entry of its own, a single COPY with all sources does the same in one layer and one line. Merging is no aim in itself: files that change at different times, a manifest and the sources, are better apart with the RUN that needs the first of them in between, and with several lines the cache keeps those before the one that changed.',
  bad: 'FROM nginx:1.30\nCOPY index.html /usr/share/nginx/html/\nCOPY tides.html /usr/share/nginx/html/\nCOPY style.css /usr/share/nginx/html/\n',
  good: 'FROM nginx:1.30\nCOPY index.html tides.html style.css /usr/share/nginx/html/\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy',
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
  ],
  equivalents: { kics: ['Multiple RUN, ADD, COPY, Instructions Listed'] },
}

/** Directories copied whole are no matter of this: COPY puts what is in them, and not them, into the destination. */
export default defineRule({
  meta: {
    name: 'multiple-copy-same-target',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { instructions: ['COPY', 'ADD'] },
    title: 'Join COPY instructions with one destination',
    messages: {
      replaced:
        '{{destination}} has no slash at its end: where it is no directory yet, the {{count}} {{keyword}} instructions from line {{first}} on write one file, each over the one before.',
      join: '{{count}} {{keyword}} instructions from line {{first}} on put files into {{destination}}: one with all their sources is one layer instead of {{count}}.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { used, instructions } of stages) {
      for (const group of used ? groupsOf(instructions) : []) {
        const [first, second] = group
        if (!first || !second) continue
        const joins = isDirectory(first.destination?.text ?? null)
        yield {
          messageId: joins ? 'join' : 'replaced',
          range: second.node.keywordRange,
          data: {
            count: group.length,
            keyword: first.keyword,
            first: first.range.start.line,
            destination: first.destination?.raw ?? '',
          },
          confidence: joins ? 'likely' : 'possible',
          ...(joins && fixOf(group, dockerfile)),
        }
      }
    }
  },
})

/** Neighbours that are alike in all but their sources, two or more together. */
function groupsOf(instructions: readonly StageInstruction[]): readonly (readonly CopyInstruction[])[] {
  const groups: CopyInstruction[][] = []
  let last: CopyInstruction | null = null
  for (const instruction of instructions) {
    const copy: CopyInstruction | null = isPlain(instruction) ? instruction : null
    if (copy && last && areAlike(last, copy)) groups.at(-1)!.push(copy)
    else if (copy) groups.push([copy])
    last = copy
  }
  return groups.filter(({ length }) => length > 1)
}

/** Files, by their names, and a destination that is certainly a directory, or one that may be a file. */
function isPlain(instruction: StageInstruction): instruction is CopyInstruction {
  if (instruction.keyword !== 'COPY' && instruction.keyword !== 'ADD') return false
  const { sources, inline, destination, parents, node } = instruction
  if (inline.length > 0 || parents || destination === null || node.form !== 'list') return false
  const path = resolvePath(instruction.before.workdir, destination.text)
  const open = path !== null && path !== instruction.before.workdir
  return (isDirectory(destination.text) || open) && sources.every(isFile)
}

function isDirectory(path: string | null): boolean {
  return path !== null && (path.endsWith('/') || path === '.' || path.endsWith('/.'))
}

/** A name with an ending, or one that the community writes without: what is not known may be a directory. */
function isFile({ text, variables }: Value): boolean {
  if (text === null || variables.length > 0 || /^[a-z]+:\/\//i.test(text)) return false
  const name = baseName(text)
  return (
    /[^.]\.[A-Za-z][\w-]*$/.test(name) ||
    /^(?:Makefile|Gemfile|Pipfile|Procfile|Rakefile|LICENSE|README|[A-Z][A-Z_]{2,})$/.test(name)
  )
}

function areAlike(a: CopyInstruction, b: CopyInstruction): boolean {
  return (
    a.keyword === b.keyword &&
    a.destination?.text === b.destination?.text &&
    flagsOf(a) === flagsOf(b) &&
    // A comment between them says why they are apart.
    b.node.comments.length === 0
  )
}

function flagsOf({ node }: CopyInstruction): string {
  return node.flags
    .map(({ text }) => text)
    .toSorted()
    .join(' ')
}

/** All sources go into the first; ADD may unpack some of them, which one ADD does as well. */
function fixOf(group: readonly CopyInstruction[], { source }: Pick<Dockerfile, 'source'>): { fix?: Fix } {
  const [first, ...rest] = group
  const end = first?.sources.at(-1)?.range.end
  if (!end || group.some(({ range }) => slice(source, range).includes('\n'))) return {}
  const added = rest.flatMap(({ sources }) => sources.map(({ range }) => slice(source, range)))
  const edits = [
    { range: at(end), newText: added.map((text) => ` ${text}`).join('') },
    ...rest.map(({ range }) => removeLines(source, range)),
  ]
  return { fix: { title: 'Join them', safety: 'behaviour', edits } }
}
