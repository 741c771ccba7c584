import { describe, expect, test } from 'vitest'
import type { BaseConfig, ParseOptions } from './model.ts'
import { parse } from './stages.ts'
import { DEFAULT_PATH, lookupIn, platformArgs, scopeOnImage, scopeOnStage } from './variables.ts'

const BAKERY: BaseConfig = {
  env: { PATH: '/usr/bin', FLOUR: 'rye', BATCH: null },
  user: '',
  workdir: '/',
  shell: [],
  entrypoint: null,
  cmd: null,
  exposed: [],
  healthcheck: false,
  stopSignal: null,
}
const known: ParseOptions = { baseImage: ({ name }) => (name === 'bakery' ? BAKERY : null) }

/** The value of the file's last LABEL. */
function label(text: string, options: ParseOptions = known): string | null | undefined {
  const labels = parse(text, options)
    .stages.flatMap(({ instructions }) => instructions)
    .filter((each) => each.keyword === 'LABEL')
  return labels.at(-1)?.pairs[0]?.value.text
}

describe('scopes', () => {
  test('an image without PATH gets the default one', () => {
    expect(lookupIn(scopeOnImage({ ...BAKERY, env: {} }), 'PATH')).toBe(DEFAULT_PATH)
    expect(lookupIn(scopeOnImage(BAKERY), 'PATH')).toBe('/usr/bin')
  })

  test('unknown value, unset name, unknown image', () => {
    expect(lookupIn(scopeOnImage(BAKERY), 'BATCH')).toBeNull()
    expect(lookupIn(scopeOnImage(BAKERY), 'SUGAR')).toBeUndefined()
    expect(lookupIn(scopeOnImage(BAKERY), 'toString')).toBeUndefined()
    expect(lookupIn(scopeOnImage(null), 'SUGAR')).toBeNull()
  })

  test('a stage on a stage sees its names and hides them', () => {
    const below = scopeOnImage(BAKERY)
    below.own.set('FLOUR', 'spelt')
    const above = scopeOnStage(below)
    expect(lookupIn(above, 'FLOUR')).toBe('spelt')
    above.own.set('FLOUR', 'oat')
    expect([lookupIn(above, 'FLOUR'), lookupIn(below, 'FLOUR')]).toEqual(['oat', 'spelt'])
  })
})

describe('global arguments and FROM', () => {
  const from = (text: string, options: ParseOptions = {}) => parse(text, options).stages[0]?.from.image.text

  test.each([
    ['a default', 'ARG TAG=3.23\nFROM alpine:$TAG\n', 'alpine:3.23'],
    [
      'a default from another',
      'ARG TAG=3.23\nARG FULL=${TAG}-slim\nFROM alpine:${FULL}\n',
      'alpine:3.23-slim',
    ],
    ['the last one counts', 'ARG TAG=3.22\nARG TAG=3.23\nFROM alpine:$TAG\n', 'alpine:3.23'],
    ['several in one', 'ARG NAME=alpine TAG=3.23\nFROM $NAME:$TAG\n', 'alpine:3.23'],
    ['never declared: empty', 'FROM alpine:3.23$SUFFIX\n', 'alpine:3.23'],
    ['no default: unknown', 'ARG TAG\nFROM alpine:$TAG\n', null],
  ])('%s', (_, text, expected) => {
    expect(from(text)).toBe(expected)
  })

  test('a build argument wins over the default', () => {
    expect(from('ARG TAG=3.22\nFROM alpine:$TAG\n', { buildArgs: { TAG: '3.23' } })).toBe('alpine:3.23')
    expect(from('ARG TAG\nFROM alpine:$TAG\n', { buildArgs: { TAG: '' } })).toBe('alpine:')
  })

  test("a stage's own ARG and ENV are not seen by a later FROM", () => {
    const { stages } = parse('FROM alpine:3.22 AS proof\nARG TAG=3.23\nENV TAG=3.23\nFROM alpine:3.22$TAG\n')
    expect(stages[1]?.from.image.text).toBe('alpine:3.22')
  })
})

describe('ARG in a stage', () => {
  test.each([
    ['a global one has to be declared again', 'ARG CRUST=thick\nFROM bakery\nLABEL crust=$CRUST\n', ''],
    [
      'declared again it keeps the global value',
      'ARG CRUST=thick\nFROM bakery\nARG CRUST\nLABEL crust=$CRUST\n',
      'thick',
    ],
    [
      'a default of its own wins',
      'ARG CRUST=thick\nFROM bakery\nARG CRUST=thin\nLABEL crust=$CRUST\n',
      'thin',
    ],
    ['no value anywhere: unknown', 'FROM bakery\nARG CRUST\nLABEL crust=$CRUST\n', null],
    ['used above its declaration', 'FROM bakery\nLABEL crust=$CRUST\nARG CRUST=thin\n', ''],
    [
      'the default sees what stands above',
      'FROM bakery\nENV SIDE=left\nARG CRUST=$SIDE-thin\nLABEL crust=$CRUST\n',
      'left-thin',
    ],
    [
      'passed on to a stage built on it',
      'FROM bakery AS dough\nARG CRUST=thin\nFROM dough\nLABEL crust=$CRUST\n',
      'thin',
    ],
    [
      'not to a stage beside it',
      'FROM bakery AS dough\nARG CRUST=thin\nFROM bakery\nLABEL crust=$CRUST\n',
      '',
    ],
    ['single quotes keep the dollar', "FROM bakery\nARG CRUST='$FLOUR'\nLABEL crust=$CRUST\n", '$FLOUR'],
  ])('%s', (_, text, expected) => {
    expect(label(text)).toBe(expected)
  })

  test('a build argument wins over both defaults, and only where the name is declared', () => {
    const options = { ...known, buildArgs: { CRUST: 'burnt' } }
    expect(label('ARG CRUST=thick\nFROM bakery\nARG CRUST=thin\nLABEL crust=$CRUST\n', options)).toBe('burnt')
    expect(label('FROM bakery\nLABEL crust=$CRUST\n', options)).toBe('')
  })

  test('a declaration tells name, default, value and their places', () => {
    const source = 'ARG CRUST=thick\nFROM bakery\nARG CRUST PAN="round one"\n'
    const [arg] = parse(source, known).stages[0]!.instructions
    const declarations = arg?.keyword === 'ARG' ? arg.declarations : []
    const seen = declarations.map(({ name, initial, value, nameRange }) => [
      name,
      initial?.text ?? null,
      value.text,
      source.slice(nameRange.start.offset, nameRange.end.offset),
    ])
    expect(seen).toEqual([
      ['CRUST', null, 'thick', 'CRUST'],
      ['PAN', 'round one', 'round one', 'PAN'],
    ])
  })
})

describe('ENV', () => {
  test.each([
    ['over an ARG above', 'FROM bakery\nARG HEAT=180\nENV HEAT=220\nLABEL heat=$HEAT\n', '220'],
    [
      'built from an ARG of the same name',
      'FROM bakery\nARG HEAT=180\nENV HEAT=${HEAT}C\nLABEL heat=$HEAT\n',
      '180C',
    ],
    ['an ARG without value leaves it', 'FROM bakery\nENV HEAT=220\nARG HEAT\nLABEL heat=$HEAT\n', '220'],
    ['of the base image', 'FROM bakery\nLABEL flour=$FLOUR\n', 'rye'],
    ['of the base image, not fixed', 'FROM bakery\nLABEL batch=$BATCH\n', null],
    ['of the base image, set anew', 'FROM bakery\nENV FLOUR=oat\nLABEL flour=$FLOUR\n', 'oat'],
    ['of an unknown base image', 'FROM mill.example/flour\nLABEL flour=$FLOUR\n', null],
    ['nothing in scratch but PATH', 'FROM scratch\nLABEL flour=$FLOUR\n', ''],
    [
      'inherited through FROM',
      'FROM bakery AS dough\nENV YEAST=fresh\nFROM dough\nLABEL yeast=$YEAST\n',
      'fresh',
    ],
    [
      'inherited over two',
      'FROM bakery AS a1\nENV YEAST=fresh\nFROM a1 AS a2\nFROM a2\nLABEL yeast=$YEAST\n',
      'fresh',
    ],
    ['one line expands before it sets', 'FROM bakery\nENV A=1\nENV A=2 B=$A\nLABEL b=$B\n', '1'],
    ['PATH added to', 'FROM bakery\nENV PATH=/oven/bin:$PATH\nLABEL path=$PATH\n', '/oven/bin:/usr/bin'],
    ['an unknown part makes it unknown', 'FROM bakery\nARG LOAF\nENV NAME=a-$LOAF\nLABEL name=$NAME\n', null],
    ['a fallback for what is not set', 'FROM bakery\nLABEL icing=${ICING:-none}\n', 'none'],
    ['an alternative for what is set', 'FROM bakery\nLABEL icing=${FLOUR:+yes}\n', 'yes'],
    [
      'the old form with blanks',
      'FROM bakery\nENV GREETING good morning\nLABEL g="$GREETING"\n',
      'good morning',
    ],
  ])('%s', (_, text, expected) => {
    expect(label(text)).toBe(expected)
  })

  test('a value lists the names it refers to, each once', () => {
    const { stages } = parse('FROM bakery\nENV SIGN="$FLOUR ${OVEN:-$FLOUR} $FLOUR"\n', known)
    const [env] = stages[0]!.instructions
    expect(env?.keyword === 'ENV' && env.pairs[0]?.value.variables).toEqual(['FLOUR', 'OVEN'])
  })
})

describe('platform arguments', () => {
  test('unknown without a platform', () => {
    const args = platformArgs({})
    expect([args.get('TARGETARCH'), args.get('BUILDPLATFORM'), args.get('TARGETSTAGE')]).toEqual([
      null,
      null,
      'default',
    ])
  })

  test.each([
    [
      'linux/arm/v7',
      {
        TARGETPLATFORM: 'linux/arm/v7',
        TARGETOS: 'linux',
        TARGETARCH: 'arm',
        TARGETVARIANT: 'v7',
        BUILDARCH: null,
      },
    ],
    [
      'linux/amd64',
      {
        TARGETPLATFORM: 'linux/amd64',
        TARGETOS: 'linux',
        TARGETARCH: 'amd64',
        TARGETVARIANT: '',
        BUILDOS: null,
      },
    ],
  ])('%s', (platform, expected) => {
    expect(Object.fromEntries(platformArgs({ platform }))).toMatchObject(expected)
  })

  test.each([
    ['in FROM, undeclared', 'FROM --platform=$BUILDPLATFORM alpine:3.23\nLABEL a=1\n', '1'],
    ['in a stage they have to be declared', 'FROM bakery\nLABEL arch=$TARGETARCH\n', ''],
    ['declared', 'FROM bakery\nARG TARGETARCH\nLABEL arch=$TARGETARCH\n', 'arm64'],
    ['with a default', 'FROM bakery\nARG TARGETARCH=riscv64\nLABEL arch=$TARGETARCH\n', 'riscv64'],
  ])('%s', (_, text, expected) => {
    expect(label(text, { ...known, platform: 'linux/arm64' })).toBe(expected)
  })

  test('--platform is read as a value', () => {
    const [stage] = parse('FROM --platform=linux/$TARGETARCH alpine:3.23\n', {
      platform: 'linux/arm64',
    }).stages
    expect(stage?.from.platform).toMatchObject({
      raw: 'linux/$TARGETARCH',
      text: 'linux/arm64',
      variables: ['TARGETARCH'],
    })
  })
})
