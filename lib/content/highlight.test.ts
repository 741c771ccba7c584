import { describe, expect, test } from 'vitest'
import { highlight, highlightDockerfile, highlightFence } from './highlight.ts'

/** `keyword[RUN] text` … : what is not plain text, in brackets behind its kind. */
const shown = (text: string) =>
  highlightDockerfile(text).map((line) =>
    line.map(({ kind, text: piece }) => (kind === 'text' ? piece : `${kind}[${piece}]`)).join(''),
  )

test.each([
  ['FROM python:3.14-slim AS build', ['keyword[FROM] python:number[3.14-slim] keyword[AS] build']],
  ['from registry.example:5000/pier', ['keyword[from] registry.example:5000/pier']],
  ['FROM a\n# tide\nRUN ls', ['keyword[FROM] a', 'comment[# tide]', 'keyword[RUN] ls']],
  ['# syntax=docker/dockerfile:1\nFROM a', ['comment[# syntax=docker/dockerfile:1]', 'keyword[FROM] a']],
  ['FROM a\nCOPY --from=build /x /y', ['keyword[FROM] a', 'keyword[COPY] flag[--from=build] /x /y']],
  ['FROM a\nCMD ["pier", "$X"]', ['keyword[FROM] a', 'keyword[CMD] [string["pier"], string["$X"]]']],
  ['FROM a\nEXPOSE 8080/tcp ${PORT}', ['keyword[FROM] a', 'keyword[EXPOSE] number[8080/tcp] var[${PORT}]']],
  ['FROM a\nUSER 10001:10001', ['keyword[FROM] a', 'keyword[USER] number[10001:10001]']],
  [
    'FROM a\nENV A="b $C" D=\'$E\'',
    ['keyword[FROM] a', 'keyword[ENV] A=string["b ]var[$C]string["] D=string[\'$E\']'],
  ],
  [
    'FROM a\nRUN a && b \\\n # c\n || d; e',
    ['keyword[FROM] a', 'keyword[RUN] a op[&&] b op[\\]', ' comment[# c]', ' op[||] dop[;] e'],
  ],
  ['FROM a\nRUN <<EOF\necho $X\nEOF', ['keyword[FROM] a', 'keyword[RUN] op[<<EOF]', 'echo var[$X]', 'EOF']],
  ['FROM a\nONBUILD RUN x', ['keyword[FROM] a', 'keyword[ONBUILD] keyword[RUN] x']],
  [
    'FROM a\nHEALTHCHECK --interval=5s CMD ["x"]',
    ['keyword[FROM] a', 'keyword[HEALTHCHECK] flag[--interval=5s] keyword[CMD] [string["x"]]'],
  ],
])('%j', (text, lines) => {
  expect(shown(text)).toEqual(lines)
})

describe('any text', () => {
  test.each([
    '',
    '\n\n',
    'nonsense here',
    'RUN "open',
    '\u0000',
    'FROM a\r\nRUN b\r\n',
    'RUN <<EOF\nx',
    '$'.repeat(2000),
  ])('%j keeps every character', (text) => {
    expect(
      highlightDockerfile(text)
        .map((line) => line.map((token) => token.text).join(''))
        .join('\n'),
    ).toBe(text)
  })
})

describe('other files', () => {
  const pieces = (lines: ReturnType<typeof highlight> | null) =>
    lines?.map((line) => line.map(({ kind, text }) => (kind === 'text' ? text : `${kind}[${text}]`)).join(''))

  test.each([
    ['compose', 'services:\n  pier: # one', ['flag[services]:', '  flag[pier]: comment[# one]']],
    ['gitlab-ci', 'when: "x"', ['flag[when]: string["x"]']],
    ['daemon', '{ "icc": false }', ['{ flag["icc"]: keyword[false] }']],
    ['shell', 'ls -l | wc', ['ls flag[-l] op[|] wc']],
    ['gitignore', '!pier', ['op[!]pier']],
  ] as const)('%s', (kind, text, expected) => {
    expect(pieces(highlight(kind, text))).toEqual(expected)
  })

  test('fences name their language', () => {
    expect(pieces(highlightFence('yml', 'a: 1'))).toEqual(['flag[a]: number[1]'])
    expect(pieces(highlightFence('docker', 'FROM a'))).toEqual(['keyword[FROM] a'])
    expect(highlightFence('rust', 'fn a() {}')).toBeNull()
  })

  test('nothing of the text is lost', () => {
    const text = 'a: |\n  b\n\n- "c\n d"\n'
    const joined = highlight('compose', text).map((line) => line.map((piece) => piece.text).join(''))
    expect(joined.join('\n')).toBe(text)
  })
})
