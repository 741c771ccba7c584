import { describe, expect, test } from 'vitest'
import { layoutsOfMany } from './layouts.ts'
import { reformattersOf } from './reformatters.ts'
import type { FileKind } from '../engine/file-kind.ts'

const dockerfile = `FROM harbour AS pier
ENV TIDE=high
COPY --chown=1000 --link boat ./
RUN moor fore \\
  && moor aft
CMD ["sail", "north"]
`
const compose = `services:
  ferry:
    image: harbour/ferry
    ports: ["80:80"]
    command:
      - sail
      - north
volumes:
  crabs:
`
const json = '{\n  "lamp": "red",\n  "depths": [5, 6]\n}\n'
const shell = 'set -eu\ndocker run --name pier harbour:1\n'
const ignored = 'nets\ncrabs\n'

/** For every layout what is to be seen of it when all are there at once, one sample for each that excludes another. */
const VISIBLE: Readonly<Partial<Record<FileKind, readonly [string, Readonly<Record<string, RegExp>>]>>> = {
  dockerfile: [
    dockerfile,
    {
      'keywords in lower case': /^from harbour AS pier\r\n/m,
      'comments and blank lines between instructions': /\n\r\n# the tide is high\r\n\r\ncopy/,
      'comments inside continued instructions': /run moor fore \\\r\n# the tide is high\r\n/,
      'one command per line': /&& \\\r\n {4}moor aft/,
      'flags in reverse order': /copy --link --chown=1000 boat/,
      'blanks inside the exec form': /cmd \[ "sail" , {2}"north" \]/,
      'quotes around values': /env TIDE="high"/,
      'Windows line ends': /^(?:[^\n]*\r\n)+[^\r\n]*$/,
      'no line end at the end': /\]$/,
    },
  ],
  compose: [
    compose,
    {
      'comments and blank lines between entries': /\n\r\n# the tide is high\r\n'services':/,
      'comments at the ends of lines': /'image': "harbour\/ferry" # the tide is high/,
      'quotes around text': /'image': "harbour/,
      'lists and maps in block form': /^ *- "80:80"/m,
      'short lists and maps in brackets': /'command': \[ "sail", "north" \]/,
      'keys in another order': /'volumes':[^]*'services':/,
      'deeper indentation': /^ {8}'image':/m,
      'lists at the depth of their key': /^ {4}'command':\s+# the tide is high\s+^ {4}- "sail"/m,
      'Windows line ends': /^(?:[^\n]*\r\n)+[^\r\n]*$/,
      'no line end at the end': /[^\n]$/,
    },
  ],
  daemon: [
    json,
    {
      'keys in another order': /"depths"[^]*"lamp"/,
      'everything on one line': /^\{"depths":\[5,6\],"lamp":"red"\}$/,
      'one word on a line': /\[\r\n\t5\r\n\t,/,
      'Windows line ends': /^(?:[^\n]*\r\n)+[^\r\n]*$/,
    },
  ],
  shell: [
    shell,
    {
      'options with an equals sign': /--name=pier/,
      'quotes around words': /"harbour:1"/,
      'one word on a line': /"run" \\\n/,
      'comments and blank lines between commands': /\n\n# the tide is high\n\ndocker/,
      'no line end at the end': /[^\n]$/,
    },
  ],
  dockerignore: [
    ignored,
    { 'comments and blank lines between patterns': /nets\n\n# the tide is high\ncrabs/ },
  ],
}
/** Kinds that share the layouts of another. */
const SAME: Readonly<Partial<Record<FileKind, FileKind>>> = {
  'gitlab-ci': 'compose',
  renovate: 'daemon',
  gitignore: 'dockerignore',
}

describe.each(Object.entries(VISIBLE))('all layouts at once: %s', (kind, [text, visible]) => {
  const { single, together } = reformattersOf(kind as FileKind)
  const made = together.map(({ apply }) => apply(text))

  test.each(single)('$name is still to be seen', ({ name, apply }) => {
    expect(visible[name]).toBeDefined()
    expect(apply(text)).not.toBe(text)
    const shown = made.filter((_, at) => together[at]!.name.split(', ').includes(name))
    expect(shown).not.toEqual([])
    expect(shown.filter((each) => visible[name]!.test(each))).not.toEqual([])
    expect(text).not.toMatch(visible[name]!)
  })
})

test.each(Object.entries(SAME))('%s is laid out as %s', (kind, other) => {
  expect(reformattersOf(kind as FileKind)).toBe(reformattersOf(other))
})

const names = (layouts: readonly { readonly name: string }[]) => layouts.map(({ name }) => name)

describe('answers of several files', () => {
  const { single, together } = layoutsOfMany()
  const files = { Dockerfile: dockerfile, '.dockerignore': ignored, 'notes.txt': 'x\n' }

  test('one by one, kind by kind', () => {
    const layouts = single(files)
    expect(names(layouts)).toContain('keywords in lower case')
    expect(names(layouts)).toContain('comments and blank lines between patterns')
    for (const layout of layouts)
      expect(
        Object.entries(layout.files).filter(([path, text]) => files[path as 'Dockerfile'] !== text),
      ).toHaveLength(1)
  })

  test('all kinds at once', () => {
    const [all, ...more] = together(files)
    expect(more).toEqual([])
    expect(all!.files['Dockerfile']).toMatch(/^from harbour/m)
    expect(all!.files['.dockerignore']).toMatch(/# the tide/)
    expect(all!.files['notes.txt']).toBe('x\n')
    expect(all!.name).toMatch(/^keywords in lower case, .*, comments and blank lines between patterns$/)
  })

  test('two where layouts exclude one another, with the rest in both', () => {
    const both = together({ ...files, 'compose.yaml': compose })
    expect(both).toHaveLength(2)
    expect(both[0]!.files['compose.yaml']).not.toBe(both[1]!.files['compose.yaml'])
    expect(both[0]!.files['Dockerfile']).toBe(both[1]!.files['Dockerfile'])
  })

  test('nothing that changes nothing', () => {
    expect([...single({ 'notes.txt': 'x' }), ...together({ 'notes.txt': 'x' })]).toEqual([])
    expect(together({ Dockerfile: '' })).toEqual([])
  })
})
