import { expect, test } from 'vitest'
import type { Range } from '../source/position.ts'
import { slice } from '../source/position.ts'
import { asList, asText, get } from './lookup.ts'
import type { Node } from './types.ts'
import { readYaml } from './yaml.ts'

const place = ({ start, end }: Range): string => `${start.line}:${start.column}-${end.line}:${end.column}`

/** The tree as plain data. */
function plain(node: Node | null): unknown {
  if (node === null || node.kind === 'scalar') return node?.value ?? null
  if (node.kind === 'list') return node.items.map(plain)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]))
}

const read = (text: string): unknown => plain(readYaml(text).root)

test.each([
  ['ship: 3\nname: Anna\n', { ship: 3, name: 'Anna' }],
  [
    'a: yes\nb: true\nc: ~\nd:\ne: 0755\nf: 0o17\ng: 1.5\nh: 22:22\n',
    { a: 'yes', b: true, c: null, d: null, e: 755, f: 15, g: 1.5, h: '22:22' },
  ],
  [
    "a: 'it''s'\nb: \"x\\ty\"\nc: |\n  two\n  lines\nd: >\n  one\n  line\n",
    { a: "it's", b: 'x\ty', c: 'two\nlines\n', d: 'one line\n' },
  ],
  ['docks: [east, {number: 2}]\n', { docks: ['east', { number: 2 }] }],
  ['12: a\ntrue: b\n', { 12: 'a', true: 'b' }],
  ['', null],
  ['# nothing\n', null],
])('%j is %j', (text, tree) => {
  expect(read(text)).toEqual(tree)
  expect(readYaml(text).unreadable).toEqual([])
})

test('aliases are followed, and a node knows where it is used', () => {
  const { root, problems } = readYaml('base: &b\n  draft: 4\nship: *b\n')
  expect(plain(root)).toEqual({ base: { draft: 4 }, ship: { draft: 4 } })
  const ship = get(root, 'ship')
  expect(place(ship!.range)).toBe('2:3-2:11')
  expect(place(ship!.via!)).toBe('3:7-3:9')
  expect(problems).toEqual([])
})

test.each([
  ['a: &a {x: 1, y: 1}\nb:\n  <<: *a\n  y: 2\n', { x: 1, y: 2 }],
  ['a: &a {x: 1}\nc: &c {x: 2, z: 3}\nb:\n  <<: [*a, *c]\n', { x: 1, z: 3 }],
  ['b:\n  <<: {x: 1}\n  "<<": text\n', { x: 1, '<<': 'text' }],
])('merge keys of %j', (text, merged) => {
  expect(plain(get(readYaml(text).root, 'b'))).toEqual(merged)
})

test('what a merge key brings is marked and keeps its place', () => {
  const { root } = readYaml('a: &a {x: 1}\nb:\n  <<: *a\n')
  const ship = get(root, 'b')
  const [entry] = ship?.kind === 'map' ? ship.entries : []
  expect(entry).toMatchObject({ key: 'x', merged: true })
  expect(place(entry!.keyRange)).toBe('1:8-1:9')
})

test('ranges end where the text ends, without comments and blank lines', () => {
  const text = 'ports:\n  - "80" # http\n\n# end\nuser: root\nnote: |\n  a\n\n\nlast:\n'
  const { root } = readYaml(text)
  const entries = root?.kind === 'map' ? root.entries : []
  expect(entries.map(({ range }) => slice(text, range))).toEqual([
    'ports:\n  - "80"',
    'user: root',
    'note: |\n  a',
    'last:',
  ])
  expect(asList(get(root, 'ports')).map(({ range }) => slice(text, range))).toEqual(['"80"'])
})

test('comments have their places; a hash in a text is none', () => {
  const { comments } = readYaml('# top\na: "x # no" # yes\nb: |\n  # text\nc: d#e\n  # last  \n')
  expect(comments.map(({ text, range }) => `${text} ${place(range)}`)).toEqual([
    'top 1:1-1:6',
    'yes 2:13-2:18',
    'last 6:3-6:9',
  ])
})

test.each([
  ['a: 1\nb: 2\na: 3\n', 'duplicate-key', '3:1-3:2', 'a is written twice'],
  ['a: *nowhere\n', 'undefined-alias', '1:4-1:12', 'no &nowhere stands above it'],
  ['a: &a [*a]\n', 'undefined-alias', '1:8-1:10', 'would never end'],
  ['a: !crane x\n', 'unknown-tag', '1:4-1:10', '!crane is a tag that means nothing here'],
  ['a: {{ ship }}\n', 'complex-key', '1:5-1:13', 'put the value in quotes'],
  ['a:\n  <<: text\n', 'merge-key', '2:3-2:5', 'a list of maps'],
  ['a: 1\n---\nb: 2\n', 'several-documents', '3:1-3:5', 'another document'],
])('%j: %s at %s', (text, code, at, part) => {
  const { problems, unreadable } = readYaml(text)
  expect(problems.map((problem) => `${problem.code} ${place(problem.range)}`)).toEqual([`${code} ${at}`])
  expect(problems[0]?.message).toContain(part)
  expect(unreadable).toEqual([])
})

test('tags that the reader knows are kept', () => {
  const { root, problems } = readYaml('a: !reset null\nb: !override [x]\n', {
    customTags: ['!reset', '!override'],
  })
  expect([get(root, 'a')?.tag, get(root, 'b')?.tag, problems.length]).toEqual(['!reset', '!override', 0])
})

test('further documents are at hand', () => {
  expect(readYaml('a: 1\n---\nb: 2\n---\n').more.map(plain)).toEqual([{ b: 2 }])
})

test.each([
  [
    'dock:\n  size: "10m",\n  rows: "3"\n  }\n}\n',
    '2:14-2:15',
    'Remove the comma, and the closing braces in lines 4 and 5',
  ],
  ['dock:\n  size: 10\n}\n', '3:1-3:2', 'nothing opens this }'],
  ['dock:\n\tsize: 10\n', '2:1-2:2', 'a tab begins this line'],
  ['dock:\n  size: 10\n rows: 3\n', '3:1-3:2', 'another column than its neighbours'],
  ['list:\n  - A=1\n  B: 2\n', '3:1-3:2', 'a key stands among the items of a list'],
  ['dock: [1, 2\nsize: 3\n', '1:7-1:8', 'nothing closes this [: add ]'],
  ['dock: {a: 1\nsize: 3\n', '1:7-1:8', 'nothing closes this {: add }'],
  ['name: "Anna\nsize: 3\n', '1:7-1:8', 'nothing closes the quote'],
  ['name: "Anna" Maria\n', '1:14-1:19', 'behind the closing quote'],
  ['name: "\\d"\n', '1:8-1:9', 'this backslash means nothing'],
  ['name: @anna\n', '1:7-1:8', 'cannot begin with @'],
  ['name: a: b\n', '1:7-1:8', 'a second colon'],
  ['name: a\n  size: 3\n', '2:3-2:8', 'indented deeper than the one above it'],
  ['env:\n  A: 1\n  DRAFT=false\n', '3:3-3:14', 'write DRAFT: "false" here'],
  ['size: 1\nname:anna\nrow: 2\n', '2:1-2:10', 'put a blank behind the colon: name: anna'],
  ['size: 1\nanna\nrow: 2\n', '2:1-2:5', 'neither a key nor an item'],
  ['size: 1\n- row\n', '2:1-2:6', 'an item of a list stands where a key'],
  ['- row\nsize: 1\n', '2:1-2:5', 'a list has items alone'],
  ['size: - row\n', '1:7-1:8', 'does not begin behind the key'],
  ['a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> other\n', '2:1-2:13', 'a mark that Git leaves'],
])('%j cannot be read at %s: %s', (text, at, part) => {
  const { unreadable } = readYaml(text)
  expect(unreadable.map(({ range }) => place(range))).toEqual([at])
  expect(unreadable[0]?.message).toContain(part)
})

test.each([
  ['{'.repeat(5000)],
  ['['.repeat(100_000)],
  ['- '.repeat(5000)],
  ['? '.repeat(5000)],
  [Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
])('what is nested too deeply is told, not read: %#', (text) => {
  expect(readYaml(text).unreadable[0]?.message).toContain('too deeply')
})

test('a bomb of aliases is told once and does not grow', () => {
  const ten = (name: string): string => Array.from({ length: 10 }, () => name).join(', ')
  const levels = 'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${ten(`*${'abcdefghi'[at]}`)}]`)
  const { problems, root } = readYaml(`a: &a [${ten('x')}]\n${levels.join('\n')}\n`)
  expect(problems).toHaveLength(1)
  expect(problems[0]?.message).toContain('too large to read')
  expect(root?.kind).toBe('map')
})

test('many keys and many closing braces', () => {
  const keys = Array.from({ length: 20_000 }, (_, at) => `k${at}: v`).join('\n')
  const { root, unreadable, problems } = readYaml(keys)
  expect(root?.kind === 'map' ? root.entries.length : 0).toBeGreaterThan(4000)
  expect([unreadable, problems.map(({ code }) => code)]).toEqual([[], ['too-long']])
  expect(readYaml('}\n'.repeat(20_000)).unreadable).toHaveLength(1)
})

test('a text that is too long is read up to its last whole line', () => {
  const { root, problems } = readYaml('a: 1\n'.repeat(60_000).replaceAll('a', () => 'a'))
  expect(problems.some(({ code }) => code === 'too-long')).toBe(true)
  expect(asText(get(root, 'a'))).toBe('1')
})

test('a list in one line that goes on and on is read up to a limit, and is no mistake', () => {
  const { root, unreadable, problems } = readYaml(`ships: [${'pilot, '.repeat(30_000)}last]\n`)
  expect(root?.kind).toBe('map')
  expect([unreadable, problems.map(({ code }) => code)]).toEqual([[], ['too-long']])
})
