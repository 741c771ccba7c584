import { describe, expect, test } from 'vitest'
import { parseImageReference } from '../dockerfile/image-reference.ts'
import { lookupImage } from '../images/index.ts'
import { build, contextOf, parse } from '../index.ts'
import { shellOf } from '../dockerfile/shells.ts'
import { globTest } from './glob.ts'

const CONTEXT = contextOf({
  'crane.py': 'lift()\n',
  'crates.tar.gz': 'x',
  'a/b/c.txt': 'c\n',
  'keys/.env': 'A=1\n',
  'requirements.txt': 'flask==3.1.2\n',
  'menu.txt': 'é\n',
})
const made = (text: string) => build(parse(text), CONTEXT)
const on = (lines: string, from = 'python:3.13-slim') => made(`FROM ${from}\n${lines}\n`)
const paths = (lines: string, from?: string) => [...on(lines, from).image!.files.entries.keys()].toSorted()
const label = (text: string) => made(text).image!.labels['t']

describe('hostile input ends in plain data', () => {
  test.each(['valueOf', 'hasOwnProperty', 'isPrototypeOf x', '__defineGetter__ x', 'constructor'])(
    'RUN %s is an unknown program',
    (program) => {
      expect(on(`RUN ${program}`).image!.files.opaque).toEqual(new Set('/'))
    },
  )
  test('shell of a prototype name', () => expect(shellOf(['constructor'], null).language).toBe('unknown'))
  test('release of a prototype name', () =>
    expect(lookupImage(parseImageReference('debian:constructor')!)?.release).toBeNull())
  test('functions that double', { timeout: 5000 }, () => {
    const chain = Array.from({ length: 14 }, (_, at) => `f${at}() { f${at + 1}; f${at + 1}; }`).join('; ')
    expect(() => on(`RUN ${chain}; f14() { true; }; f0`)).not.toThrow()
  })
  test('loops in loops', { timeout: 5000 }, () => {
    let body = 'true'
    for (let at = 0; at < 5; at++) body = `for v${at} in 0 1 2 3 4 5 6 7 8 9; do ${body}; done`
    expect(() => on(`RUN ${body}`)).not.toThrow()
  })
  test('values that double', () =>
    expect(() => on(`RUN a=x; ${'a=$a$a; '.repeat(30)} echo $a`)).not.toThrow())
  test('stars', { timeout: 5000 }, () => expect(globTest(`${'*a'.repeat(5)}*b`)('a'.repeat(60))).toBe(false))
})
describe('pip options', () => {
  test('--upgrade', () =>
    expect(
      on('COPY requirements.txt /\nRUN pip install --upgrade -r /requirements.txt').image!.packages.map(
        ({ name }) => name,
      ),
    ).toEqual(['flask']))
})
describe('stages and variables as BuildKit has them', () => {
  test('forward by name', () =>
    expect(
      made('FROM debian:13 AS quay\nCOPY --from=dock /etc/os-release /x\nFROM debian:13 AS dock\nFROM quay\n')
        .ok,
    ).toBe(false))
  test('forward by number', () =>
    expect(
      made('FROM debian:13 AS quay\nCOPY --from=1 /etc/os-release /x\nFROM debian:13 AS dock\nFROM quay\n')
        .ok,
    ).toBe(false))
  test('ARG without value keeps ENV of a stage below', () =>
    expect(label('FROM debian:13 AS a\nENV TIDE=high\nFROM a\nARG TIDE\nLABEL t=$TIDE\n')).toBe('high'))
  test('ARG without value keeps ENV of the base image', () =>
    expect(label('FROM python:3.12\nARG LANG\nLABEL t=$LANG\n')).toBe('C.UTF-8'))
  test('ARG without value keeps ENV in RUN too', () =>
    expect(paths('ENV TIDE=high\nARG TIDE\nRUN mkdir /srv/$TIDE')).toContain('/srv/high'))
})
describe('files', () => {
  test('COPY takes no address, ADD does', () => {
    expect(on('COPY https://example.org/a.txt /srv/').ok).toBe(false)
    expect(on('ADD https://example.org/a.txt /srv/').ok).toBe(true)
  })
  test.each(['/usr/local/bin', '/usr/bin', '/etc', '/usr/local/lib', '/var/lib'])('COPY into %s', (path) =>
    expect(paths(`COPY crane.py ${path}`)).toContain(`${path}/crane.py`),
  )
  test('COPY unknown group', () => expect(on('COPY --chown=root:bakers crane.py /srv/').ok).toBe(false))
  test('chown unknown group', () => expect(on('RUN mkdir /srv/x && chown root:bakers /srv/x').ok).toBe(false))
  test('ADD archive', () => expect(paths('ADD crates.tar.gz /srv/')).not.toContain('/srv/crates.tar.gz'))
  test('pivot', () => expect(paths('COPY --parents ./a/./b/c.txt /srv/')).toContain('/srv/b/c.txt'))
  test('heredoc', () => {
    const { entries } = on(
      'ARG LEVEL=4\nCOPY <<EOF /srv/a\nlevel=$LEVEL\nEOF\nCOPY <<-EOF /srv/b\n\tx\n\tEOF\nCOPY <<"EOF" /srv/c\n$LEVEL\nEOF',
    ).image!.files
    expect(['a', 'b', 'c'].map((name) => entries.get(`/srv/${name}`)?.content)).toEqual([
      'level=4\n',
      'x\n',
      '$LEVEL\n',
    ])
  })
  test('unknown kind', () =>
    expect(
      made(
        'FROM golang:1.27 AS forge\nRUN go build -o /out/anchor .\nFROM debian:13-slim\nCOPY --from=forge /out/anchor /opt/anchor\n',
      ).image!.files.entries.get('/opt/anchor')?.kind,
    ).not.toBe('directory'))
  test('bytes', () => expect(CONTEXT.files['menu.txt']!.size).toBe(3))
  test('directories are no secrets', () =>
    expect(on('COPY keys/.env /shop/deep/').secrets.map(({ what }) => what)).toEqual(['/shop/deep/.env']))
})
describe('RUN', () => {
  test('su', () =>
    expect(
      on(
        'RUN useradd -m bosun\nRUN su bosun -c "touch /home/bosun/log" && gosu bosun touch /home/bosun/two',
      ).image!.files.entries.get('/home/bosun/log')?.owner.name,
    ).toBe('bosun'))
  test.each(['if [ -f /etc/x ]; then exit 0; fi; useradd bosun', 'test -f /etc/x && exit 0; useradd bosun'])(
    '%s',
    (command) => expect(on(`RUN ${command}\nUSER bosun`).image!.user.exists).toBeNull(),
  )
  test('USER without account stops RUN', () => expect(on('USER bosun\nRUN true').ok).toBe(false))
  test('mkdir without parents', () => expect(on('RUN mkdir /srv/a/b').ok).toBe(false))
  test('global ARG in ARG in FROM', () =>
    expect(
      build(parse('ARG A=1\nARG B=$A-slim\nFROM python:$B\n'), CONTEXT, { changedArgs: ['A'] }).stages[0]!
        .steps[0]!.cache?.state,
    ).toBe('rerun'))
  test('versioned path', () =>
    expect(
      build(
        parse(
          'FROM python:3.13 AS mill\nCOPY menu.txt /tmp/\nRUN pip install flask\nFROM python:3.13-slim\nCOPY --from=mill /usr/local/lib/python3.13/site-packages /in\n',
        ),
        CONTEXT,
        { changed: ['menu.txt'] },
      ).stages[1]!.steps[1]!.cache?.state,
    ).toBe('may-rerun'))
  test.each([
    ['3.13', true],
    ['3.12', false],
  ])('packages of Python 3.13 copied to the directory of %s', (version, importable) =>
    expect(
      build(
        parse(
          `FROM python:3.13 AS mill\nRUN pip install flask\nFROM python:3.13-slim\nCOPY --from=mill /usr/local/lib/python3.13/site-packages /usr/local/lib/python${version}/site-packages\nCMD ["python", "crane.py"]\n`,
        ),
        CONTEXT,
      ).image!.packages.map((each) => each.importable),
    ).toEqual([importable]),
  )

  test('packages below the home that ENV names', () =>
    expect(
      build(
        parse(
          'FROM python:3.13-slim\nENV HOME=/pier\nUSER 10001\nRUN pip install --user flask\nCMD ["python", "crane.py"]\n',
        ),
        CONTEXT,
      ).image!.packages.map((each) => each.importable),
    ).toEqual([true]))
})

describe('stages nobody uses', () => {
  test('what is missing there is said and stops nothing, as BuildKit leaves them out', () => {
    const built = made('FROM alpine:3.23 AS spare\nCOPY nowhere.txt /\nFROM alpine:3.23\nCOPY crane.py /\n')
    expect([built.ok, built.problems.map(({ code, severity }) => `${code} ${severity}`)]).toEqual([
      true,
      ['copy-source-missing warning'],
    ])
  })
})

describe('an image that nothing is known of', () => {
  test('may own the directories that a COPY goes through', () => {
    const lines = 'COPY bin /home/cook/bin\nUSER cook\nRUN echo a >> /home/cook/.profile\n'
    const built = build(parse(`FROM bakery.example/oven:1\n${lines}`))
    expect(built.problems).toEqual([])
  })

  test('a source that is not known may be a directory to work in', () => {
    const built = build(parse('FROM debian:13\nCOPY recipes /srv/recipes\nWORKDIR /srv/recipes/rye\n'))
    expect(built.problems).toEqual([])
  })

  test('a file that is known is none', () => {
    const context = contextOf({ recipes: 'rye' })
    const built = build(
      parse('FROM debian:13\nCOPY recipes /srv/recipes\nWORKDIR /srv/recipes/rye\n'),
      context,
    )
    expect(built.problems.map(({ code }) => code)).toEqual(['workdir-not-directory'])
  })
})
