import { describe, expect, test } from 'vitest'
import { runIn } from '../testing/run-in.ts'
import type { Outcome } from '../testing/run-in.ts'
import type { BuildOutput } from '../build-output.ts'

const DOCKERFILE = `FROM scratch AS dough
COPY flour /bowl/
FROM scratch
WORKDIR /shop
COPY --from=dough /bowl ./bowl
COPY menu .
USER 1000
CMD ["/serve"]
`
const FILES = { Dockerfile: DOCKERFILE, flour: 'f'.repeat(2000), menu: 'bread, cake' }

async function json(
  argv: readonly string[],
  files: Readonly<Record<string, string>> = FILES,
  stdin = '',
): Promise<BuildOutput> {
  const { out, err, status } = await runIn(files, ['build', ...argv, '--format', 'json'], { stdin })
  expect(err).toBe('')
  expect(status === 0 || status === 1).toBe(true)
  expect(out.endsWith('\n') && out.indexOf('\n') === out.length - 1).toBe(true)
  return JSON.parse(out) as BuildOutput
}

const stepsOf = ({ stages }: BuildOutput) => stages.flatMap(({ steps }) => steps)
const stepOn = (output: BuildOutput, line: number) => stepsOf(output).find((step) => step.line === line)!

describe('--format json', () => {
  test('is one object with the fields that are promised', async () => {
    const output = await json(['Dockerfile', '--context', '.', '--changed', 'menu'])
    expect(Object.keys(output)).toEqual(['version', 'ok', 'stages', 'image', 'secrets', 'problems'])
    expect(output).toMatchObject({ version: 1, ok: true, secrets: [] })
    expect(output.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(output.stages).toMatchObject([
      { name: 'dough', base: 'scratch', used: true, shipped: false, taken: ['/bowl'] },
      { name: '1', base: 'scratch', used: true, shipped: true, size: 2011, sizeBasis: 'measured' },
    ])
    expect(stepOn(output, 6)).toMatchObject({
      instruction: 'COPY menu .',
      line: 6,
      layer: 4,
      cached: false,
      reason: 'menu changed',
      size: 11,
      added: ['/shop/menu'],
      removed: [],
      secrets: [],
    })
    expect(stepOn(output, 2)).toMatchObject({ cached: true, reason: '' })
    expect(output.image).toMatchObject({
      user: { uid: 1000, root: false, known: true },
      workdir: '/shop',
      exposed: [],
      volumes: [],
      labels: {},
      entrypoint: null,
      cmd: { form: 'exec', argv: ['/serve'] },
      pid1: { program: 'serve' },
      healthcheck: null,
      size: 2011,
      layers: 3,
      packages: [],
      files: ['/shop/bowl/flour', '/shop/menu'],
    })
  })

  test('what was not asked is null', async () => {
    const output = await json(['Dockerfile', '--context', '.'])
    expect(stepsOf(output).map(({ cached }) => cached)).toEqual(stepsOf(output).map(() => null))
  })

  test('what cannot be known is null, with the part that is known beside it', async () => {
    const output = await json(['Dockerfile', '--context', '.'], {
      Dockerfile: 'FROM bakery.example/oven:2\nCOPY flour /\n',
      flour: 'ff',
    })
    expect(output.image).toMatchObject({
      size: null,
      sizeBasis: 'unknown',
      knownSize: 2,
      user: { name: null, uid: null, root: null, known: false },
    })
    expect(stepOn(output, 1)).toMatchObject({ size: null, knownSize: 0 })
  })

  test('lists every path', async () => {
    const breads = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`bread/${index}`, 'b']))
    const output = await json(['Dockerfile', '--context', '.'], {
      ...breads,
      Dockerfile: 'FROM scratch\nCOPY bread /bread/\n',
    })
    expect(output.image!.files).toHaveLength(150)
    expect(stepOn(output, 2).added).toHaveLength(151)
  })

  test('a secret has the layers it comes and goes with', async () => {
    const output = await json(['Dockerfile', '--context', '.'], {
      Dockerfile: 'FROM debian:13\nENV A=1\nCOPY .netrc /root/\nRUN rm /root/.netrc\n',
      '.netrc': 'machine bakery.example password crumb',
    })
    expect(output.secrets).toMatchObject([
      { what: '/root/.netrc', layer: 2, removedIn: 3, recoverable: true, line: 3, stage: '0' },
    ])
    expect(stepOn(output, 3).secrets).toEqual(['/root/.netrc'])
  })
})

describe('a build that fails', () => {
  const files = { Dockerfile: 'FROM scratch\nCOPY rye /\n', flour: '' }

  test('has no image and ends with 1', async () => {
    const { status, out } = await runIn(files, ['build', '.', '--context', '.', '--format', 'json'])
    const output = JSON.parse(out) as BuildOutput
    expect(status).toBe(1)
    expect(output).toMatchObject({ ok: false, image: null })
    expect(output.problems).toMatchObject([
      { code: 'copy-source-missing', severity: 'error', range: { start: { line: 2 } } },
    ])
  })

  test('says why, as docker build does', async () => {
    const { status, out, err } = await runIn(files, ['build', 'Dockerfile', '--context', '.'])
    expect({ status, err }).toEqual({ status: 1, err: '' })
    expect(out).toContain('   2 | >>> COPY rye /')
    expect(out).toContain('\nERROR: failed to build: failed to solve: ')
    expect(out).toContain('\nThe build fails: ')
  })

  test('so does a source that .dockerignore keeps out', async () => {
    const ignored = { Dockerfile: 'FROM scratch\nCOPY rye /\n', rye: '', '.dockerignore': 'rye\n' }
    const { status, out } = await runIn(ignored, ['build', 'Dockerfile', '--context', '.'])
    expect(status).toBe(1)
    expect(out).toContain('.dockerignore keeps it out of the build context')
  })

  test('a file that cannot be read is one too', async () => {
    const { status, out } = await runIn({ Dockerfile: 'COPPY a b\n' }, ['build', 'Dockerfile'])
    expect(status).toBe(1)
    expect(out).toContain('unknown instruction: COPPY')
  })
})

describe('--format text', () => {
  test('looks like docker build, and says first and last that nothing was built', async () => {
    const { status, out } = await runIn(FILES, ['build', 'Dockerfile', '--context', '.', '--changed', 'menu'])
    expect(status).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toContain('estimated, not built')
    expect(lines.at(-1)).toMatch(/^Estimated, not built: nothing ran\./)
    expect(out).toContain('\n#7 [stage-1 3/3] COPY menu .\n')
    expect(out).toContain('\n1 of 4 steps runs again. COPY menu . on line 6 takes in menu.\n')
    expect(out).not.toContain('\u001B')
  })

  test('the file keeps its name in the log', async () => {
    const files = { 'images/shop.Dockerfile': 'FROM scratch\n' }
    const { out } = await runIn(files, ['build', 'images/shop.Dockerfile'])
    expect(out).toContain('load build definition from shop.Dockerfile')
  })

  test('a terminal gets colours', async () => {
    const { out } = await runIn(
      { Dockerfile: 'FROM scratch\nCOPY rye /\n' },
      ['build', '.', '--context', '.'],
      {
        colour: true,
      },
    )
    expect(out).toContain('\u001B[2m# drydock:')
    expect(out).toContain('\u001B[31mERROR: failed to build')
  })

  test('without --context it says so', async () => {
    const { out } = await runIn(FILES, ['build', 'Dockerfile'])
    expect(out).toContain('Without --context')
    expect((await runIn(FILES, ['build', 'Dockerfile', '--context', '.'])).out).not.toContain(
      'Without --context',
    )
  })
})

describe('what DOCKERFILE may be', () => {
  test.each<[string, Record<string, string>, string[], string]>([
    ['a folder', { 'shop/Dockerfile': 'FROM scratch\nCOPY menu /\n', 'shop/menu': '' }, ['shop'], ''],
    ['a folder with a Containerfile', { 'shop/Containerfile': 'FROM scratch\n' }, ['shop'], ''],
    ['standard input', { menu: '' }, ['-'], 'FROM scratch\nCOPY menu /\n'],
    ['any name', { 'build.txt': 'FROM scratch\n' }, ['build.txt'], ''],
    ['another kind, when said', { 'build.sh': 'FROM scratch\n' }, ['build.sh', '--as', 'dockerfile'], ''],
    [
      'behind the changed files',
      { Dockerfile: 'FROM scratch\n', a: '' },
      ['--changed', 'a', 'Dockerfile'],
      '',
    ],
  ])('%s', async (_, files, argv, stdin) => {
    expect(await json(argv, files, stdin)).toMatchObject({ ok: true })
  })

  test('without --context a source that is not beside it may be elsewhere', async () => {
    const files = { 'docker/Dockerfile': 'FROM scratch\nCOPY flour /\n', flour: 'ff' }
    expect(await json(['docker/Dockerfile'], files)).toMatchObject({ ok: true })
    expect(await json(['docker/Dockerfile', '--context', 'docker'], files)).toMatchObject({ ok: false })
    expect((await json(['docker/Dockerfile', '--context', '.'], files)).image).toMatchObject({ size: 2 })
  })

  test.each<[string[], string]>([
    [['--context', '.'], 'FROM scratch\n'],
    [[], 'FROM scratch\nCOPY menu /\n'],
  ])('--as names standard input, also in a folder that is not there: %j', async (more, stdin) => {
    const argv = ['build', '-', '--as', 'shop/Dockerfile.prod', ...more]
    const { status, out } = await runIn({}, argv, { stdin })
    expect(status).toBe(0)
    expect(out).toContain('load build definition from Dockerfile.prod')
  })
})

describe('options of docker build', () => {
  test('--target', async () => {
    const output = await json(['.', '--target', 'DOUGH'])
    expect(output.stages.map(({ used }) => used)).toEqual([true, false])
    expect(output.image).toMatchObject({ files: ['/bowl/flour'] })
    expect((await json(['.', '--target', '0'])).image).toMatchObject({ files: ['/bowl/flour'] })
  })

  test('--build-arg, also with commas and equal signs', async () => {
    const files = { Dockerfile: 'FROM scratch\nARG A\nARG B\nENV X="$A" Y="$B"\n' }
    const { image } = await json(['.', '--build-arg', 'A=b,c=d', '--build-arg', 'B='], files)
    expect(image!.env).toMatchObject({ X: 'b,c=d', Y: '' })
  })

  test('an argument that is not given has no value', async () => {
    const { image } = await json(['.'], { Dockerfile: 'FROM scratch\nARG A\nENV X="a${A}"\n' })
    expect(image!.env).toMatchObject({ X: 'a' })
  })

  test('--platform', async () => {
    const files = { Dockerfile: 'FROM scratch\nARG TARGETARCH\nENV X=$TARGETARCH\n' }
    expect((await json(['.', '--platform', 'linux/arm64'], files)).image!.env).toMatchObject({ X: 'arm64' })
  })

  test('--build-context stands in for an image', async () => {
    const files = {
      Dockerfile: 'FROM scratch\nCOPY --from=mill /rye /rye\n',
      'grain/rye': 'rrr',
      'grain/oats': 'o',
      'grain/.dockerignore': 'oats\n',
    }
    const { image } = await json(['.', '--context', '.', '--build-context', 'mill=grain'], files)
    expect(image).toMatchObject({ files: ['/rye'], size: 3 })
  })

  test('--no-cache', async () => {
    const output = await json(['.', '--no-cache'])
    expect(stepOn(output, 6)).toMatchObject({ cached: false })
  })
})

describe('--changed', () => {
  const files = {
    'shop/Dockerfile': 'FROM scratch\nCOPY src /src\nCOPY menu notes* /\n',
    'shop/src/a': '',
    'shop/src/b': '',
    'shop/menu': '',
    'shop/notes': '',
    'shop/.dockerignore': 'notes\n',
  }
  const rebuilt = async (...changed: string[]) => {
    const { out, err } = await runIn(files, [
      'build',
      'shop',
      '--context',
      'shop',
      '--format',
      'json',
      ...changed,
    ])
    return {
      err,
      lines: stepsOf(JSON.parse(out) as BuildOutput).flatMap(({ cached, line }) => (cached ? [] : line)),
    }
  }

  test.each<[string[], number[]]>([
    [['--changed', 'menu'], [3]],
    [
      ['--changed', './src/a'],
      [2, 3],
    ],
    [['--changed', 'shop/menu'], [3]],
    [
      ['--changed', 'src'],
      [2, 3],
    ],
    [
      ['--changed', 'src/'],
      [2, 3],
    ],
    [
      ['--changed', 'menu', 'src/b'],
      [2, 3],
    ],
    [
      ['--changed=menu', '--changed=src/b'],
      [2, 3],
    ],
    [
      ['--changed', '.'],
      [2, 3],
    ],
    [['--changed'], []],
    [['--changed', ''], []],
  ])('%j', async (argv, lines) => {
    expect(await rebuilt(...argv)).toEqual({ err: '', lines })
  })

  test('without --context the folder of the Dockerfile counts', async () => {
    const { out, err } = await runIn(files, [
      'build',
      'shop',
      '--format=json',
      '--changed',
      'shop/menu',
      'src/a',
    ])
    expect(err).toBe('')
    expect(stepOn(JSON.parse(out) as BuildOutput, 2)).toMatchObject({
      cached: false,
      reason: 'src/a changed',
    })
  })

  test.each([
    ['notes', 'is kept out of the build context by .dockerignore'],
    ['nothing', 'is not in the build context'],
  ])('%s %s: a note, and nothing runs again', async (path, why) => {
    const { err, lines } = await rebuilt('--changed', path)
    expect(lines).toEqual([])
    expect(err).toBe(`drydock: ${path} ${why}, so no step depends on it.\n`)
  })
})

describe('wrong usage ends with 2 and one sentence', () => {
  const files = { ...FILES, 'compose.yaml': '', 'empty/readme': '' }
  test.each<[string[], string]>([
    [[], 'Name the Dockerfile to build, its folder, or - for standard input.'],
    [['--changed', 'menu'], 'Name the Dockerfile to build'],
    [['Dockerfile', 'menu'], 'build reads one Dockerfile, not Dockerfile and menu.'],
    [['missing'], 'missing does not exist.'],
    [['empty'], 'empty holds no Dockerfile; name the file itself.'],
    [['compose.yaml'], 'compose.yaml is read as compose; build takes a Dockerfile'],
    [['.', '--context', 'menu'], '--context menu is not a folder'],
    [['.', '--context', 'missing'], '--context missing is not a folder'],
    [['.', '--target', 'tasting'], '--target does not know "tasting"; stages of this file: dough, 1.'],
    [['.', '--build-arg', 'A'], '--build-arg A has no value; write --build-arg A=….'],
    [['.', '--build-arg', '=1'], '--build-arg =1 has no name; write --build-arg VERSION=1.0.'],
    [['.', '--build-arg', ''], '--build-arg "" has no value; write --build-arg VERSION=1.0.'],
    [['.', '--build-arg'], '--build-arg needs a value: --build-arg K=V.'],
    [['.', '--build-context', 'mill'], '--build-context mill has no value; write --build-context mill=….'],
    [
      ['.', '--build-context', 'mill=menu'],
      '--build-context mill=menu: menu is not a folder; write mill=DIR.',
    ],
    [
      ['.', '--platform', 'arm64'],
      '--platform does not know "arm64"; write one platform, such as linux/amd64',
    ],
    [['.', '--platform', 'linux/amd64,linux/arm64'], 'write one platform'],
    [['.', '--tag', 'shop'], 'There is no option --tag'],
    [['.', '--no-cache=yes'], '--no-cache takes no value.'],
    [['.', '--format', 'yaml'], '--format does not know "yaml"'],
  ])('%j', async (argv, sentence) => {
    const { status, out, err }: Outcome = await runIn(files, ['build', ...argv])
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toMatch(/^drydock: .+\n$/)
    expect(err).toContain(sentence)
  })
})
