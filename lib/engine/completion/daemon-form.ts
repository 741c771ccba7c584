import { KEYS } from '../daemon/keys.ts'
import { LOG_DRIVERS, optionsOf } from '../daemon/log-drivers.ts'
import type { Shape } from '../daemon/shape.ts'
import { NOTHING, type Form, type Key } from './types.ts'

/** Values that are more than their type says. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'log-driver': LOG_DRIVERS,
  'log-level': ['debug', 'info', 'warn', 'error', 'fatal'],
  'seccomp-profile': ['builtin'],
  'storage-driver': ['overlay2', 'fuse-overlayfs', 'btrfs', 'zfs'],
  'userns-remap': ['default'],
  'exec-opts': ['native.cgroupdriver=systemd', 'native.cgroupdriver=cgroupfs'],
  hosts: ['fd://', 'unix:///var/run/docker.sock'],
}

/** daemon.json. */
export const DAEMON_FORM: Form = {
  ...NOTHING,
  keys: Object.entries(KEYS).map(([name, { shape, about, default: fallback }]): Key => {
    const more = fallback === undefined ? '' : ` Default: ${fallback}.`
    return { name, about: about + more, form: () => formOfKey(name, shape) }
  }),
}

function formOfKey(name: string, shape: Shape): Form {
  const form = formOf(shape)
  if (name === 'log-opts')
    return { ...form, keys: (optionsOf('json-file') ?? []).map((each) => keyOf(each, { kind: 'text' })) }
  const values = Object.hasOwn(VALUES, name) ? (VALUES[name] ?? []) : []
  if (shape.kind === 'list') return { ...form, items: () => ({ ...NOTHING, values }) }
  return { ...form, values: [...form.values, ...values] }
}

function formOf(shape: Shape): Form {
  switch (shape.kind) {
    case 'boolean':
      return { ...NOTHING, values: ['true', 'false'], takes: 'true or false' }
    case 'text':
      return { ...NOTHING, values: (shape.values ?? []).filter((value) => value !== ''), takes: 'string' }
    case 'integer':
      return { ...NOTHING, takes: 'number' }
    case 'list':
      return { ...NOTHING, items: () => formOf(shape.of), takes: 'list' }
    case 'map':
      return { ...NOTHING, anyKey: () => formOf(shape.of), takes: 'object' }
    case 'object':
      return {
        ...NOTHING,
        keys: Object.entries(shape.keys).map(([name, of]) => keyOf(name, of)),
        takes: 'object',
      }
    case 'any':
      return NOTHING
  }
}

function keyOf(name: string, shape: Shape): Key {
  return { name, about: '', form: () => formOf(shape) }
}
