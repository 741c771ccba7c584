import { describe, expect, test } from 'vitest'
import { unwrap } from './unwrap.ts'
import type { Unwrapped } from './unwrap.ts'

/** `_` stands for a word that is not known. */
function words(text: string): readonly (string | null)[] {
  return text.split(' ').map((word) => (word === '_' ? null : word.replaceAll('~', ' ')))
}

function left(text: string): string {
  return unwrap(words(text))
    .argv.map((word) => word ?? '_')
    .join(' ')
}

const COMMANDS: readonly (readonly [argv: string, left: string, wrappers: readonly string[]])[] = [
  ['make all', 'make all', []],
  ['sudo make', 'make', ['sudo']],
  ['/usr/bin/sudo -E -H make -j4', 'make -j4', ['sudo']],
  ['sudo -n -u app -g staff -- make', 'make', ['sudo']],
  ['sudo --user=app --preserve-env=PATH make', 'make', ['sudo']],
  ['sudo A=1 make', 'make', ['sudo']],
  ['sudo -l', 'sudo -l', []],
  ['sudo -e file', 'sudo -e file', []],
  ['sudo -Z make', 'sudo -Z make', []],
  ['sudo', 'sudo', []],
  ['sudo _ make', 'sudo _ make', []],
  ['sudo -u _ make', 'make', ['sudo']],
  ['doas -u app make', 'make', ['doas']],
  ['env make', 'make', ['env']],
  ['env', 'env', []],
  ['env A=1 B=2', 'env A=1 B=2', []],
  ['env - A=1 make', 'make', ['env']],
  ['env -i -u X -C /srv A=1 make', 'make', ['env']],
  ['env --chdir=/srv make', 'make', ['env']],
  ['env _ make', 'env _ make', []],
  ['exec serve --port 80', 'serve --port 80', ['exec']],
  ['exec -a name serve', 'serve', ['exec']],
  ['exec', 'exec', []],
  ['command make', 'make', ['command']],
  ['command -p make', 'make', ['command']],
  ['command -v make', 'command -v make', []],
  ['nice -n 10 make', 'make', ['nice']],
  ['nice -10 make', 'make', ['nice']],
  ['ionice -c2 -n 7 make', 'make', ['ionice']],
  ['ionice -p 1', 'ionice -p 1', []],
  ['nohup serve', 'serve', ['nohup']],
  ['time -p make', 'make', ['time']],
  ['time -f %e -o log make', 'make', ['time']],
  ['timeout 30 curl x', 'curl x', ['timeout']],
  ['timeout -k 5 -s KILL 1m curl x', 'curl x', ['timeout']],
  ['timeout --kill-after=5 --foreground 30 curl x', 'curl x', ['timeout']],
  ['timeout _ curl x', 'curl x', ['timeout']],
  ['timeout 30', 'timeout 30', []],
  ['stdbuf -oL -e 0 serve', 'serve', ['stdbuf']],
  ['setsid -w serve', 'serve', ['setsid']],
  ['chroot /mnt make', 'chroot /mnt make', []],
  ['xargs make', 'xargs make', []],
  ['gosu app serve', 'serve', ['gosu']],
  ['su-exec app:staff serve', 'serve', ['su-exec']],
  ['gosu app', 'gosu app', []],
  ['setpriv --reuid=app --clear-groups --no-new-privs serve', 'serve', ['setpriv']],
  ['setpriv --reuid app --regid app --init-groups serve', 'serve', ['setpriv']],
  ['setpriv --dump', 'setpriv --dump', []],
  ['tini -- serve', 'serve', ['tini']],
  ['/sbin/tini -g -p SIGTERM -- serve -v', 'serve -v', ['tini']],
  ['dumb-init --rewrite 15:3 serve', 'serve', ['dumb-init']],
  ['catatonit -- serve', 'serve', ['catatonit']],
  ['busybox wget x', 'wget x', ['busybox']],
  ['busybox --list', 'busybox --list', []],
  ['runuser -u app -- serve', 'serve', ['runuser']],
  ['tini -- gosu app nice -n 5 serve', 'serve', ['tini', 'gosu', 'nice']],
  ['env -S python~-u run.py', 'python -u run.py', ['env']],
  ['env -S A=1~python run.py', 'python run.py', ['env']],
  ['env -S "a~b"', 'env -S "a b"', []],
  ['su app', 'su app', []],
  ['su app run', 'su app run', []],
  ['_ make', '_ make', []],
  ['bash run.sh', 'bash run.sh', []],
  ['sh -c _', 'sh -c _', []],
  ['sh -c', 'sh -c', []],
  ['eval _', 'eval _', []],
]

describe('what is left', () => {
  test.each(COMMANDS)('%s', (argv, rest, wrappers) => {
    expect(left(argv)).toBe(rest)
    expect(unwrap(words(argv)).wrappers).toEqual(wrappers)
  })

  test('nothing', () => expect(unwrap([]).argv).toEqual([]))
})

const SCRIPTS: readonly (readonly [argv: string, expected: Partial<Unwrapped>])[] = [
  ['sh -c a~&&~b', { script: 'a && b', shell: 'sh', options: [], login: false, parameters: [] }],
  ['/bin/bash -o pipefail -c a', { script: 'a', shell: 'bash', options: ['pipefail'] }],
  ['bash -euxo pipefail -c a', { script: 'a', options: ['errexit', 'nounset', 'xtrace', 'pipefail'] }],
  ['bash -e -c a', { options: ['errexit'] }],
  ['bash -e +e -c a', { options: [] }],
  ['bash -c -e a', { script: 'a', options: ['errexit'] }],
  ['bash -ec a', { script: 'a', options: ['errexit'] }],
  ['bash -lc a', { script: 'a', login: true }],
  ['bash --login -c a', { script: 'a', login: true }],
  ['bash --rcfile x -c a', { script: 'a' }],
  ['bash -O extglob -c a', { script: 'a' }],
  ['sh -c -- a', { script: 'a' }],
  ['sh -c a name one _', { script: 'a', parameters: ['name', 'one', null] }],
  ['ash -c a', { shell: 'ash' }],
  ['dash -c a', { shell: 'dash' }],
  ['zsh -c a', { shell: 'zsh' }],
  ['ksh -c a', { shell: 'ksh' }],
  ['busybox sh -c a', { script: 'a', shell: 'sh', wrappers: ['busybox'] }],
  [
    'sudo -u app sh -c a',
    { script: 'a', user: 'app', wrappers: ['sudo'], argv: ['sh', '-c', 'a'], origins: [3, 4, 5] },
  ],
  ['su app -c a', { script: 'a', user: 'app', shell: 'sh', login: false, wrappers: ['su'] }],
  ['su - app -c a', { script: 'a', user: 'app', login: true }],
  ['su -l app -c a', { script: 'a', user: 'app', login: true }],
  ['su -c a app', { script: 'a', user: 'app' }],
  ['su -c a', { script: 'a', user: 'root' }],
  ['su --command=a app', { script: 'a', user: 'app' }],
  ['su -s /bin/bash -c a app', { script: 'a', user: 'app', shell: 'bash' }],
  ['su _ -c a', { script: null, user: undefined }],
  ['su app -c _', { script: null }],
  ['runuser app -c a', { script: 'a', user: 'app' }],
  ['runuser -u app -- sh -c a', { script: 'a', user: 'app', wrappers: ['runuser'] }],
  ['eval a b~c', { script: 'a b c', shell: null }],
  ['eval -- a', { script: 'a' }],
]

describe('scripts', () => {
  test.each(SCRIPTS)('%s', (argv, expected) => expect(unwrap(words(argv))).toMatchObject(expected))
})

const SETTINGS: readonly (readonly [argv: string, expected: Partial<Unwrapped>])[] = [
  ['make', { user: undefined, cwd: undefined, environment: {}, unset: [], emptyEnvironment: false }],
  ['sudo make', { user: 'root' }],
  ['sudo -u app -D /srv make', { user: 'app', cwd: '/srv' }],
  ['sudo -u #1000 make', { user: '1000' }],
  ['sudo -u _ make', { user: null }],
  ['gosu app:staff make', { user: 'app' }],
  ['gosu _ make', { user: null }],
  ['setpriv --reuid=1000 make', { user: '1000' }],
  ['sudo gosu app make', { user: 'app' }],
  ['env A=1 B=x~y C= make', { environment: { A: '1', B: 'x y', C: '' } }],
  ['env -C _ make', { cwd: null }],
  ['env -u A -u B A=1 make', { environment: { A: '1' }, unset: ['B'] }],
  ['sudo A=1 B=2 env -u A make', { environment: { B: '2' }, unset: ['A'] }],
  ['sudo A=1 env -i B=2 make', { environment: { B: '2' }, emptyEnvironment: true }],
  ['sudo A=1 make', { environment: { A: '1' }, emptyEnvironment: true }],
  ['sudo -E make', { emptyEnvironment: false }],
  ['sudo -u app --preserve-env=A make', { emptyEnvironment: false }],
  ['exec -c make', { emptyEnvironment: true }],
  ['setpriv --reuid=1000 --reset-env make', { emptyEnvironment: true }],
  ['gosu app make', { emptyEnvironment: false }],
  ['env __proto__=1 make', { argv: ['make'] }],
  ['env -S A=1~b c', { argv: ['b', 'c'], origins: [2, 3] }],
]

describe('settings', () => {
  test.each(SETTINGS)('%s', (argv, expected) => {
    const found = unwrap(words(argv))
    for (const [key, value] of Object.entries(expected)) expect(found[key as keyof Unwrapped]).toEqual(value)
  })

  test('long chains end', () => {
    const chain = (length: number): string[] => [...Array.from({ length }, () => 'nice'), 'make']
    expect(unwrap(chain(60)).argv).toEqual(['make'])
    expect(unwrap(chain(20_000)).wrappers).toHaveLength(64)
  })
})
