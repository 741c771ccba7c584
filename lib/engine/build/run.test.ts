import { describe, expect, test } from 'vitest'
import { parse } from '../dockerfile/stages.ts'
import { baseConfigOf } from '../images/index.ts'
import { slice } from '../source/position.ts'
import { build } from './build.ts'
import { contextOf } from './context.ts'
import type { Build, Executed } from './types.ts'

const CONTEXT = contextOf({ 'chart.txt': 'north\n', 'log.txt': 'calm\n' })

function sail(lines: string, from = 'debian:13-slim'): Build {
  return build(parse(`FROM ${from}\n${lines}\n`, { baseImage: baseConfigOf }), CONTEXT)
}
const commands = (lines: string): readonly Executed[] => sail(lines).stages.at(-1)!.steps.at(-1)!.commands
/** Program and words; `?` behind what need not run, `!` behind what may fail without harm. */
const shown = ({ argv, certain, failureStops }: Executed): string =>
  `${argv.map((word) => word ?? '…').join(' ')}${certain ? '' : ' ?'}${failureStops ? '' : ' !'}`
const trace = (command: string): string[] => commands(`RUN ${command}`).map(shown)
/** Did the marker file come to be: surely (its command is certain), perhaps or not at all? */
function outcome(command: string): string {
  const built = sail(`COPY chart.txt /srv/\nRUN ${command}\nUSER pilot`)
  const { exists } = built.image!.user
  return exists === null ? 'perhaps' : exists ? 'yes' : 'no'
}

describe('what runs, in order', () => {
  test.each([
    ['hoist sail', ['hoist sail']],
    ['hoist sail && steer north', ['hoist sail', 'steer north']],
    ['hoist sail; steer north', ['hoist sail !', 'steer north']],
    ['set -e; hoist sail; steer north', ['set -e !', 'hoist sail', 'steer north']],
    ['hoist sail || row', ['hoist sail !', 'row ?']],
    ['hoist sail || true', ['hoist sail !', 'true ?']],
    ['hoist sail | tee', ['hoist sail !', 'tee']],
    ['set -o pipefail; hoist sail | tee', ['set -o pipefail !', 'hoist sail', 'tee']],
    ['! hoist sail', ['hoist sail !']],
    ['hoist sail &', ['hoist sail !']],
    ['(hoist sail)', ['hoist sail']],
    ['{ hoist sail; }', ['hoist sail']],
    ['echo "$(hoist sail)"', ['hoist sail !', 'echo …']],
    ['A=$(hoist sail)', ['hoist sail']],
    ['if calm; then row; else hoist sail; fi', ['calm !', 'row ?', 'hoist sail ?']],
    ['for sail in jib main; do hoist $sail; done', ['hoist jib !', 'hoist main !']],
    ['sudo -u mate hoist sail', ['hoist sail']],
    ['env FORCE=7 nice -n 5 hoist sail', ['hoist sail']],
    ['exec /usr/bin/hoist sail', ['/usr/bin/hoist sail']],
    ['sh -c "hoist sail && steer north"', ['hoist sail', 'steer north']],
    ['bash -euxo pipefail -c "hoist sail; steer north"', ['hoist sail', 'steer north']],
    ['eval "hoist sail"', ['hoist sail']],
    ['hoist sail || exit 1', ['hoist sail', 'exit 1 ?']],
  ])('%s', (command, expected) => {
    expect(trace(command)).toEqual(expected)
  })

  test('options of SHELL count', () => {
    expect(
      commands('SHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN hoist | tee; steer').map(
        ({ failureStops }) => failureStops,
      ),
    ).toEqual([true, true, true])
    expect(commands('RUN hoist | tee; steer').map(({ failureStops }) => failureStops)).toEqual([
      false,
      false,
      true,
    ])
  })

  test('braces are for bash', () => {
    expect(trace('mkdir -p /hold/{aft,fore}')).toEqual(['mkdir -p /hold/{aft,fore}'])
    expect(commands('SHELL ["/bin/bash", "-c"]\nRUN mkdir -p /hold/{aft,fore}').map(shown)).toEqual([
      'mkdir -p /hold/aft /hold/fore',
    ])
    expect(sail('RUN mkdir -p /hold/{aft,fore} && chown 7 /hold').ok).toBe(true)
  })

  test('exec form has no shell', () => {
    expect(commands('RUN ["hoist", "$SAIL", "&&", "steer"]').map(({ argv }) => argv)).toEqual([
      ['hoist', '$SAIL', '&&', 'steer'],
    ])
    expect(commands('RUN ["/bin/sh", "-c", "hoist && steer"]').map(({ program }) => program)).toEqual([
      'hoist',
      'steer',
    ])
  })

  test('a heredoc, line by line', () => {
    expect(commands('RUN <<EOF\nset -e\nhoist sail\nsteer north\nEOF').map(shown)).toEqual([
      'set -e !',
      'hoist sail',
      'steer north',
    ])
  })

  test('program, directory, user, pipes and files of a command', () => {
    const [cd, hoist, tee] = commands(
      'USER www-data\nWORKDIR /deck\nRUN cd aft && FORCE=7 ./bin/hoist sail 2>>/log/err | tee /log/all',
    )
    expect(cd).toMatchObject({ program: 'cd', cwd: '/deck', user: 'www-data' })
    expect(hoist).toMatchObject({
      program: 'hoist',
      cwd: '/deck/aft',
      piped: { from: false, to: true },
      writes: [{ path: '/log/err', append: true }],
    })
    expect(tee).toMatchObject({ program: 'tee', piped: { from: true, to: false }, writes: [] })
  })

  test('words and range are those of the file', () => {
    const lines = 'RUN true && \\\n  sudo -n hoist "main sail"'
    const [, hoist] = commands(lines)
    const source = `FROM debian:13-slim\n${lines}\n`
    expect(slice(source, hoist!.range)).toBe('sudo -n hoist "main sail"')
    expect(hoist!.words.map(({ range }) => slice(source, range))).toEqual(['hoist', '"main sail"'])
    expect(hoist!.argv).toEqual(['hoist', 'main sail'])
  })
})

describe('variables', () => {
  const words = (lines: string) => commands(lines).at(-1)!.argv.slice(1)

  test.each([
    ['ENV SAIL=jib\nRUN hoist $SAIL', ['jib']],
    ['ARG SAIL=jib\nRUN hoist "${SAIL}1"', ['jib1']],
    ['ARG SAIL\nRUN hoist $SAIL', [null]],
    ['ENV SAILS="jib main"\nRUN hoist $SAILS "$SAILS"', ['jib', 'main', 'jib main']],
    ['RUN hoist $NEVER "$NEVER"', ['']],
    ['RUN hoist ${SAIL:-jib}', ['jib']],
    ['RUN SAIL=jib && hoist $SAIL', ['jib']],
    ['RUN SAIL=jib; SAIL=main; hoist $SAIL', ['main']],
    ['RUN SAIL=jib hoist $SAIL', []],
    ['RUN export SAIL=jib && hoist $SAIL', ['jib']],
    ['RUN SAIL=jib; unset SAIL; hoist "$SAIL"', ['']],
    ['RUN SAIL=$(choose); hoist $SAIL', [null]],
    ['RUN (SAIL=jib); hoist "$SAIL"', ['']],
    ['RUN { SAIL=jib; }; hoist $SAIL', ['jib']],
    ['RUN hoist "$PWD"', ['/']],
    ['WORKDIR /deck\nRUN mkdir aft; cd aft; hoist $PWD', ['/deck/aft']],
    ['WORKDIR /deck\nRUN cd aft; hoist $PWD', ['/deck']],
    ["RUN hoist '$SAIL' \\$SAIL", ['$SAIL', '$SAIL']],
    ['RUN SAIL=jib; SAIL="$SAIL,main"; hoist $SAIL', ['jib,main']],
    ['RUN hoist $HOME ~/sail', ['/root', '/root/sail']],
    ['RUN useradd -m pilot\nUSER pilot\nRUN hoist ~/sail', ['/home/pilot/sail']],
  ])('%j', (lines, expected) => {
    expect(words(lines)).toEqual(expected)
  })

  test('one RUN does not hand its variables on', () => {
    expect(words('RUN SAIL=jib\nRUN hoist "$SAIL"')).toEqual([''])
    expect(commands('RUN cd /deck\nRUN hoist')[0]!.cwd).toBe('/')
  })
})

describe('as another user', () => {
  test.each([
    ['su pilot -c "touch /home/pilot/log"', 'pilot'],
    ['su - pilot -c "touch /home/pilot/log"', 'pilot'],
    ['sudo -u pilot touch /home/pilot/log', 'pilot'],
    ['gosu pilot touch /home/pilot/log', 'pilot'],
    ['runuser -u pilot -- touch /home/pilot/log', 'pilot'],
    ['setpriv --reuid=pilot touch /home/pilot/log', 'pilot'],
    ['sudo touch /home/pilot/log', 'root'],
  ])('%s', (command, name) => {
    const built = sail(`RUN useradd -m pilot\nRUN ${command}`)
    expect(built.stages[0]!.steps[2]!.commands.map(({ program, user }) => [program, user])).toEqual([
      ['touch', name],
    ])
    expect(built.image!.files.entries.get('/home/pilot/log')?.owner.name).toBe(name)
  })
})

describe('what surely ends the build', () => {
  test.each(['exit 1', 'false', 'set -e; false; true', 'true && exit 3'])('RUN %s', (command) => {
    const built = sail(`RUN ${command}`)
    expect([built.ok, built.problems.map(({ severity }) => severity)]).toEqual([false, ['error']])
  })

  test.each([
    'exit 0',
    'false || true',
    'false; true',
    '! false',
    'hoist || exit 1',
    'if calm; then exit 1; fi',
    '(exit 1) || true',
  ])('not RUN %s', (command) => {
    expect(sail(`RUN ${command}`).ok).toBe(true)
  })
})

describe('does it come to run?', () => {
  test.each([
    ['useradd pilot', 'yes'],
    ['true && useradd pilot', 'yes'],
    ['false || useradd pilot', 'yes'],
    ['true || useradd pilot', 'no'],
    ['false && useradd pilot; true', 'no'],
    ['hoist && useradd pilot', 'yes'],
    ['hoist || useradd pilot', 'perhaps'],
    ['{ true || useradd pilot; }', 'no'],
    ['hoist && { id pilot || useradd pilot; }', 'yes'],
    ['apt-get update && (id root || useradd pilot)', 'no'],
    ['hoist && { calm || useradd pilot; }', 'perhaps'],
    ['hoist && if ! id pilot; then useradd pilot; fi', 'yes'],
    ['test -f /etc/motd && { id pilot || useradd pilot; }; true', 'perhaps'],
    ['id pilot || useradd pilot', 'yes'],
    ['id root || useradd pilot', 'no'],
    ['[ -f /srv/chart.txt ] && useradd pilot', 'yes'],
    ['[ ! -f /srv/chart.txt ] && useradd pilot; true', 'no'],
    ['test -f /etc/motd && useradd pilot; true', 'perhaps'],
    ['if true; then useradd pilot; fi', 'yes'],
    ['if false; then useradd pilot; fi', 'no'],
    ['if false; then true; else useradd pilot; fi', 'yes'],
    ['if false; then true; elif true; then useradd pilot; fi', 'yes'],
    ['if calm; then useradd pilot; fi', 'perhaps'],
    ['if calm; then true; else useradd pilot; fi', 'perhaps'],
    ['if [ "$(uname)" = Linux ]; then useradd pilot; fi', 'perhaps'],
    ['FORCE=7; if [ "$FORCE" -gt 5 ]; then useradd pilot; fi', 'yes'],
    ['FORCE=3; if [ "$FORCE" -gt 5 ]; then useradd pilot; fi', 'no'],
    ['for name in pilot mate; do useradd $name; done', 'yes'],
    ['for name in; do useradd pilot; done', 'no'],
    ['for name in $(crew); do useradd pilot; done', 'perhaps'],
    ['while calm; do useradd pilot; done', 'perhaps'],
    ['case north in north) useradd pilot;; esac', 'yes'],
    ['case north in south|east) useradd pilot;; esac', 'no'],
    ['case north in south) true;; *) useradd pilot;; esac', 'yes'],
    ['case "$(wind)" in north) useradd pilot;; esac', 'perhaps'],
    ['sign() { useradd pilot; }; sign', 'yes'],
    ['sign() { useradd pilot; }', 'no'],
    ['sign() { useradd "$1"; }; true', 'no'],
    ['exit 0; useradd pilot', 'no'],
    ['(exit 0); useradd pilot', 'yes'],
    ['sh -c "exit 0"; useradd pilot', 'yes'],
    ['eval "exit 0"; useradd pilot', 'no'],
    ['(useradd pilot)', 'yes'],
    ['useradd pilot | cat', 'yes'],
    ['sh -c "useradd pilot"', 'yes'],
    ['eval useradd pilot', 'yes'],
    ['echo useradd pilot', 'no'],
    ['sh -c \'echo "useradd pilot"\'', 'no'],
    ['useradd pilot &', 'yes'],
  ])('%s: %s', (command, expected) => {
    expect(outcome(command)).toBe(expected)
  })
})

describe('what cannot be followed', () => {
  test('an unknown program may have written anywhere', () => {
    expect(sail('RUN hoist sail').image!.files.opaque).toEqual(new Set('/'))
    expect(sail('RUN echo hoist > /srv/log').image!.files.opaque).toEqual(new Set())
    expect(sail('RUN cat /etc/os-release | grep ID').image!.files.opaque).toEqual(new Set())
  })

  test.each([
    'SHELL ["powershell", "-Command"]\nRUN Get-Tide',
    'RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF',
    'SHELL ["python3", "-c"]\nRUN print(1)',
  ])('%j may have done anything', (lines) => {
    const built = sail(lines)
    expect(built.image!.files.opaque).toEqual(new Set('/'))
    expect(built.stages[0]!.steps.at(-1)!.commands).toEqual([])
  })

  test('deep nesting ends', () => {
    const nested = `${'('.repeat(200)}useradd pilot${')'.repeat(200)}`
    expect(() => sail(`RUN ${nested}`)).not.toThrow()
  })
})

describe('mounts', () => {
  const shown = (built: Build): string[] => [...built.image!.files.entries.keys()].toSorted()

  test('a bound file is seen and not kept', () => {
    const built = sail(
      'RUN --mount=type=bind,source=chart.txt,target=/srv/chart.txt cp /srv/chart.txt /srv/copy.txt',
    )
    expect(shown(built)).toEqual(['/srv/copy.txt'])
    expect(built.image!.files.entries.get('/srv/copy.txt')!).toMatchObject({
      context: 'chart.txt',
      content: 'north\n',
    })
    expect(built.stages[0]!.steps[1]).toMatchObject({ reads: ['chart.txt'], added: ['/srv/copy.txt'] })
  })

  test('the whole context, bound over a directory, hides what is there and gives it back', () => {
    const built = sail(
      'COPY log.txt /srv/old.txt\nRUN --mount=type=bind,target=/srv cp /srv/chart.txt /opt/chart.txt && [ ! -f /srv/old.txt ] && useradd pilot\nUSER pilot',
    )
    expect(shown(built)).toContain('/srv/old.txt')
    expect(shown(built)).not.toContain('/srv/chart.txt')
    expect(built.image!.files.entries.get('/opt/chart.txt')?.context).toBe('chart.txt')
    expect(built.image!.user.exists).toBe(true)
  })

  test.each([
    ['cache', 'type=cache,target=/var/cache/sails'],
    ['tmpfs', 'type=tmpfs,target=/var/cache/sails'],
    ['bind', 'type=bind,target=/var/cache/sails'],
  ])('what is written into a %s mount is gone', (_, mount) => {
    const built = sail(`RUN --mount=${mount} touch /var/cache/sails/jib && touch /srv/kept`)
    expect(shown(built).filter((path) => path.startsWith('/var/cache/sails/'))).toEqual([])
    expect(built.stages[0]!.steps[1]!.added.filter((path) => path.endsWith('jib'))).toEqual([])
    expect(shown(built)).toContain('/srv/kept')
  })

  test('a secret is not kept, a copy of it is, and is one', () => {
    const built = sail('RUN --mount=type=secret,id=tide cp /run/secrets/tide /srv/tide')
    expect(shown(built).filter((path) => path.startsWith('/run/secrets/'))).toEqual([])
    expect(built.image!.files.entries.get('/srv/tide')!).toMatchObject({ secret: true })
    expect(built.secrets).toMatchObject([
      { what: '/srv/tide', by: 'mount', stage: 0, step: 1, removedIn: null },
    ])
  })

  const optional = 'type=secret,id=tide,env=TIDE'
  const required = `${optional},required=true`
  test.each([
    [required, 'test -n "$TIDE" && touch /srv/x', 'certain'],
    [required, '[ -z "$TIDE" ] && exit 1; touch /srv/x', 'certain'],
    [required, 'if [[ -n $TIDE ]]; then touch /srv/x; fi', 'certain'],
    [required, 'if [ -z "$TIDE" ]; then touch /srv/x; fi', 'none'],
    [required, 'if [ "$TIDE" = a ]; then touch /srv/x; fi', 'open'],
    [required, 'TIDE=; if [ -n "$TIDE" ]; then touch /srv/x; fi', 'none'],
    [required, 'test -n "$EBB" && touch /srv/x', 'fails'],
    [optional, 'test -n "$TIDE" && touch /srv/x', 'certain'],
    [optional, ': "${TIDE:?not passed}" && touch /srv/x', 'certain'],
    [optional, 'if [ -n "$TIDE" ]; then touch /srv/x; fi', 'open'],
    ['type=secret,id=tide', 'test -n "$TIDE" && touch /srv/x', 'fails'],
  ])('a secret in a variable: %s %s', (mount, script, is) => {
    const built = build(
      parse(`FROM debian:13\nSHELL ["/bin/bash", "-c"]\nRUN --mount=${mount} ${script}\n`, {
        baseImage: baseConfigOf,
      }),
      CONTEXT,
    )
    const touches = built.stages[0]!.steps.at(-1)!.commands.find(({ program }) => program === 'touch')
    const state = !built.ok ? 'fails' : touches === undefined ? 'none' : touches.certain ? 'certain' : 'open'
    expect([state, built.secrets]).toEqual([is, []])
  })

  test('a secret in a variable can be written into the image', () => {
    const built = sail(`RUN --mount=${required} echo "$TIDE" > /srv/tide`)
    expect(built.secrets).toMatchObject([{ what: '/srv/tide', by: 'mount', certain: true }])
  })

  test('a stage can be bound', () => {
    const built = build(
      parse(
        'FROM debian:13-slim AS yard\nCOPY chart.txt /out/chart.txt\nFROM debian:13-slim\nRUN --mount=type=bind,from=yard,source=/out,target=/mnt cp /mnt/chart.txt /srv/\n',
        { baseImage: baseConfigOf },
      ),
      CONTEXT,
    )
    expect(built.image!.files.entries.get('/srv/chart.txt')?.context).toBe('chart.txt')
    expect(built.stages[1]!.steps[1]).toMatchObject({ takes: [{ stage: 0, path: '/out' }], reads: [] })
    expect(shown(built).filter((path) => path.startsWith('/mnt/'))).toEqual([])
  })

  test('a missing source stops the build', () => {
    const built = sail('RUN --mount=type=bind,source=anchor.txt,target=/a true')
    expect([built.ok, built.problems.map(({ code }) => code)]).toEqual([false, ['copy-source-missing']])
  })
})
