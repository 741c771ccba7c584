import { isAddress, isSubnet } from './addresses.ts'
import { hostProblem } from './hosts.ts'
import type { TextCheck } from './shape.ts'

/** Nothing written means the default. */
function unlessEmpty(check: TextCheck): TextCheck {
  return (text) => (text === '' ? null : check(text))
}

export const address: TextCheck = unlessEmpty((text) => (isAddress(text) ? null : 'is no IP address'))

export const subnet: TextCheck = unlessEmpty((text) =>
  isSubnet(text)
    ? null
    : 'is no network: write an address and the length of its prefix, such as 172.30.0.0/16',
)

/** Source: docker/go-units, RAMInBytes. */
export const size: TextCheck = (text) =>
  /^\d+(?:\.\d+)? ?(?:[kmgtp]?i?b?)$/i.test(text.trim())
    ? null
    : 'is no size: write a number and a unit, such as 10m'

/** Source: moby/moby, daemon/config, parseExecOptions and validatePlatformExecOpt. */
export const execOption: TextCheck = (text) => {
  const [name = '', ...rest] = text.split('=')
  if (rest.join('=').trim() === '') return 'lacks a value: write option=value'
  if (name.trim().toLowerCase() !== 'native.cgroupdriver')
    return 'is no option of dockerd: on Linux there is only native.cgroupdriver'
  return ['cgroupfs', 'systemd'].includes(rest.join('=').trim())
    ? null
    : 'names no driver for cgroups: there are systemd and cgroupfs'
}

/** Source: moby/moby, daemon/pkg/registry, ValidateMirror. */
export const mirror: TextCheck = (text) => {
  const [, scheme = '', rest = ''] = /^([^:]*):\/\/(.*)$/.exec(text) ?? []
  if (scheme === '') return 'lacks https:// at its beginning'
  if (!['http', 'https'].includes(scheme.toLowerCase())) return 'begins with neither https:// nor http://'
  if (/[?#]/.test(rest)) return 'may have no query and no fragment'
  return rest.split('/', 1)[0]!.includes('@') ? 'may hold no user and no password' : null
}

/** Source: moby/moby, daemon/pkg/registry, loadInsecureRegistries. */
export const insecureRegistry: TextCheck = (text) => {
  const scheme = /^(.*?):\/\//.exec(text)?.[1]
  if (scheme !== undefined && !/^https?$/i.test(scheme)) return `may not begin with ${scheme}://`
  const host = text.replace(/^https?:\/\//i, '')
  if (/^-|-$/.test(host)) return 'may not begin or end with a hyphen'
  return isSubnet(host) || /^[\w.[\]:-]+$/.test(host)
    ? null
    : 'is no registry: write its name and its port, such as registry.example.com:5000'
}

export const host: TextCheck = (text) => hostProblem(text)

/** Source: moby/moby, daemon/config, Validate; the case of the letters does not matter. */
export const logLevel: TextCheck = unlessEmpty((text) =>
  LOG_LEVELS.includes(text.toLowerCase()) ? null : `is no level: there are ${LOG_LEVELS.join(', ')}`,
)

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'panic']
