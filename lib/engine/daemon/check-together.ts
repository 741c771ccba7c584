import type { Node } from '../document/types.ts'
import type { Problem } from '../source/problem.ts'
import { invalid } from './check-value.ts'
import type { DaemonConfig, Setting } from './model.ts'

type Settings = DaemonConfig['settings']

/** Settings that are right alone and that dockerd refuses together. Source: moby/moby, daemon/daemon_unix.go, verifyDaemonSettings. */
export function checkTogether(settings: Settings): Problem[] {
  return [
    ...both(settings, 'bridge', 'bip', 'The bridge that "bridge" names has its own address'),
    ...both(settings, 'bridge', 'bip6', 'The bridge that "bridge" names has its own address'),
    ...both(settings, 'host-gateway-ip', 'host-gateway-ips', 'The first is the old name of the second'),
    ...closedWithoutFirewall(settings),
  ]
}

function both(settings: Settings, one: string, other: string, why: string): Problem[] {
  const [first, second] = [settings.get(one), settings.get(other)]
  if (!first || !second || !isWritten(first.value) || !isWritten(second.value)) return []
  return [
    invalid(
      second.entry.keyRange,
      `"${one}" and "${other}" exclude each other, and dockerd does not start. ${why}.`,
    ),
  ]
}

function isWritten(value: Node): boolean {
  return value.kind === 'scalar' ? value.value !== null && value.value !== '' : true
}

function closedWithoutFirewall(settings: Settings): Problem[] {
  const [icc, iptables] = [settings.get('icc'), settings.get('iptables')]
  if (!isFalse(icc) || !isFalse(iptables) || !icc) return []
  return [
    invalid(
      icc.entry.range,
      '"icc" and "iptables" cannot both be false, and dockerd does not start: it is firewall rules that keep containers apart.',
    ),
  ]
}

function isFalse(setting: Setting | undefined): boolean {
  return setting?.value.kind === 'scalar' && setting.value.value === false
}
