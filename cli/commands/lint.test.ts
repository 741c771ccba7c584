import { describe, expect, test } from 'vitest'
import { lines, runIn } from '../testing/run-in.ts'

type Output = {
  path: string
  score: number
  findings: { rule: string; severity: string; why: string | null }[]
}

const bad = 'FROM python\nCOPY app.py /app.py\nCMD python /app.py\n'
const good = 'FROM python:3.14-slim\nCOPY app.py /app.py\nUSER 1000:1000\nCMD ["python", "/app.py"]\n'
const files = { 'app.py': 'print(1)\n', 'bad/Dockerfile': bad, 'bad/app.py': '', Dockerfile: good }
const json = (...argv: string[]) => ['lint', ...argv, '--format', 'json']
const rulesIn = (out: string) => lines<Output>(out).map(({ findings }) => findings.map(({ rule }) => rule))

test('one line of JSON per file, with what a finding is about', async () => {
  const { status, out } = await runIn(files, json('bad/Dockerfile', '--only', 'user-missing'))
  expect(status).toBe(0)
  const [result] = lines(out)
  expect(Object.keys(result!)).toEqual(['version', 'path', 'kind', 'score', 'findings'])
  expect(result).toMatchObject({ version: 1, path: 'bad/Dockerfile', kind: 'dockerfile' })
  const [finding] = result!['findings'] as Record<string, unknown>[]
  expect(Object.keys(finding!)).toEqual([
    'rule',
    'severity',
    'confidence',
    'message',
    'range',
    'why',
    'docs',
    'fixable',
    'equivalents',
  ])
  expect(finding).toMatchObject({
    rule: 'user-missing',
    docs: 'rules/user-missing',
    range: { start: { line: 1 } },
  })
})

test('a file without findings has all points', async () => {
  const { status, out } = await runIn(files, json('Dockerfile'))
  expect(status).toBe(0)
  expect(lines(out)).toMatchObject([{ score: 100, findings: [] }])
  expect((await runIn(files, ['lint', 'Dockerfile'])).out).toBe('No problems in 1 file.\n')
})

test('folders are walked, paths sorted, .gitignore respected', async () => {
  const { out } = await runIn(
    { ...files, '.git/HEAD': '', '.gitignore': 'old/\n', 'old/Dockerfile': bad, 'notes.sh': 'x' },
    json('.'),
  )
  expect(lines<Output>(out).map(({ path }) => path)).toEqual(['./Dockerfile', './bad/Dockerfile'])
})

test('shards put together are the whole', async () => {
  const whole = await runIn(files, json('.'))
  const parts = [
    await runIn(files, json('.', '--shard', '1/2')),
    await runIn(files, json('.', '--shard', '2/2')),
  ]
  expect(parts.map(({ out }) => out).join('')).toBe(whole.out)
})

describe('--fail-on', () => {
  test.each([
    ['error', 0],
    ['warning', 1],
    ['info', 1],
    ['never', 0],
  ])('%s ends with %i on warnings', async (threshold, status) => {
    expect((await runIn(files, ['lint', 'bad/Dockerfile', '--fail-on', threshold])).status).toBe(status)
  })

  test('errors end with 1', async () => {
    expect((await runIn({ Dockerfile: 'RUN a\n' }, ['lint', 'Dockerfile'])).status).toBe(1)
    expect(
      (await runIn({ Dockerfile: 'RUN a\n' }, ['lint', 'Dockerfile', '--fail-on', 'never'])).status,
    ).toBe(0)
  })
})

describe('--only and --skip', () => {
  test('choose rules', async () => {
    expect(
      rulesIn((await runIn(files, json('bad', '--only', 'user-missing,base-image-untagged'))).out),
    ).toEqual([['base-image-untagged', 'user-missing']])
    const [left] = rulesIn((await runIn(files, json('bad', '--skip', 'user-missing'))).out)
    expect(left).toContain('base-image-untagged')
    expect(left).not.toContain('user-missing')
  })

  test('do not change the score, which is the file’s', async () => {
    const score = async (...argv: string[]) =>
      lines<Output>((await runIn(files, json('bad', ...argv))).out)[0]!.score
    expect(await score('--only', 'user-missing')).toBe(await score())
  })

  test('name the nearest rule', async () => {
    const { status, err } = await runIn(files, ['lint', '.', '--only', 'user-mising'])
    expect({ status, err }).toEqual({
      status: 2,
      err: 'drydock: --only does not know "user-mising"; did you mean user-missing?\n',
    })
  })
})

describe('the build context', () => {
  const dockerfile = 'FROM python:3.14-slim\nCOPY lamp.py /\nUSER 1000:1000\nCMD ["python", "/lamp.py"]\n'

  test('is the folder given: what it lacks is an error', async () => {
    expect(
      (await runIn({ 'a/Dockerfile': dockerfile, 'b/lamp.py': '' }, ['lint', 'a', '--context', 'b'])).status,
    ).toBe(0)
    expect(
      (await runIn({ 'a/Dockerfile': dockerfile, 'b/light.py': '' }, ['lint', 'a', '--context', 'b'])).status,
    ).toBe(1)
  })

  test('is otherwise a guess: what lies beside the Dockerfile is known, and more may exist', async () => {
    const leaky =
      'FROM python:3.14-slim\nCOPY . /app\nCOPY other /other\nUSER 1000:1000\nCMD ["python", "/app/a.py"]\n'
    expect(rulesIn((await runIn({ 'a/Dockerfile': leaky, 'a/a.py': '' }, json('a'))).out)).toEqual([[]])
    const [found] = rulesIn(
      (await runIn({ 'a/Dockerfile': leaky, 'a/a.py': '', 'a/.env': 'PASSWORD=x' }, json('a'))).out,
    )
    expect(found).toContain('secret-file-copied')
  })

  test('has to be a folder', async () => {
    expect(await runIn({ 'a/Dockerfile': dockerfile }, ['lint', 'a', '--context', 'c'])).toMatchObject({
      status: 2,
      err: 'drydock: --context c is not a folder.\n',
    })
  })
})

test('text for people, with colour on a terminal only', async () => {
  const plain = await runIn(files, ['lint', 'bad', 'Dockerfile'])
  expect(plain.out).toMatch(
    /^bad\/Dockerfile\n(?: +\d+:\d+ {2}(?:error|warning|info) +\S.* {2}[a-z-]+\n)+\n\d+ warnings.* in 2 files\.\n$/,
  )
  const coloured = await runIn(files, ['lint', 'bad', 'Dockerfile'], { colour: true })
  expect(coloured.out.replaceAll('\u001B', '').replaceAll(/\[\d+m/g, '')).toBe(plain.out)
  expect(coloured.out).not.toBe(plain.out)
})

test('standard input', async () => {
  const { out } = await runIn(files, json('-', '--as', 'api/Dockerfile'), { stdin: bad })
  expect(lines<Output>(out)[0]?.path).toBe('api/Dockerfile')
})

describe('a file Docker refuses', () => {
  test.each([
    ['empty', ''],
    ['comments only', '# nothing\n'],
    ['nonsense', 'ahoy\n'],
    ['unterminated', 'FROM a\nRUN <<EOF\n'],
    ['NUL', 'FROM a\nRUN \u0000\n'],
  ])('%s: errors with a place, 0 points, and the run goes on', async (_, text) => {
    const { status, out } = await runIn(
      { 'a.Dockerfile': text, Dockerfile: good, 'app.py': '' },
      json('a.Dockerfile', 'Dockerfile'),
    )
    expect(status).toBe(1)
    const [first, second] = lines<Output>(out)
    expect(first).toMatchObject({ score: 0 })
    expect(first!.findings.map(({ severity }) => severity)).toContain('error')
    expect(second).toMatchObject({ score: 100 })
  })
})

test('an unreadable path ends with 2, and the others are checked', async () => {
  const { status, out, err } = await runIn(files, json('nowhere', 'Dockerfile'))
  expect({ status, err }).toEqual({ status: 2, err: 'drydock: nowhere does not exist.\n' })
  expect(lines(out)).toHaveLength(1)
})
