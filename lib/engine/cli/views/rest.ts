import type { CallBase, DaemonCall, ImageCall, LoginCall, ServiceCall, Word } from '../model.ts'
import type { Draft } from '../gather.ts'
import { mountsOf } from './mounts.ts'
import { portOf } from './ports.ts'
import { allOf, flagOf, imageOf, imageOfOption, lastOf, settingsOf } from './values.ts'

export function loginOf(base: CallBase, { pipe, redirects }: Pick<Draft, 'pipe' | 'redirects'>): LoginCall {
  return {
    ...base,
    kind: 'login',
    registry: base.operands[0] ?? null,
    user: lastOf(base, 'username'),
    password: lastOf(base, 'password'),
    passwordStdin: flagOf(base, 'password-stdin'),
    input: inputOf(redirects, pipe.from !== null),
  }
}

/** A redirection wins over a pipe. */
function inputOf(redirects: Draft['redirects'], piped: boolean): LoginCall['input'] {
  const input = redirects.findLast(({ operator }) => operator.startsWith('<') && operator !== '<&')
  if (input === undefined) return piped ? 'pipe' : null
  return input.operator.startsWith('<<') ? 'text' : 'file'
}

export function imagesOf(base: CallBase): ImageCall {
  const words = base.verb === 'commit' || base.verb === 'import' ? base.operands.slice(1) : base.operands
  return { ...base, kind: 'image', images: words.map(imageOf) }
}

export function serviceOf(base: CallBase, rest: readonly Word[] | null): ServiceCall {
  const updates = base.verb === 'service update'
  const option = base.options.findLast(({ name }) => name === 'image')
  const [first, ...args] = rest ?? []
  const created = first === undefined ? null : imageOf(first)
  return {
    ...base,
    kind: 'service',
    image: updates ? (option === undefined ? null : imageOfOption(option)) : created,
    args: updates ? [] : args,
    env: settingsOf(base, 'env', 'env-add'),
    secrets: allOf(base, 'secret', 'secret-add'),
    ports: base.options.filter(({ name }) => name === 'publish' || name === 'publish-add').map(portOf),
    mounts: mountsOf(base),
  }
}

export function daemonOf(base: CallBase): DaemonCall {
  return { ...base, kind: 'daemon', hosts: allOf(base, 'host'), tlsVerify: flagOf(base, 'tlsverify') }
}
