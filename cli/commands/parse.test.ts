import { describe, expect, test } from 'vitest'
import { lines, runIn } from '../testing/run-in.ts'

type Output = {
  path: string
  instructions: { keyword: string }[]
  problems: { message: string; range: { start: { line: number } } }[]
}

test('one line of JSON per file', async () => {
  const files = { Dockerfile: '# escape=`\nFROM a\nCMD ["b", "c"]\n', 'api.Dockerfile': 'FROM b\n' }
  const { status, out, err } = await runIn(files, [
    'parse',
    'Dockerfile',
    'api.Dockerfile',
    '--format',
    'json',
  ])
  expect({ status, err }).toEqual({ status: 0, err: '' })
  const [first, second] = lines(out)
  expect(Object.keys(first!)).toEqual(['version', 'path', 'directives', 'instructions', 'problems'])
  expect(first).toMatchObject({
    version: 1,
    path: 'Dockerfile',
    directives: [{ name: 'escape', value: '`', line: 1 }],
    problems: [],
  })
  expect(first!['instructions']).toMatchObject([
    { keyword: 'FROM' },
    { keyword: 'CMD', form: 'exec', args: ['b', 'c'] },
  ])
  expect(second).toMatchObject({ path: 'api.Dockerfile' })
})

test('text for people', async () => {
  const { out } = await runIn({ Dockerfile: 'FROM a\nRUN <<EOF\nls\nEOF\nONBUILD USER b\nNONSENSE\n' }, [
    'parse',
    'Dockerfile',
  ])
  expect(out).toContain('Dockerfile\n')
  expect(out).toContain('  1:1  FROM (list) "a"\n')
  expect(out).toContain('<<EOF "ls\\n"')
  expect(out).toMatch(/5:1 {2}ONBUILD USER \(\w+\) "b"/)
  expect(out).toMatch(/6:1 {2}error {2}/)
})

describe('standard input', () => {
  test.each<[string[], string]>([
    [['parse', '-', '--format', 'json'], '-'],
    [['parse', '-', '--as', 'api/Dockerfile', '--format', 'json'], 'api/Dockerfile'],
    [['parse', '-', '--as', 'dockerfile', '--format', 'json'], '-'],
  ])('%j has the path %s', async (argv, path) => {
    const { status, out } = await runIn({}, argv, { stdin: 'FROM a\n' })
    expect(status).toBe(0)
    expect(lines<Output>(out)[0]).toMatchObject({ path, instructions: [{ keyword: 'FROM' }] })
  })
})

describe('bad input is data, never a crash', () => {
  test.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['comments only', '# nothing\n'],
    ['unknown instruction', 'FORM a\n'],
    ['unterminated here-document', 'FROM a\nRUN <<EOF\nls\n'],
    ['NUL', 'FROM a\nRUN \u0000\n'],
    ['not UTF-8', new Uint8Array([0x46, 0x52, 0x4f, 0x4d, 0x20, 0xff, 0xfe])],
    ['one very long line', `FROM ${'a'.repeat(1_000_000)}`],
    ['Windows line ends and a byte order mark', '\uFEFFFROM a\r\nRUN b\r\n'],
  ])('%s', async (_, text) => {
    const { status, out, err } = await runIn({ Dockerfile: text }, [
      'parse',
      'Dockerfile',
      '--format',
      'json',
    ])
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(lines(out)).toHaveLength(1)
  })

  test.each([
    ['', 1],
    ['# nothing\n', 2],
    ['FORM a\n', 1],
    ['FROM a\nRUN <<EOF\nls\n', 2],
  ])('%j has a problem with a place', async (text, line) => {
    const { out } = await runIn({ Dockerfile: text }, ['parse', 'Dockerfile', '--format', 'json'])
    expect(lines<Output>(out)[0]!.problems[0]).toMatchObject({
      severity: 'error',
      range: { start: { line } },
    })
  })
})

describe('a file that cannot be read', () => {
  test.each<[string, string]>([
    ['nowhere/Dockerfile', 'nowhere/Dockerfile does not exist.'],
    ['api', 'api is a folder, not a file.'],
    [
      'notes.txt',
      'notes.txt does not say by its name what it holds; add --as and one of dockerignore, gitignore, dockerfile, compose, gitlab-ci, daemon, renovate, makefile, shell.',
    ],
  ])('%s', async (path, sentence) => {
    const files = { 'api/Dockerfile': 'FROM a\n', 'notes.txt': 'x' }
    const { status, out, err } = await runIn(files, ['parse', path, 'api/Dockerfile', '--format', 'json'])
    expect({ status, err }).toEqual({ status: 2, err: `drydock: ${sentence}\n` })
    expect(lines(out)).toHaveLength(1)
  })

  test.each([
    ['compose.yaml', 'services:\n  pier: { image: harbour:1 }\n', 'compose', 'pier'],
    ['.gitlab-ci.yml', 'pier:\n  script: docker build .\n', 'gitlab-ci', 'pier'],
    ['daemon.json', '{"icc": false}', 'daemon', 'icc'],
    ['moor.sh', 'docker pull harbour:1\n', 'shell', 'harbour:1'],
    ['Makefile', 'pier:\n\tdocker pull harbour:1\n', 'makefile', 'harbour:1'],
    ['.dockerignore', '*.log\n', 'dockerignore', '*.log'],
  ])('%s is printed as its model', async (path, text, kind, part) => {
    const { status, out } = await runIn({ [path]: text }, ['parse', path, '--format', 'json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ version: 1, path, kind })
    expect(JSON.stringify(JSON.parse(out).model)).toContain(part)
    expect((await runIn({ [path]: text }, ['parse', path])).out).toContain('\n  "kind"')
  })

  test('--as makes a file readable', async () => {
    expect(
      (await runIn({ 'notes.txt': 'FROM a\n' }, ['parse', 'notes.txt', '--as', 'dockerfile'])).status,
    ).toBe(0)
  })
})
