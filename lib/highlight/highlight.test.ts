import { describe, expect, test } from 'vitest'
import { tokenizerOf, tokensOf, type Coloured } from './index.ts'

/** `kind:text` of every piece that is coloured. */
function coloured(language: Coloured, text: string): string[] {
  const lines = text.split('\n')
  return tokensOf(text, tokenizerOf(language)).flatMap((tokens, index) => {
    const line = lines[index]!
    return tokens.flatMap(({ start, kind }, at) => {
      const piece = line.slice(start, tokens[at + 1]?.start).trim()
      return kind === 'text' || piece === '' ? [] : [`${kind}:${piece}`]
    })
  })
}

describe('YAML', () => {
  test.each<[text: string, expected: string[]]>([
    ['services:', ['attribute:services']],
    ['  image: crane:1.9', ['attribute:image']],
    ['  - db', ['operator:-']],
    ['  - name: db # why', ['operator:-', 'attribute:name', 'comment:# why']],
    ['- - a', ['operator:-', 'operator:-']],
    ['"a b": 1', ['attribute:"a b"', 'number:1']],
    ['max-size: "10m"', ['attribute:max-size', 'string:"10m"']],
    ["a: 'it''s'", ['attribute:a', "string:'it''s'"]],
    ['on: true', ['attribute:on', 'keyword:true']],
    ['on: trueish', ['attribute:on']],
    ['a: 1.9.0-slim', ['attribute:a']],
    ['x: &base', ['attribute:x', 'variable:&base']],
    ['<<: *base', ['attribute:<<', 'variable:*base']],
    ['tag: ${TAG:-1}', ['attribute:tag', 'variable:${TAG:-1}']],
    ['script: !reference [.a, script]', ['attribute:script', 'variable:!reference']],
    ['a: {driver: local, b: 2}', ['attribute:a', 'attribute:driver', 'attribute:b', 'number:2']],
    ['a: [1, true, "x"]', ['attribute:a', 'number:1', 'keyword:true', 'string:"x"']],
    ['url: http://a#b', ['attribute:url']],
    ['# note', ['comment:# note']],
    [
      'run: |\n  a: b\n\n  c\nend: 1',
      ['attribute:run', 'operator:|', 'string:a: b', 'string:c', 'attribute:end', 'number:1'],
    ],
    [
      '- |-\n  a: b\n- c: 1',
      ['operator:-', 'operator:|-', 'string:a: b', 'operator:-', 'attribute:c', 'number:1'],
    ],
    [
      'a: "b\n  c" # d\ne: 1',
      ['attribute:a', 'string:"b', 'string:c"', 'comment:# d', 'attribute:e', 'number:1'],
    ],
    ["- it's: fine", ['operator:-', "attribute:it's"]],
  ])('%j', (text, expected) => {
    expect(coloured('yaml', text)).toEqual(expected)
  })
})

test.each<[text: string, expected: string[]]>([
  ['{ "icc": false }', ['attribute:"icc"', 'keyword:false']],
  ['{ "a": "b: c", "n": -1.5 }', ['attribute:"a"', 'string:"b: c"', 'attribute:"n"', 'number:-1.5']],
  ['["true", null] // why', ['string:"true"', 'keyword:null', 'comment:// why']],
  ['"open\n1', ['string:"open', 'number:1']],
])('JSON: %j', (text, expected) => {
  expect(coloured('json', text)).toEqual(expected)
})

describe('shell', () => {
  test.each<[text: string, expected: string[]]>([
    ['docker run --rm -d shop', ['attribute:--rm', 'attribute:-d']],
    [
      'if test "$A"; then echo ok; fi # x',
      ['keyword:if', 'string:"$A"', 'operator:;', 'keyword:then', 'operator:;', 'keyword:fi', 'comment:# x'],
    ],
    [
      'for f in a b; do rm $f; done',
      ['keyword:for', 'keyword:in', 'operator:;', 'keyword:do', 'variable:$f', 'operator:;', 'keyword:done'],
    ],
    ['set -eu', ['keyword:set', 'attribute:-eu']],
    ['docker config set x', []],
    ['a && b | c > d', ['operator:&&', 'operator:|', 'operator:>']],
    ['echo a#b', []],
    ['echo "a\nb" c', ['string:"a', 'string:b"']],
    ["echo '# no'", ["string:'# no'"]],
    [
      'cat <<EOF > x\n$a\nEOF\ndone',
      ['operator:<<', 'operator:>', 'string:$a', 'operator:EOF', 'keyword:done'],
    ],
    ['docker build \\\n  -t shop .', ['operator:\\', 'attribute:-t']],
    ['sleep 5', ['number:5']],
  ])('%j', (text, expected) => {
    expect(coloured('shell', text)).toEqual(expected)
  })
})

test.each<[language: Coloured, text: string, expected: string[]]>([
  [
    'makefile',
    'image: Dockerfile\n\tdocker build -t $(TAG) .',
    ['attribute:image', 'operator::', 'attribute:-t'],
  ],
  ['makefile', 'TAG := 1 # x', ['operator::=', 'comment:# x']],
  ['makefile', '.PHONY: image', ['keyword:.PHONY', 'operator::']],
  ['ignore', '# keys\n*.pem\n!ca.pem', ['comment:# keys', 'operator:!']],
])('%s: %j', (language, text, expected) => {
  const found = coloured(language, text)
  expect(found.filter((piece) => !piece.startsWith('operator:$') && piece !== 'operator:)')).toEqual(expected)
})

test.each(['yaml', 'json', 'shell', 'makefile', 'ignore'] as const)(
  '%s: tokens stand in order, whatever the text',
  (language) => {
    const hostile = [
      '"'.repeat(5000),
      `${'- '.repeat(3000)}a`,
      ': '.repeat(3000),
      `${' '.repeat(5000)}x`,
      '{,'.repeat(3000),
      '$('.repeat(3000),
      '<<A '.repeat(1000),
      '\\'.repeat(5000),
    ]
    for (const tokens of tokensOf(hostile.join('\n'), tokenizerOf(language))) {
      const starts = tokens.map(({ start }) => start)
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    }
  },
)
