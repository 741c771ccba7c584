import fc from 'fast-check'
import { expect, test } from 'vitest'
import { build, contextOf, parse, withoutIgnored } from '../../index.ts'
import type { Build } from '../../index.ts'

const CONTEXT = { 'a.txt': 'a', 'b/c.txt': 'c', 'b/d/e.tar.gz': 'e', '[x].md': 'x', constructor: 'y' }

const path = fc.oneof(
  fc.constantFrom(
    '.',
    '/',
    'a.txt',
    'b',
    'b/',
    'b/*',
    '**',
    '*',
    '[',
    '[x]',
    '\\',
    '..',
    './b/./d',
    'constructor',
    '',
  ),
  fc.constantFrom(
    'https://x.example/y.tar',
    'git@x.example:y.git',
    '$NOPE',
    '/b/./',
    '__proto__',
    '/b/d/e.tar.gz',
  ),
  fc.string({ maxLength: 6 }).map((text) => text.replace(/\s/g, '_')),
)
const flag = fc.constantFrom(
  '--parents',
  '--link',
  '--chown=7',
  '--chown=root:nobody',
  '--chmod=u+x',
  '--chmod=0',
  '--exclude=*.txt',
  '--exclude=!b',
  '--exclude=[',
  '--from=one',
  '--from=scratch.example/x',
  '--unpack=true',
  '--keep-git-dir=true',
)
const line = fc
  .tuple(
    fc.constantFrom('COPY', 'ADD'),
    fc.uniqueArray(flag, { maxLength: 3, selector: (each) => each.split('=')[0] }),
    fc.array(path, { minLength: 2, maxLength: 4 }),
  )
  .map(([keyword, flags, paths]) => [keyword, ...flags, ...paths].join(' '))

const file = fc
  .tuple(fc.array(line, { maxLength: 5 }), fc.array(line, { maxLength: 5 }))
  .map(([one, two]) =>
    ['FROM debian:13 AS one', ...one, 'FROM scratch', 'RUN ln -s /b /l', ...two].join('\n'),
  )

/** What is listed in something that is no directory, unless anything may be there. */
function orphans({ image }: Build): string[] {
  const { entries, opaque } = image!.files
  return [...entries.keys()].filter((each) => {
    const parent = each.slice(0, each.lastIndexOf('/'))
    const above = entries.get(parent)
    const unsure = above?.kind === 'file' && above.size === null
    return above !== undefined && above.kind !== 'directory' && !unsure && !opaque.has(parent)
  })
}

test('nothing that is copied throws, or lies in what is no directory', () => {
  fc.assert(
    fc.property(file, fc.string({ maxLength: 12 }), fc.boolean(), (text, ignore, complete) => {
      const files = contextOf({ ...CONTEXT, '.dockerignore': ignore })
      const context = withoutIgnored({ ...files, complete }, 'Dockerfile')
      const parsed = parse(text)
      const built = build(parsed, context)
      if (built.ok) expect(orphans(built)).toEqual([])
      for (const { steps } of built.stages)
        for (const { reads } of steps)
          for (const each of reads) expect(Object.hasOwn(context.files, each)).toBe(true)
      expect(built.ok).toBe(
        ![...parsed.allProblems, ...built.problems].some(({ severity }) => severity === 'error'),
      )
    }),
    { numRuns: 300 },
  )
})
