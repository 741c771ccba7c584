import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import type { StageInstruction } from './model.ts'
import { parse } from './stages.ts'

type Keyword = StageInstruction['keyword']
/** COPY and ADD share a type, as CMD and ENTRYPOINT do: the one whose keywords include this. */
type With<Instruction, K> = Instruction extends { readonly keyword: infer Word }
  ? K extends Word
    ? Instruction
    : never
  : never
type Of<K extends Keyword> = With<StageInstruction, K>

const text = (lines: string): string => `FROM debian:13 AS mill\n${lines}\n`

/** The last instruction, which has to be of this kind. */
function last<K extends Keyword>(keyword: K, lines: string): Of<K> {
  const instruction = parse(text(lines)).stages.at(-1)!.instructions.at(-1)
  if (instruction?.keyword !== keyword) throw new Error(`${instruction?.keyword} is no ${keyword}`)
  return instruction as unknown as Of<K>
}

describe('COPY and ADD', () => {
  test('sources, destination and flags with their places', () => {
    const line =
      'COPY --chown=baker:staff --chmod=0640 --link --parents --exclude=*.md --exclude=*.log rye spelt /flour/'
    const copy = last('COPY', line)
    expect([copy.sources.map(({ text: each }) => each), copy.destination?.text]).toEqual([
      ['rye', 'spelt'],
      '/flour/',
    ])
    expect([copy.chown?.text, copy.chmod?.text, copy.link, copy.parents, copy.exclude]).toEqual([
      'baker:staff',
      '0640',
      true,
      true,
      ['*.md', '*.log'],
    ])
    expect(
      [copy.sources[1]!.range, copy.destination!.range, copy.chown!.range, copy.chmod!.range].map((range) =>
        slice(text(line), range),
      ),
    ).toEqual(['spelt', '/flour/', 'baker:staff', '0640'])
  })

  test.each([
    ['COPY rye /flour/', false, false],
    ['COPY --link=true --parents=TRUE rye /flour/', true, true],
    ['COPY --link=false --parents=False rye /flour/', false, false],
  ])('%s', (line, link, parents) => {
    expect(last('COPY', line)).toMatchObject({ link, parents })
  })

  test.each([
    ['COPY ["rye flour", "/the mill/"]', ['rye flour'], '/the mill/'],
    // Only the JSON form keeps blanks: elsewhere words end at them, quotes or not.
    ['COPY "rye" flour /mill/', ['rye', 'flour'], '/mill/'],
    ['ARG KIND=spelt\nCOPY $KIND/*.txt /mill/$KIND', ['spelt/*.txt'], '/mill/spelt'],
    ['ARG KIND\nCOPY rye $KIND /mill/', ['rye', null], '/mill/'],
  ])('%j', (lines, sources, destination) => {
    const copy = last('COPY', lines)
    expect([copy.sources.map((each) => each.text), copy.destination?.text]).toEqual([sources, destination])
  })

  test.each([
    ['a stage', '--from=mill', { kind: 'stage', stage: 0 }],
    ['its number', '--from=0', { kind: 'stage', stage: 0 }],
    ['an image', '--from=alpine:3.23', { kind: 'image' }],
    ['a number without a stage', '--from=7', { kind: 'image' }],
    ['a variable, which is never expanded', '--from=$SHOP', { kind: 'unknown' }],
  ])('--from names %s', (_, flag, expected) => {
    const copy = last('COPY', `FROM debian:13\nCOPY ${flag} /flour /flour`)
    expect(copy.from).toMatchObject(expected)
    expect(copy.from?.value.raw).toBe(flag.slice('--from='.length))
  })

  test('without --from it is the context', () => {
    expect(last('COPY', 'COPY . .').from).toBeNull()
  })

  test('inline files stand apart from sources', () => {
    const copy = last(
      'COPY',
      'COPY rye <<label.txt <<"sign.txt" /mill/\nrye $YEAR\nlabel.txt\nopen\nsign.txt',
    )
    expect(copy.sources.map((each) => each.text)).toEqual(['rye'])
    expect(copy.inline.map(({ name, content, expand }) => [name, content, expand])).toEqual([
      ['label.txt', 'rye $YEAR\n', true],
      ['sign.txt', 'open\n', false],
    ])
  })

  test('ADD has a checksum and may be told to unpack', () => {
    const sum = `sha256:${'0'.repeat(64)}`
    const add = last('ADD', `ADD --checksum=${sum} --unpack=false https://mill.example/rye.tar.gz /flour/`)
    expect([add.checksum?.text, add.unpack, add.sources[0]?.text]).toEqual([
      sum,
      false,
      'https://mill.example/rye.tar.gz',
    ])
    expect([last('ADD', 'ADD --unpack rye.tar /f/').unpack, last('ADD', 'ADD rye.tar /f/').unpack]).toEqual([
      true,
      null,
    ])
  })
})

describe('RUN', () => {
  test.each([
    ['shell form', 'RUN grind rye && bake', null, 'grind rye && bake'],
    ['exec form', 'RUN ["grind", "rye flour"]', ['grind', 'rye flour'], null],
    ['in a shell that is not POSIX', 'SHELL ["pwsh", "-Command"]\nRUN Get-Flour', null, null],
  ])('%s', (_, lines, argv, script) => {
    const run = last('RUN', lines)
    expect([run.argv?.map(({ value }) => value) ?? null, run.script?.text ?? null]).toEqual([argv, script])
  })

  test('network is what the flag says', () => {
    expect([last('RUN', 'RUN --network=none true').network, last('RUN', 'RUN true').network]).toEqual([
      'none',
      null,
    ])
  })

  test.each([
    ['type=cache,target=/var/cache/apt', { type: 'cache', target: '/var/cache/apt', from: null }],
    ['target=/flour', { type: 'bind', target: '/flour', from: null }],
    ['type=bind,dst=flour', { type: 'bind', target: '/mill/flour' }],
    ['type=cache,id=rye,destination=../store', { type: 'cache', target: '/store', options: { id: 'rye' } }],
    ['type=secret,id=recipe', { type: 'secret', target: '/run/secrets/recipe' }],
    ['type=secret,id=books/recipe', { type: 'secret', target: '/run/secrets/recipe' }],
    ['type=secret,id=recipe,target=/tmp/recipe', { type: 'secret', target: '/tmp/recipe' }],
    ['type=secret,id=recipe,env=RECIPE', { type: 'secret', target: null }],
    ['type=ssh', { type: 'ssh', target: null }],
    ['type=tmpfs,target=/tmp', { type: 'tmpfs', target: '/tmp' }],
    [
      'type=bind,from=mill,source=/rye,target=/rye',
      { from: { kind: 'stage', stage: 0 }, options: { source: '/rye' } },
    ],
    ['type=bind,from=alpine:3.23,target=/os', { from: { kind: 'image' } }],
    [
      'type=cache,target=/c,uid=1000,gid=1000,mode=0750,sharing=locked',
      { options: { uid: '1000', gid: '1000', mode: '0750', sharing: 'locked' } },
    ],
  ])('--mount=%s', (flag, expected) => {
    const run = last('RUN', `FROM debian:13\nWORKDIR /mill\nRUN --mount=${flag} true`)
    expect(run.mounts).toMatchObject([expected])
  })

  test('variables in a mount are expanded, a value without one is unknown', () => {
    expect(
      last('RUN', 'ENV KIND=rye\nRUN --mount=type=cache,target=/store/$KIND true').mounts[0]?.target,
    ).toBe('/store/rye')
    expect(last('RUN', 'ARG KIND\nRUN --mount=type=cache,target=/store/$KIND true').mounts[0]).toMatchObject({
      type: 'cache',
      target: null,
    })
  })

  test('several mounts keep their order', () => {
    const run = last('RUN', 'RUN --mount=type=cache,target=/a --mount=type=tmpfs,target=/b true')
    expect(run.mounts.map(({ type }) => type)).toEqual(['cache', 'tmpfs'])
  })
})

describe('CMD and ENTRYPOINT', () => {
  test.each([
    ['CMD ["bake", "--hot"]', ['bake', '--hot'], 'CMD'],
    ['ENTRYPOINT ["oven"]', ['oven'], 'ENTRYPOINT'],
    ['CMD []', [], 'CMD'],
  ] as const)('%s', (line, argv, keyword) => {
    const command = last(keyword, line)
    expect([command.argv?.map(({ value }) => value), command.script]).toEqual([argv, null])
  })

  test('in shell form the script is read', () => {
    const cmd = last('CMD', 'CMD exec bake --hot "$BREAD"')
    expect([cmd.argv, cmd.text, cmd.script?.body.length]).toEqual([null, 'exec bake --hot "$BREAD"', 1])
  })

  test('single quotes make no exec form', () => {
    expect(last('CMD', "CMD ['bake']").argv).toBeNull()
  })
})

describe('HEALTHCHECK', () => {
  test('times in seconds, retries, the command in either form', () => {
    const check = last(
      'HEALTHCHECK',
      'HEALTHCHECK --interval=1m30s --timeout=500ms --start-period=5s --start-interval=2s --retries=4 CMD curl -f localhost || exit 1',
    )
    expect(check).toMatchObject({
      none: false,
      interval: 90,
      timeout: 0.5,
      startPeriod: 5,
      startInterval: 2,
      retries: 4,
      argv: null,
    })
    expect(check.script?.text).toBe('curl -f localhost || exit 1')
    expect(last('HEALTHCHECK', 'HEALTHCHECK CMD ["ping", "oven"]')).toMatchObject({
      interval: null,
      retries: null,
      script: null,
    })
  })

  test.each([
    ['HEALTHCHECK CMD ["ping", "oven"]', ['ping', 'oven']],
    ['HEALTHCHECK cmd ["ping"]', ['ping']],
    ['HEALTHCHECK NONE', null],
    ['HEALTHCHECK CMD ping', null],
  ])('%s', (line, argv) => {
    expect(last('HEALTHCHECK', line).argv?.map(({ value }) => value) ?? null).toEqual(argv)
  })

  test('places in the command are those of the file', () => {
    const line = 'HEALTHCHECK --retries=2 \\\n  CMD curl \\\n    -f localhost'
    const [command] = last('HEALTHCHECK', line).script!.body
    const words =
      command?.kind === 'command' ? command.words.map(({ range }) => slice(text(line), range)) : []
    expect(words).toEqual(['curl', '-f', 'localhost'])
  })
})

describe('the others', () => {
  test.each([
    ['EXPOSE 80 443/tcp 53/udp', ['80', '443/tcp', '53/udp']],
    ['ENV PORTS="8000 8001"\nEXPOSE $PORTS', ['8000', '8001']],
    ['ARG PORT\nEXPOSE $PORT 80', [null, '80']],
    ['ARG PORT=9000\nEXPOSE ${PORT}/tcp', ['9000/tcp']],
  ])('%j', (lines, ports) => {
    expect(last('EXPOSE', lines).ports.map((each) => each.text)).toEqual(ports)
  })

  test.each([
    ['VOLUME /flour', ['/flour']],
    ['VOLUME /flour /bread', ['/flour', '/bread']],
    ['VOLUME ["/flour", "/the bread"]', ['/flour', '/the bread']],
    ['ENV STORE=/flour\nVOLUME $STORE', ['/flour']],
  ])('%j', (lines, paths) => {
    expect(last('VOLUME', lines).paths.map((each) => each.text)).toEqual(paths)
  })

  test('ENV and LABEL keep their pairs with places', () => {
    const line = 'LABEL baker="Ada L" oven=stone'
    const { pairs } = last('LABEL', line)
    expect(pairs.map(({ key, value, separator }) => [key.text, value.text, separator])).toEqual([
      ['baker', 'Ada L', '='],
      ['oven', 'stone', '='],
    ])
    expect(pairs.map(({ range }) => slice(text(line), range))).toEqual(['baker="Ada L"', 'oven=stone'])
    expect(
      last('ENV', 'ENV OVEN stone hot').pairs.map(({ key, value, separator }) => [
        key.text,
        value.text,
        separator,
      ]),
    ).toEqual([['OVEN', 'stone hot', '']])
  })

  test('SHELL, STOPSIGNAL, MAINTAINER, ONBUILD', () => {
    expect(last('SHELL', 'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]').argv).toEqual([
      '/bin/bash',
      '-eo',
      'pipefail',
      '-c',
    ])
    expect(last('STOPSIGNAL', 'ENV SIGNAL=SIGQUIT\nSTOPSIGNAL $SIGNAL').signal.text).toBe('SIGQUIT')
    expect(last('MAINTAINER', 'MAINTAINER Ada at the mill').name).toBe('Ada at the mill')
    expect(last('ONBUILD', 'ONBUILD COPY rye /flour/').trigger).toMatchObject({ keyword: 'COPY' })
  })

  test('every instruction knows its stage and its place', () => {
    const { stages } = parse('FROM debian:13\nUSER 1\nRUN true\nFROM debian:13\nUSER 2\n')
    expect(
      stages.flatMap(({ instructions }) => instructions.map(({ stage, index }) => [stage, index])),
    ).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ])
  })
})
