import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withFolder } from '../../lib/content/testing/content-folder.ts'
import { createProgress } from '../progress.ts'
import { lines, runAt, runIn } from '../testing/run-in.ts'

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
  expect(lines(out)).toMatchObject([{ score: 100 }])
  const { out: text } = await runIn(files, ['lint', 'Dockerfile', '--only', 'user-missing'])
  expect(text).toBe('No problems in 1 file.\n')
})

test('folders are walked, paths sorted, .gitignore respected', async () => {
  const { out } = await runIn(
    { ...files, '.git/HEAD': '', '.gitignore': 'old/\n', 'old/Dockerfile': bad, 'notes.txt': 'x' },
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
    const [unsure] = rulesIn((await runIn({ 'a/Dockerfile': leaky, 'a/a.py': '' }, json('a'))).out)
    expect(unsure).not.toContain('copy-source-missing')
    expect(unsure).not.toContain('secret-file-copied')
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

describe('text for people', () => {
  test('shows the line of each finding, with colour on a terminal only', async () => {
    const argv = ['lint', 'bad', 'Dockerfile', '--only', 'user-missing,exec-form-recommended']
    const plain = await runIn(files, argv)
    expect(plain.out).toMatch(
      /^bad\/Dockerfile\n(?: +\d+:\d+ {2}(?:error|warning|info) +\S.* {2}[a-z-]+\n +\d+ \| .*\n +\| +\^+\n)+\n\d+ warnings.* in 2 files\.\n$/,
    )
    const coloured = await runIn(files, argv, { colour: true })
    expect(coloured.out.replaceAll('\u001B', '').replaceAll(/\[\d+m/g, '')).toBe(plain.out)
    expect(coloured.out).not.toBe(plain.out)
  })

  test('puts the carets below the fault', async () => {
    const { out } = await runIn(files, ['lint', 'bad', '--only', 'base-image-untagged'])
    expect(out).toContain('\n    1 | FROM python\n      |      ^^^^^^\n')
  })

  test('says what comments hold back', async () => {
    const dockerfile = `# drydock ignore=base-image-untagged -- pinned by the mirror\n${bad}`
    const { out } = await runIn({ Dockerfile: dockerfile }, ['lint', '.', '--only', 'base-image-untagged'])
    expect(out).toBe('No problems in 1 file. 1 finding held back by comments.\n')
  })

  test('lets no file move the cursor', async () => {
    const { out, err } = await runIn({ 'a\u001B[2J/Dockerfile': 'FROM a\u001B[2Jb\n\u001B]0;x\u0007 a\n' }, [
      'lint',
      '.',
    ])
    expect(out + err).not.toMatch(/\p{Cc}(?<!\n)/u)
  })
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

describe('what comments hold back', () => {
  const dockerfile = '# drydock ignore=base-image-untagged -- a mirror\nFROM harbour\nUSER root\n'

  test('neither fails the run nor costs points, and JSON tells it apart', async () => {
    const { status, out } = await runIn({ Dockerfile: dockerfile }, [
      ...json('.', '--fail-on', 'warning'),
      '--only',
      'base-image-untagged',
    ])
    expect(status).toBe(0)
    expect(lines(out)[0]).toMatchObject({
      findings: [],
      ignored: [
        {
          rule: 'base-image-untagged',
          severity: 'warning',
          range: { start: { line: 2 } },
          by: { tool: 'drydock', line: 1, reason: 'a mirror' },
        },
      ],
    })
    const score = async (text: string) =>
      lines<Output>((await runIn({ Dockerfile: text }, json('.'))).out)[0]!.score
    expect(await score(dockerfile)).toBeGreaterThan(await score(dockerfile.replace(/^.*\n/, '')))
  })

  test('what is said about comments can be left out', async () => {
    const unused = { Dockerfile: 'FROM harbour:1\n# drydock ignore=sudo-used\nUSER 1000\n' }
    expect(rulesIn((await runIn(unused, json('.', '--only', 'suppression-unused'))).out)).toEqual([
      ['suppression-unused'],
    ])
    expect(rulesIn((await runIn(unused, json('.', '--skip', 'suppression-unused'))).out)[0]).not.toContain(
      'suppression-unused',
    )
  })
})

describe('--fix', () => {
  const broken = 'FROM harbour:1\nADD app.py /app.py\nUSER 1000:1000\nCMD ["python", "/app.py"]\n'
  const mended = broken.replace('ADD', 'COPY')
  const folder = { Dockerfile: broken, 'app.py': 'print(1)\n' }

  test('writes what is safe, says it, and judges what is left', async () => {
    await withFolder(folder, async (cwd) => {
      const first = await runAt(cwd, [
        'lint',
        '.',
        '--fix',
        '--fail-on',
        'info',
        '--only',
        'add-instead-of-copy',
      ])
      expect(first).toMatchObject({ status: 0, err: '' })
      expect(first.out).toMatch(
        /^\.\/Dockerfile\n {2}fixed 2:1 {2}\S.* {2}add-instead-of-copy\n\n1 fix applied\. No problems in 1 file\.\n$/,
      )
      expect(await readFile(join(cwd, 'Dockerfile'), 'utf8')).toBe(mended)
      const second = await runAt(cwd, ['lint', '.', '--fix', '--only', 'add-instead-of-copy'])
      expect(second.out).toBe('No problems in 1 file.\n')
    })
  })

  test('with another format says it on standard error', async () => {
    const { out, err } = await runIn(folder, [
      ...json('Dockerfile', '--only', 'add-instead-of-copy'),
      '--fix',
    ])
    expect(lines<Output>(out)[0]?.findings).toEqual([])
    expect(err).toMatch(/^drydock: Dockerfile:2:1 {2}\S.* {2}add-instead-of-copy\n$/)
  })

  test('--dry-run writes nothing and prints a diff; the file is judged as it is', async () => {
    await withFolder(folder, async (cwd) => {
      const { status, out } = await runAt(cwd, [
        'lint',
        '.',
        '--fix',
        '--dry-run',
        '--fail-on',
        'info',
        '--only',
        'add-instead-of-copy',
      ])
      expect({ status, out }).toEqual({
        status: 1,
        out: '--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,4 +1,4 @@\n FROM harbour:1\n-ADD app.py /app.py\n+COPY app.py /app.py\n USER 1000:1000\n CMD ["python", "/app.py"]\n',
      })
      expect(await readFile(join(cwd, 'Dockerfile'), 'utf8')).toBe(broken)
    })
  })

  test('leaves alone what --skip names and what a comment holds back', async () => {
    for (const [text, ...argv] of [
      [broken, '--skip', 'add-instead-of-copy'],
      [broken.replace('ADD', '# drydock ignore=add-instead-of-copy -- on purpose\nADD')],
    ] as const) {
      const { out } = await runIn({ ...folder, Dockerfile: text }, [
        'lint',
        '.',
        '--fix',
        '--dry-run',
        ...argv,
      ])
      expect(out).not.toContain('COPY')
    }
  })

  test('standard input is shown, never written', async () => {
    const { out } = await runIn({}, ['lint', '-', '--fix', '--dry-run', '--only', 'add-instead-of-copy'], {
      stdin: broken,
    })
    expect(out).toContain('+COPY app.py')
    expect(await runIn({}, ['lint', '-', '--fix'], { stdin: broken })).toMatchObject({ status: 2, out: '' })
  })

  test('a file that is not UTF-8 throughout is named and left as it is', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(broken), 0x23, 0xe9, 0x0a])
    await withFolder({ Dockerfile: bytes, 'app.py': '' }, async (cwd) => {
      expect(await runAt(cwd, ['lint', 'Dockerfile', '--fix'])).toMatchObject({
        status: 2,
        err: 'drydock: Dockerfile is not UTF-8 text, so it is not fixed.\n',
      })
      expect(new Uint8Array(await readFile(join(cwd, 'Dockerfile')))).toEqual(bytes)
    })
  })

  test.each([
    [['lint', '.', '--dry-run'], '--dry-run shows what --fix would do; write --fix --dry-run.'],
    [
      ['lint', '.', '--fix', '--dry-run', '--format', 'sarif'],
      '--fix --dry-run prints a diff, so it takes no --format sarif.',
    ],
  ])('%j is refused', async (argv, message) => {
    expect(await runIn(folder, argv)).toEqual({ status: 2, out: '', err: `drydock: ${message}\n` })
  })
})

describe('files that are no Dockerfiles', () => {
  test.each<[string, Uint8Array]>([
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0xff, 0xfe])],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
  ])('%s is named, and the run goes on', async (_, bytes) => {
    const { status, out, err } = await runIn(
      { ...files, 'x.Dockerfile': bytes },
      json('x.Dockerfile', 'Dockerfile'),
    )
    expect({ status, err }).toEqual({
      status: 2,
      err: 'drydock: x.Dockerfile is a binary file, which no Dockerfile is.\n',
    })
    expect(lines(out)).toHaveLength(1)
  })

  test('UTF-16 is told by the parser', async () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...good].flatMap((char) => [char.charCodeAt(0), 0])])
    const { status, out } = await runIn({ Dockerfile: utf16 }, json('Dockerfile'))
    expect(status).toBe(1)
    expect(rulesIn(out)[0]).toContain('nul-character')
  })

  test.each([
    ['text', 'RUN echo tide\n'],
    ['one heredoc', 'RUN <<EOF\n'],
  ])('of a file above 256 KB the beginning is checked, and that is said: %s', async (name, line) => {
    const filler = name === 'text' ? line.repeat(30_000) : `${line}${'echo tide\n'.repeat(40_000)}EOF\n`
    const text = `FROM harbour\n${filler}USER 1000\n`
    const { status, out, err } = await runIn({ Dockerfile: text }, json('Dockerfile'))
    expect({ status, err }).toEqual({ status: 0, err: '' })
    const [output] = lines<{ findings: { rule: string; message: string; confidence: string }[] }>(out)
    const about = (rule: string) => output!.findings.filter((each) => each.rule === rule)
    expect(about('file-too-long').map(({ message }) => message)).toEqual([
      `The file has ${Math.ceil(text.length / 1024)} KB; only its first 256 KB, up to here, are checked.`,
    ])
    expect(about('base-image-untagged')).toMatchObject(name === 'text' ? [{ confidence: 'likely' }] : [{}])
    expect(about('heredoc-terminator')).toEqual([])
    expect(await runIn({ Dockerfile: text }, ['lint', 'Dockerfile', '--fix'])).toMatchObject({
      status: 2,
      err: 'drydock: Dockerfile is larger than 256 KB, so it is not fixed.\n',
    })
  })
})

test('progress is shown on a terminal when a run takes long', () => {
  let [time, shown] = [0, '']
  const io = {
    cwd: '',
    stdin: async () => new Uint8Array(),
    stdout: () => undefined,
    colour: false,
    content: '',
  }
  const progress = createProgress(
    { ...io, interactive: true, stderr: (text) => void (shown += text) },
    50,
    () => time,
  )
  progress.step()
  progress.clear()
  expect(shown).toBe('')
  time = 1500
  progress.step()
  progress.step()
  progress.clear()
  expect(shown).toBe('\r\u001B[K2 of 50 files\r\u001B[K')
  const silent = createProgress({ ...io, stderr: (text) => void (shown += text) }, 50, () => time + 5000)
  silent.step()
  expect(shown).toHaveLength('\r\u001B[K2 of 50 files\r\u001B[K'.length)
})

describe('files of other kinds', () => {
  const compose =
    'services:\n  pier:\n    image: harbour:1\n    # drydock ignore=compose-privileged -- the crane needs it\n    privileged: true\n'

  test('are found, read and named by their kind', async () => {
    const files = {
      Dockerfile: bad,
      'compose.yaml': compose,
      'daemon.json': '{"icc": tru}',
      'moor.sh': 'docker run -d --privileged harbour:1\n',
      '.gitlab-ci.yml': 'pier:\n  stage: sail\n  script: make\n',
      '.dockerignore': '[\n',
    }
    const { out } = await runIn(files, json('.'))
    const kinds = lines<Output & { kind: string }>(out).map(({ path, kind }) => `${path} ${kind}`)
    expect(kinds).toEqual([
      './.dockerignore dockerignore',
      './.gitlab-ci.yml gitlab-ci',
      './Dockerfile dockerfile',
      './compose.yaml compose',
      './daemon.json daemon',
      './moor.sh shell',
    ])
    for (const line of lines<Output>(out)) expect(line.findings.length, line.path).toBeGreaterThan(0)
  })

  test('comments in YAML hold findings back', async () => {
    const { out } = await runIn({ 'compose.yaml': compose }, json('compose.yaml'))
    const [line] = lines<Output & { ignored: { rule: string; by: object }[] }>(out)
    expect(line!.findings.map(({ rule }) => rule)).not.toContain('compose-privileged')
    expect(line!.ignored).toEqual([
      expect.objectContaining({
        rule: 'compose-privileged',
        by: { tool: 'drydock', line: 4, reason: 'the crane needs it' },
      }),
    ])
  })

  test('the fix of a compose file is written', async () => {
    const old = "version: '3'\nservices:\n  pier:\n    image: harbour:1\n"
    await withFolder({ 'compose.yaml': old }, async (cwd) => {
      await runAt(cwd, ['lint', 'compose.yaml', '--fix', '--only', 'compose-version-field'])
      expect(await readFile(join(cwd, 'compose.yaml'), 'utf8')).toBe(old.slice(old.indexOf('services')))
    })
  })
})
