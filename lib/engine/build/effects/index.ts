import { accountEffects } from './accounts.ts'
import type { Effect } from './effect.ts'
import { harmless } from './effect.ts'
import { cat, chmod, chown, cp, find, install, ln, mkdir, mv, rm, tee, touch, truncate } from './files.ts'
import { packageEffect } from './packages.ts'

export type { Effect, Status } from './effect.ts'

const succeeds: Effect = () => 'ok'

const fileEffects: Readonly<Record<string, Effect>> = {
  mkdir,
  chmod,
  chown,
  chgrp: harmless,
  install,
  cp,
  mv,
  rm,
  rmdir: rm,
  unlink: rm,
  touch,
  ln,
  tee,
  find,
  cat,
  truncate,
}

/** Programs that write no file the model cares for, or write only what a redirection names. */
const HARMLESS = [
  'ls',
  'head',
  'tail',
  'grep',
  'egrep',
  'awk',
  'cut',
  'sort',
  'uniq',
  'tr',
  'wc',
  'date',
  'uname',
  'dirname',
  'basename',
  'which',
  'type',
  'hash',
  'env',
  'printenv',
  'whoami',
  'sleep',
  'stat',
  'du',
  'df',
  'xargs',
  'diff',
  'cmp',
  'sha256sum',
  'md5sum',
  'update-ca-certificates',
  'ldconfig',
  'locale-gen',
  'sync',
  'groups',
  'hostname',
  'arch',
  'nproc',
  'readlink',
  'realpath',
  'su',
  'passwd',
  'chpasswd',
  'ulimit',
  'wait',
  'trap',
  'shift',
  'read',
  'local',
  'alias',
]

const SUCCEEDS = ['true', ':', 'echo', 'printf']

/** What a program does; undefined for one that is not modelled and may do anything. */
export function effectOf(program: string): Effect | undefined {
  if (Object.hasOwn(fileEffects, program)) return fileEffects[program]
  if (Object.hasOwn(accountEffects, program)) return accountEffects[program]
  if (SUCCEEDS.includes(program)) return succeeds
  return packageEffect(program) ?? (HARMLESS.includes(program) ? harmless : undefined)
}
