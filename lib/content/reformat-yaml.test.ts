import { describe, expect, test } from 'vitest'
import { readYaml } from '../engine/document/yaml.ts'
import type { Node } from '../engine/document/types.ts'
import { YAML_REFORMATTERS, YAML_TOGETHER } from './reformat-yaml.ts'

const apply = (name: string, text: string) =>
  YAML_REFORMATTERS.find((each) => each.name === name)!.apply(text)

describe('one by one', () => {
  test.each([
    [
      'comments and blank lines between entries',
      'pier:\n  ropes:\n    - red\n',
      '\n# the tide is high\npier:\n  \n  # the tide is high\n  ropes:\n    \n    # the tide is high\n    - red\n',
    ],
    ['comments and blank lines between entries', 'a: { b: 1 }\n', '\n# the tide is high\na: { b: 1 }\n'],
    [
      'comments at the ends of lines',
      'a: 1\nb: # mine\n  c: |\n    x\nd: [1]\ne:\n',
      'a: 1 # the tide is high\nb:\n  # mine\n  c: |\n    x\nd: [ 1 ]\ne:\n',
    ],
    [
      'quotes around text',
      'lamp: red\nlit: true\ndepth: 5\nyes: 022\nflag: "up"\nnone:\n',
      "'lamp': \"red\"\n'lit': true\n'depth': 5\n'yes': 022\n'flag': \"up\"\n'none':\n",
    ],
    [
      'quotes around text',
      'a: &ship\n  b: c\nd:\n  <<: *ship\n',
      "'a': &ship\n  'b': \"c\"\n'd':\n  <<: *ship\n",
    ],
    [
      'lists and maps in block form',
      'a: { b: [c, { d: e }] }\nf: []\n',
      'a:\n  b:\n    - c\n    - d: e\nf: []\n',
    ],
    [
      'short lists and maps in brackets',
      'a:\n  - b\n  - "c, d"\ne:\n  - f # kept\nh:\n  i: 1\n',
      'a: [ b, "c, d" ]\ne:\n  - f # kept\nh: { i: 1 }\n',
    ],
    ['keys in another order', 'a: 1\nb:\n  c: 2\n  d: 3\n', 'b:\n  d: 3\n  c: 2\na: 1\n'],
    ['keys in another order', 'x: &x\n  c: 2\n  d: 3\ny: *x\n', 'x: &x\n  d: 3\n  c: 2\ny: *x\n'],
    ['keys in another order', '- b\n- a\n', '- b\n- a\n'],
    [
      'deeper indentation',
      'a:\n  b: 0440\n  c: 1.10\n  d: !x null\n',
      'a:\n    b: 0440\n    c: 1.10\n    d: !x null\n',
    ],
    ['deeper indentation', 'a:\n  b:\n    - c\n', 'a:\n    b:\n        - c\n'],
    ['lists at the depth of their key', 'a:\n  - b\n  - c\n', 'a:\n- b\n- c\n'],
    ['Windows line ends', 'a: b\nc: d\n', 'a: b\r\nc: d\r\n'],
    ['no line end at the end', 'a: b\n\n', 'a: b'],
    ['no line end at the end', 'a: |\n  b\n', 'a: |\n  b\n'],
  ])('%s: %j', (name, text, expected) => {
    expect(apply(name, text)).toBe(expected)
  })
})

const harbour = [
  '# Ships that come by night.',
  'x-ship: &ship',
  '  restart: always',
  '  depth: 0o17',
  '  mode: 0440',
  '  weight: 1.10',
  '  none: ~',
  '  ports: ["80:80", 443, "127.0.0.1:22:22"]',
  '',
  'services:',
  '  ferry:',
  '    <<: *ship',
  '    image: harbour/ferry:1.10 # slow',
  "    user: '0'",
  '    lit: yes',
  '    command:',
  '      - sh',
  '      - -c',
  '      - |',
  '        echo "on: board"',
  '',
  '        exec ferry',
  '    labels: { tide: high, "with: colon": "# no comment" }',
  '    volumes:',
  '      - type: bind',
  '        source: ./nets',
  '      - crabs:/crabs',
  '    ports: !override',
  '      - "81:80"',
  '    env: {}',
  '    folded: >-',
  '      low',
  '      water',
  '  tug: *ship',
  'volumes:',
  '  crabs:',
  '',
].join('\n')

/** What a tree says, without places; of a map in no order. */
const meaning = (node: Node | null): unknown => {
  if (node === null) return null
  if (node.kind === 'scalar') return [node.tag, node.value]
  if (node.kind === 'list') return [node.tag, node.items.map(meaning)]
  return [node.tag, Object.fromEntries(node.entries.map(({ key, value }) => [key, meaning(value)]))]
}
const read = (text: string) => {
  const { root, unreadable } = readYaml(text, { customTags: ['!override', '!reset', '!reference'] })
  return { unreadable, root: meaning(root) }
}

describe('a file with everything', () => {
  test.each([...YAML_REFORMATTERS, ...YAML_TOGETHER])(
    '$name: changes the text, not the meaning',
    (reformatter) => {
      const after = reformatter.apply(harbour)
      if (reformatter.name !== 'no line end at the end') expect(after).not.toBe(harbour)
      expect(read(after)).toEqual(read(harbour))
    },
  )

  test('all after one another', () => {
    expect(read(YAML_REFORMATTERS.reduce((text, { apply: next }) => next(text), harbour))).toEqual(
      read(harbour),
    )
  })

  test.each(YAML_REFORMATTERS)(
    '$name: leaves alone what is no YAML, and several documents',
    (reformatter) => {
      if (/line end/.test(reformatter.name)) return
      for (const text of ['a: [b\nc: d\n', 'a: 1\na: 2\n', 'a: 1\n---\nb: 2\n', '', 'words\n'])
        expect(reformatter.apply(text)).toBe(text)
    },
  )
})
