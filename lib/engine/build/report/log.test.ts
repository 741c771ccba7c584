import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/index.ts'
import { build } from '../build.ts'
import { contextOf, UNKNOWN_CONTEXT, withoutIgnored } from '../context.ts'
import type { BuildOptions, Context } from '../types.ts'
import { buildLog } from './log.ts'
import { reportOf } from './report.ts'

function logOf(source: string, context: Context = UNKNOWN_CONTEXT, options: BuildOptions = {}): string[] {
  const dockerfile = parse(source)
  return [...buildLog(reportOf(dockerfile, build(dockerfile, context, options)), source)]
}

/** Without what Drydock adds. */
function plainLog(...args: Parameters<typeof logOf>): string[] {
  return logOf(...args).filter((line) => line !== '' && !line.startsWith('# drydock:'))
}

const BAKERY = `FROM scratch AS dough
COPY flour yeast /bowl/

FROM scratch AS tasting
COPY menu /menu

FROM scratch
WORKDIR /shop
COPY --from=dough /bowl ./bowl
ENV OPEN=yes
COPY menu .
USER 1000
`
const SHELF = contextOf({ flour: 'f'.repeat(2000), yeast: 'y'.repeat(500), menu: 'bread, cake' })

/** The look: docker build --progress=plain; step numbers as in moby/buildkit dockerfile2llb/convert.go, prefixCommand. */
test('two stages and one that nobody needs', () => {
  expect(
    logOf(BAKERY, SHELF, { changed: ['menu'] })
      .join('\n')
      .replaceAll('\u00A0', ' '),
  ).toBe(
    `# drydock: estimated, not built: what docker build would do, without times.

#1 [internal] load build definition from Dockerfile
#1 DONE

#2 [internal] load .dockerignore
#2 DONE

#3 [internal] load build context
#3 DONE

#4 [dough 1/1] COPY flour yeast /bowl/
# drydock: layer 2.5 KB, adds 3 paths
#4 CACHED

#5 [stage-2 1/3] WORKDIR /shop
# drydock: adds /shop
#5 CACHED

#6 [stage-2 2/3] COPY --from=dough /bowl ./bowl
# drydock: layer 2.5 KB, adds 3 paths
#6 CACHED

#7 [stage-2 3/3] COPY menu .
# drydock: layer 11 B, adds /shop/menu
# drydock: Rebuilt: menu changed.
#7 DONE

#8 exporting to image
# drydock: image 2.5 KB, 3 layers on top of scratch
# drydock: user 1000
# drydock: process 1: not set
#8 DONE`,
  )
})

test('a stage that nobody needs is left out', () => {
  expect(logOf(BAKERY, SHELF).join('\n')).not.toContain('tasting')
})

describe('what is fetched, and how steps are numbered', () => {
  test.each<[string, string, string[]]>([
    [
      'one stage has no name, even with AS',
      'FROM bakery/oven AS bake\nRUN knead\nENV A=1',
      [
        '#2 [internal] load metadata for docker.io/bakery/oven:latest',
        '#4 [1/2] FROM docker.io/bakery/oven:latest',
        '#5 [2/2] RUN knead',
      ],
    ],
    [
      'an image to copy from counts as a stage',
      'FROM oven:2\nCOPY --from=bakery/yeast:1 /y /y',
      [
        '#2 [internal] load metadata for docker.io/library/oven:2',
        '#3 [internal] load metadata for docker.io/bakery/yeast:1',
        '#5 [stage-0 1/2] FROM docker.io/library/oven:2',
        '#6 [stage-0 2/2] COPY --from=bakery/yeast:1 /y /y',
      ],
    ],
    [
      'a stage on a stage has no FROM step',
      'FROM oven:2 AS base\nRUN heat\nFROM base\nRUN bake',
      [
        '#2 [internal] load metadata for docker.io/library/oven:2',
        '#4 [base 1/2] FROM docker.io/library/oven:2',
        '#5 [base 2/2] RUN heat',
        '#6 [stage-1 1/1] RUN bake',
      ],
    ],
    [
      'numbers are as wide as the total',
      `FROM oven:2\n${'RUN heat\n'.repeat(9)}`,
      [
        '#2 [internal] load metadata for docker.io/library/oven:2',
        '#4 [ 1/10] FROM docker.io/library/oven:2',
        ...Array.from(
          { length: 9 },
          (_, index) => `#${index + 5} [${String(index + 2).padStart(2)}/10] RUN heat`,
        ),
      ],
    ],
    [
      'a registry and a digest stay',
      `FROM bakery.example:5000/oven@sha256:${'a'.repeat(64)}\nRUN heat`,
      [
        `#2 [internal] load metadata for bakery.example:5000/oven@sha256:${'a'.repeat(64)}`,
        `#4 [1/2] FROM bakery.example:5000/oven@sha256:${'a'.repeat(64)}`,
        '#5 [2/2] RUN heat',
      ],
    ],
  ])('%s', (_, source, expected) => {
    const steps = plainLog(source).filter((line) => /\[ *\d|\[\S+ +\d|metadata/.test(line))
    expect(steps).toEqual(expected)
  })
})

describe('the build context is loaded once, before the first step that reads it', () => {
  test.each<[string, boolean]>([
    ['COPY flour .', true],
    ['ADD --chown=1 flour .', true],
    ['RUN --mount=type=bind,target=/in bake', true],
    ['RUN --mount=target=/in bake', true],
    ['RUN --mount=type=cache,target=/in bake', false],
    ['RUN --mount=type=bind,from=bakery/yeast,target=/in bake', false],
    ['COPY --link --from=bakery/yeast /y /y', false],
    ['ADD https://bakery.example/flour /flour', false],
    ['COPY <<EOF /menu\nbread\nEOF', false],
    ['RUN bake', false],
  ])('%s', (line, loads) => {
    expect(plainLog(`FROM oven:2\n${line}`).some((each) => each.endsWith('load build context'))).toBe(loads)
  })
})

test('a step that may run again has both ends', () => {
  const source = 'FROM oven:2 AS bake\nCOPY flour .\nRUN bake\nFROM oven:2\nCOPY --from=bake /bread /bread'
  const dockerfile = parse(source)
  const report = reportOf(dockerfile, build(dockerfile, SHELF, { changed: ['flour'] }))
  const [bake, shop] = report.stages
  const cause = { kind: 'step', stage: 0, step: 2 } as const
  const cache = { state: 'may-rerun', cause, reason: '/bread comes from a stage that runs again' } as const
  const steps = shop!.steps.map((step) => (step.keyword === 'COPY' ? { ...step, cache } : step))
  const log = buildLog({ ...report, stages: [bake!, { ...shop!, steps }] }, source)
  expect(log).toContain('# drydock: May run: /bread comes from a stage that runs again.')
  expect(log.some((line) => /^#\d+ CACHED or DONE$/.test(line))).toBe(true)
})

describe('what Drydock adds to a step', () => {
  const notes = (source: string, files: Record<string, string> = {}) =>
    logOf(source, contextOf(files))
      .filter((line) => line.startsWith('# drydock:'))
      .map((line) => line.slice('# drydock: '.length).replaceAll('\u00A0', ' '))

  test('paths by name when there is one, by number when there are more', () => {
    const source = 'FROM scratch\nCOPY app /app/\nCOPY rye /app/b\nCOPY rye /'
    expect(notes(source, { 'app/a': 'aa', 'app/b': 'b', rye: 'rrr' }).slice(1, 5)).toEqual([
      'layer 3 B, adds 3 paths',
      '1 B replaced in layer 3, still shipped',
      'layer 3 B, changes /app/b',
      'layer 3 B, adds /rye',
    ])
  })

  test('packages and accounts', () => {
    const installs = 'a b c d e f g h i j'.split(' ').map((letter) => `lib${letter}${letter}0`)
    const [, , ...more] = notes(
      `FROM debian:13\nRUN apt-get update && apt-get install -y ${installs.join(' ')}\nRUN useradd -u 900 baker`,
    )
    const said = more.join('\n')
    expect(said).toContain(
      `installs ${installs
        .slice(0, 8)
        .map((name) => `apt ${name}`)
        .join(', ')} and 2 packages more`,
    )
    expect(said).toMatch(/creates .*user baker \(900\)/)
  })

  test('a secret, and how it would be read', () => {
    const said = notes('FROM debian:13\nCOPY .netrc /root/\nRUN rm /root/.netrc', {
      '.netrc': 'machine bakery.example login ada password crumb',
    })
    expect(said.find((note) => note.startsWith('Secret can'))).toMatch(
      /^Secret can be recovered\. Layer 3 deletes \.netrc, but it stays readable here\. docker save /,
    )
    expect(said.at(-1)).toBe('1 secret can be recovered from it')
  })
})

describe('errors end the log as docker build ends', () => {
  test('a source that is not there', () => {
    const log = plainLog('FROM scratch\nCOPY menu .\nCOPY rye .\nCOPY flour .\n', SHELF)
    const message = /ERROR: (.*)/.exec(log.find((line) => line.includes('ERROR'))!)![1]!
    expect(message).toContain('"/rye": not found')
    expect(log.slice(6)).toEqual([
      '#4 [1/3] COPY menu .',
      '#4 DONE',
      '#5 [2/3] COPY rye .',
      `#5 ERROR: ${message}`,
      '------',
      ' > [2/3] COPY rye .:',
      '------',
      'Dockerfile:3',
      '--------------------',
      '   1 |     FROM scratch',
      '   2 |     COPY menu .',
      '   3 | >>> COPY rye .',
      '   4 |     COPY flour .',
      '   5 |',
      '--------------------',
      `ERROR: failed to build: failed to solve: ${message}`,
    ])
  })

  test('a file that cannot be read runs nothing', () => {
    const log = plainLog('FROM scratch\nCOPPY menu .\n', SHELF)
    expect(log.slice(0, 3)).toEqual([
      '#1 [internal] load build definition from Dockerfile',
      '#1 DONE',
      'Dockerfile:2',
    ])
    expect(log).toContain('   2 | >>> COPPY menu .')
    expect(log.at(-1)).toMatch(/^ERROR: failed to build: failed to solve: .*unknown instruction: COPPY/)
  })

  /** Source: moby/buildkit solver/llbsolver/ops/exec.go wraps what the process gives. */
  test('a command that fails prints its words before the error', () => {
    const source =
      'FROM python:3.13-slim\nSHELL ["/bin/bash", "-c"]\nRUN --network=none pip install -r rye.txt \\\n  && echo\n'
    const log = plainLog(source, SHELF)
    const error = 'process "/bin/bash -c pip install -r rye.txt && echo" did not complete successfully'
    expect(log.find((line) => line.includes('did not complete'))).toMatch(/^#\d+ ERROR: process /)
    expect(log.at(-1)).toBe(`ERROR: failed to build: failed to solve: ${error}`)
    expect(log.find((line) => line.includes('rye.txt') && /No such file/.test(line))).toMatch(
      /^#\d+ ERROR: Could/,
    )
    expect(log.filter((line) => line.includes('>>>'))).toEqual([
      '   3 | >>> RUN --network=none pip install -r rye.txt \\',
      '   4 | >>>   && echo',
    ])
  })

  test('a user that is not there fails the first command it is to run', () => {
    const log = plainLog('FROM debian:13\nUSER baker\nENV A=1\nRUN ["bake", "bread"]\n')
    expect(log).toContain(
      '#5 ERROR: process "bake bread" did not complete successfully: unable to find user baker: no matching entries in passwd file',
    )
    expect(log).toContain('   4 | >>> RUN ["bake", "bread"]')
  })

  test('other problems follow, in our words', () => {
    const log = logOf('FROM scratch\nCOPY rye /\nCOPY menu /\nCOPY oats /\n', SHELF)
    const at = log.findIndex((line) => line.startsWith('ERROR: failed to build'))
    expect(log.slice(at + 1)).toEqual([
      '',
      expect.stringMatching(/^# drydock: error on line 4: .*"\/oats": not found/),
    ])
  })

  test('the name of the file is the caller’s', () => {
    const source = 'FROM'
    const dockerfile = parse(source)
    const log = buildLog(reportOf(dockerfile, build(dockerfile)), source, { name: 'Dockerfile.shop' })
    expect(log).toContain('#1 [internal] load build definition from Dockerfile.shop')
    expect(log).toContain('Dockerfile.shop:1')
  })

  test('an ignore file that cannot be read points to no line of the Dockerfile', () => {
    const context = withoutIgnored(contextOf({ menu: '', '.dockerignore': 'oven/[' }), 'Dockerfile')
    const log = plainLog('FROM scratch\nCOPY menu .\n', context)
    expect(log.slice(0, 2)).toEqual(['#1 [internal] load build definition from Dockerfile', '#1 DONE'])
    expect(log.slice(2)).toEqual([expect.stringMatching(/^ERROR: .*\.dockerignore: /)])
  })

  test('an empty file fails too', () => {
    expect(plainLog('').at(-1)).toMatch(/^ERROR: failed to build/)
  })
})

test('no line claims a time', () => {
  expect(logOf(BAKERY, SHELF).filter((line) => /\d+(\.\d+)?s\b/.test(line))).toEqual([])
})
