import type { OptionSpec } from './options.ts'

/**
 * A command that runs the command behind its options. Sources: the manuals of sudo, coreutils, util-linux,
 * tini, dumb-init, BusyBox.
 */
export type Wrapper = OptionSpec & {
  /** Words between the options and the command: a duration, a user … */
  readonly operands?: number
  /** With one of these options it runs no command at all. */
  readonly without?: readonly string[]
  /** Options that name the user, the directory. */
  readonly user?: readonly string[]
  readonly cwd?: readonly string[]
  /** The user without such an option; null when the first operand names it. */
  readonly defaultUser?: string | null
  /** `NAME=value` words before the command. */
  readonly assigns?: boolean
  /** With one of these options the command sees no variables but those that are set for it. */
  readonly clears?: readonly string[]
  /** Options that take the variable of this name away. */
  readonly unsets?: readonly string[]
  /** It sees no others unless one of these options is given. */
  readonly keeps?: readonly string[]
}

const USER_FIRST: Wrapper = { operands: 1, defaultUser: null }

export const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  [
    'sudo',
    {
      values: 'ugpChrtTUDR',
      flags: 'AbBEeHiKklNnPSsvV',
      longValues: [
        'user',
        'group',
        'prompt',
        'close-from',
        'host',
        'role',
        'type',
        'chdir',
        'other-user',
        'command-timeout',
      ],
      longFlags: [
        'preserve-env',
        'set-home',
        'login',
        'shell',
        'non-interactive',
        'stdin',
        'background',
        'askpass',
        'bell',
        'preserve-groups',
        'reset-timestamp',
      ],
      without: ['e', 'K', 'l', 'v', 'V', 'R'],
      user: ['u', 'user'],
      cwd: ['D', 'chdir'],
      defaultUser: 'root',
      assigns: true,
      // The manual of sudoers: env_reset "is enabled by default".
      keeps: ['E', 'preserve-env'],
    },
  ],
  ['doas', { values: 'uCa', flags: 'LnsS', without: ['C', 'L'], user: ['u'], defaultUser: 'root' }],
  [
    'env',
    {
      values: 'uCSa',
      flags: 'i0v',
      longValues: ['unset', 'chdir', 'split-string', 'argv0'],
      longFlags: [
        'ignore-environment',
        'null',
        'debug',
        'block-signal',
        'default-signal',
        'ignore-signal',
        'list-signal-handling',
      ],
      cwd: ['C', 'chdir'],
      assigns: true,
      clears: ['i', 'ignore-environment'],
      unsets: ['u', 'unset'],
    },
  ],
  ['exec', { values: 'a', flags: 'cl', clears: ['c'] }],
  ['command', { flags: 'pvV', without: ['v', 'V'] }],
  ['builtin', {}],
  ['nice', { values: 'n', flags: '0123456789', longValues: ['adjustment'] }],
  [
    'ionice',
    {
      values: 'cnpPu',
      flags: 't',
      longValues: ['class', 'classdata', 'pid'],
      longFlags: ['ignore'],
      without: ['p', 'P', 'u', 'pid'],
    },
  ],
  ['nohup', {}],
  [
    'time',
    {
      values: 'fo',
      flags: 'apqv',
      longValues: ['format', 'output'],
      longFlags: ['append', 'portability', 'quiet', 'verbose'],
    },
  ],
  [
    'timeout',
    {
      values: 'ks',
      flags: 'fpv',
      longValues: ['kill-after', 'signal'],
      longFlags: ['foreground', 'preserve-status', 'verbose'],
      operands: 1,
    },
  ],
  ['stdbuf', { values: 'ioe', longValues: ['input', 'output', 'error'] }],
  ['setsid', { flags: 'cfw', longFlags: ['ctty', 'fork', 'wait'] }],
  ['eatmydata', {}],
  ['chronic', { flags: 'ev' }],
  ['gosu', USER_FIRST],
  ['su-exec', USER_FIRST],
  ['setuidgid', USER_FIRST],
  ['s6-setuidgid', USER_FIRST],
  [
    'setpriv',
    {
      flags: 'd',
      longValues: [
        'ambient-caps',
        'inh-caps',
        'bounding-set',
        'ruid',
        'euid',
        'rgid',
        'egid',
        'reuid',
        'regid',
        'groups',
        'securebits',
        'pdeathsig',
        'selinux-label',
        'apparmor-profile',
      ],
      longFlags: ['no-new-privs', 'nnp', 'clear-groups', 'keep-groups', 'init-groups', 'reset-env', 'dump'],
      without: ['d', 'dump'],
      user: ['reuid', 'euid'],
      clears: ['reset-env'],
    },
  ],
  ['tini', { values: 'pe', flags: 'svwg' }],
  ['tini-static', { values: 'pe', flags: 'svwg' }],
  ['docker-init', { values: 'pe', flags: 'svwg' }],
  [
    'dumb-init',
    { values: 'r', flags: 'cv', longValues: ['rewrite'], longFlags: ['single-child', 'verbose'] },
  ],
  ['catatonit', { flags: 'gP' }],
  ['busybox', {}],
  ['toybox', {}],
])
