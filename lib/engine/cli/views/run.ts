import type { CallBase, ExecCall, Given, Limits, RunCall, Word } from '../model.ts'
import { mountsOf } from './mounts.ts'
import { portOf } from './ports.ts'
import { allOf, bytesOf, flagOf, imageOf, lastOf, settingsOf, type Seen } from './values.ts'

/** `rest`: the words behind the options; null when nobody can tell where they begin. */
export function runOf(base: CallBase, rest: readonly Word[] | null): RunCall {
  const [image, ...args] = rest ?? []
  const last = (name: string): Given<string | null> | null => lastOf(base, name)
  const flag = (name: string): boolean | null => flagOf(base, name)
  const all = (name: string): readonly Given<string | null>[] => allOf(base, name)
  return {
    ...base,
    kind: 'run',
    image: image === undefined ? null : imageOf(image),
    args,
    creates: base.verb === 'create',
    detach: flag('detach'),
    rm: flag('rm'),
    interactive: flag('interactive'),
    tty: flag('tty'),
    privileged: flag('privileged'),
    readOnly: flag('read-only'),
    init: flag('init'),
    publishAll: flag('publish-all'),
    noHealthcheck: flag('no-healthcheck'),
    name: last('name'),
    user: last('user'),
    restart: last('restart'),
    pull: last('pull'),
    platform: last('platform'),
    runtime: last('runtime'),
    entrypoint: last('entrypoint'),
    workdir: last('workdir'),
    hostname: last('hostname'),
    gpus: last('gpus'),
    pid: last('pid'),
    ipc: last('ipc'),
    uts: last('uts'),
    userns: last('userns'),
    logDriver: last('log-driver'),
    networks: all('network'),
    env: settingsOf(base, 'env'),
    envFiles: all('env-file'),
    ports: base.options.filter(({ name }) => name === 'publish').map(portOf),
    mounts: mountsOf(base),
    capAdd: all('cap-add'),
    capDrop: all('cap-drop'),
    securityOpts: all('security-opt'),
    devices: all('device'),
    labels: settingsOf(base, 'label'),
    logOpts: settingsOf(base, 'log-opt'),
    limits: limitsOf(base),
    health: {
      cmd: last('health-cmd'),
      interval: last('health-interval'),
      timeout: last('health-timeout'),
      retries: last('health-retries'),
      startPeriod: last('health-start-period'),
    },
  }
}

function limitsOf(seen: Seen): Limits {
  return {
    memory: amount(lastOf(seen, 'memory'), bytesOf),
    cpus: amount(lastOf(seen, 'cpus'), numberOf),
    cpuShares: amount(lastOf(seen, 'cpu-shares'), numberOf),
    pids: amount(lastOf(seen, 'pids-limit'), numberOf),
  }
}

function amount(
  given: Given<string | null> | null,
  read: (text: string) => number | null,
): Given<number | null> | null {
  return given === null
    ? null
    : { value: given.value === null ? null : read(given.value), range: given.range }
}

function numberOf(text: string): number | null {
  return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text) ? Number(text) : null
}

export function execOf(base: CallBase, rest: readonly Word[] | null): ExecCall {
  const [container, ...args] = rest ?? []
  return {
    ...base,
    kind: 'exec',
    container: container ?? null,
    args,
    detach: flagOf(base, 'detach'),
    interactive: flagOf(base, 'interactive'),
    tty: flagOf(base, 'tty'),
    privileged: flagOf(base, 'privileged'),
    user: lastOf(base, 'user'),
    env: settingsOf(base, 'env'),
  }
}
