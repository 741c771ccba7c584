import { BOOLEAN, COUNT, TEXT, TEXTS, checked, listOf, mapOf, objectOf, oneOf, type Shape } from './shape.ts'
import { address, execOption, host, insecureRegistry, logLevel, mirror, size, subnet } from './text-checks.ts'

export type Key = {
  readonly shape: Shape
  /** What it is for, in one sentence. */
  readonly about: string
  /** What holds where it is not written, as JSON. */
  readonly default?: string
}

function key(shape: Shape, about: string, fallback?: string): Key {
  return { shape, about, ...(fallback === undefined ? {} : { default: fallback }) }
}

const INTEGER: Shape = { kind: 'integer' }
const ADDRESS = checked(address)
const SUBNET = checked(subnet)
const SIZE = checked(size)

const GC_POLICY = objectOf({
  all: BOOLEAN,
  /** A map in files of old. */
  filter: { kind: 'any' },
  reservedSpace: TEXT,
  maxUsedSpace: TEXT,
  minFreeSpace: TEXT,
  keepStorage: TEXT,
})

/** Its sizes may be shares of the disk, such as 10%, so they are not looked at. */
const BUILDER = objectOf({
  gc: objectOf({
    enabled: BOOLEAN,
    policy: listOf(GC_POLICY),
    defaultReservedSpace: TEXT,
    defaultMaxUsedSpace: TEXT,
    defaultMinFreeSpace: TEXT,
    defaultKeepStorage: TEXT,
  }),
  entitlements: objectOf({ 'network-host': BOOLEAN, 'security-insecure': BOOLEAN, device: BOOLEAN }),
})

/**
 * Every key of daemon.json that dockerd of Engine 29 knows on Linux, in the order of the alphabet.
 * Source: moby/moby, daemon/config (config.go, config_linux.go, builder.go) and daemon/command (config.go, config_unix.go, options.go).
 */
export const KEYS: Readonly<Record<string, Key>> = {
  'allow-direct-routing': key(
    BOOLEAN,
    'Lets other machines reach published ports at the address of the container.',
    'false',
  ),
  'authorization-plugins': key(TEXTS, 'Plugins that decide which requests to the API are allowed.', '[]'),
  bip: key(SUBNET, 'IPv4 address and network of the default bridge.'),
  bip6: key(SUBNET, 'IPv6 address and network of the default bridge.'),
  bridge: key(TEXT, 'The bridge that containers are attached to by default; none switches it off.'),
  'bridge-accept-fwmark': key(TEXT, 'Packets with this mark are let into bridge networks.'),
  builder: key(BUILDER, 'Settings of BuildKit: when its cache is cleaned up and what builds may ask for.'),
  'cdi-spec-dirs': key(TEXTS, 'Folders with descriptions of devices (CDI).', '["/etc/cdi", "/var/run/cdi"]'),
  'cgroup-parent': key(TEXT, 'The cgroup that all containers are put below.'),
  containerd: key(TEXT, 'Socket of the containerd to use, where dockerd does not start its own.'),
  'containerd-namespace': key(TEXT, 'Namespace of containerd for containers.', '"moby"'),
  'containerd-plugin-namespace': key(TEXT, 'Namespace of containerd for plugins.', '"plugins.moby"'),
  'containerd-plugins-namespace': key(TEXT, 'Namespace of containerd for plugins.', '"plugins.moby"'),
  'cpu-rt-period': key(INTEGER, 'Period of the real-time scheduler in microseconds (cgroup v1).', '0'),
  'cpu-rt-runtime': key(INTEGER, 'Share of the real-time scheduler in microseconds (cgroup v1).', '0'),
  'cri-containerd': key(BOOLEAN, 'Starts containerd with the interface that Kubernetes uses.', 'false'),
  'data-root': key(TEXT, 'Folder in which images, containers and volumes are kept.', '"/var/lib/docker"'),
  debug: key(BOOLEAN, 'Writes everything into the log of dockerd, requests included.', 'false'),
  'default-address-pools': key(
    listOf(objectOf({ base: SUBNET, size: INTEGER })),
    'Networks that Docker takes the networks of bridges from.',
  ),
  'default-cgroupns-mode': key(
    oneOf('private', 'host'),
    'Whether containers see the cgroups of the host.',
    '"private"',
  ),
  'default-gateway': key(ADDRESS, 'IPv4 gateway of the default bridge.'),
  'default-gateway-v6': key(ADDRESS, 'IPv6 gateway of the default bridge.'),
  'default-init': key(TEXT, 'The program that `init` starts in containers.', '"docker-init"'),
  'default-ipc-mode': key(
    oneOf('private', 'shareable'),
    'Whether containers may share their memory.',
    '"private"',
  ),
  'default-network-opts': key(mapOf(mapOf(TEXT)), 'Options for new networks, by the name of their driver.'),
  'default-runtime': key(TEXT, 'The OCI runtime for containers that name none.', '"runc"'),
  'default-shm-size': key(SIZE, 'Size of /dev/shm in containers.', '"64M"'),
  'default-ulimits': key(
    mapOf(objectOf({ name: TEXT, hard: INTEGER, soft: INTEGER })),
    'Limits such as the number of open files, for containers that set none.',
  ),
  dns: key(listOf(ADDRESS), 'Servers that containers ask for names.'),
  'dns-opts': key(TEXTS, 'Options for resolv.conf of containers.'),
  'dns-search': key(TEXTS, 'Domains in which containers look for names.'),
  'exec-opts': key(listOf(checked(execOption)), 'Options of the runtime; there is native.cgroupdriver.'),
  'exec-root': key(TEXT, 'Folder for what is needed while dockerd runs.', '"/var/run/docker"'),
  experimental: key(BOOLEAN, 'Switches features on that are not finished.', 'false'),
  features: key(mapOf(BOOLEAN), 'Features to switch on or off, such as containerd-snapshotter.'),
  'firewall-backend': key(
    oneOf('iptables', 'nftables', ''),
    'What dockerd writes its firewall rules with.',
    '"iptables"',
  ),
  'fixed-cidr': key(SUBNET, 'IPv4 addresses for containers on the default bridge.'),
  'fixed-cidr-v6': key(SUBNET, 'IPv6 addresses for containers on the default bridge.'),
  group: key(TEXT, 'Group that may use the socket: its members are root on the host.', '"docker"'),
  'host-gateway-ip': key(
    ADDRESS,
    'The address that host-gateway stands for; host-gateway-ips has taken its place.',
  ),
  'host-gateway-ips': key(listOf(ADDRESS), 'The addresses that host-gateway stands for.'),
  hosts: key(
    listOf(checked(host)),
    'Addresses at which dockerd listens. With systemd they are set on the command line, and may not stand here as well.',
    '["unix:///var/run/docker.sock"]',
  ),
  icc: key(BOOLEAN, 'Lets containers on the default bridge reach each other.', 'true'),
  init: key(
    BOOLEAN,
    'Starts an init process in every container that reaps children and passes signals on.',
    'false',
  ),
  'init-path': key(TEXT, 'Path of the init process.'),
  'insecure-registries': key(
    listOf(checked(insecureRegistry)),
    'Registries that are reached without TLS, or with a certificate that nobody checks.',
    '[]',
  ),
  ip: key(ADDRESS, 'The address of the host at which ports are published that name none.', '"0.0.0.0"'),
  'ip-forward': key(BOOLEAN, 'Switches forwarding on in the kernel.', 'true'),
  'ip-forward-no-drop': key(BOOLEAN, 'Leaves the policy for forwarded packets as it is.', 'false'),
  'ip-masq': key(BOOLEAN, 'Hides containers of the default bridge behind the address of the host.', 'true'),
  ip6tables: key(BOOLEAN, 'Lets dockerd write firewall rules for IPv6.', 'true'),
  iptables: key(BOOLEAN, 'Lets dockerd write firewall rules.', 'true'),
  ipv6: key(BOOLEAN, 'Gives the default bridge IPv6.', 'false'),
  labels: key(TEXTS, 'Labels of this daemon, as name=value.'),
  'live-restore': key(BOOLEAN, 'Lets containers run on while dockerd is restarted.', 'false'),
  'log-driver': key(TEXT, 'Where containers write their logs that name no driver themselves.', '"json-file"'),
  'log-format': key(oneOf('text', 'json', ''), 'Form of the log of dockerd.', '"text"'),
  'log-level': key(checked(logLevel), 'What dockerd writes into its own log.', '"info"'),
  'log-opts': key(mapOf(TEXT), 'Options of the log driver; every value is a string.'),
  'max-concurrent-downloads': key(COUNT, 'Layers that are pulled at the same time.', '3'),
  'max-concurrent-uploads': key(COUNT, 'Layers that are pushed at the same time.', '5'),
  'max-download-attempts': key(COUNT, 'How often a layer is tried again.', '5'),
  'min-api-version': key(TEXT, 'Oldest version of the API that dockerd answers.', '"1.44"'),
  'metrics-addr': key(TEXT, 'Address at which dockerd serves metrics for Prometheus.'),
  mtu: key(COUNT, 'Largest packet on the default bridge.', '1500'),
  'network-control-plane-mtu': key(INTEGER, 'Largest packet between the nodes of a swarm.', '1500'),
  'network-diagnostic-port': key(
    { kind: 'integer', least: 0, most: 65_535 },
    'Port of the diagnosis server of networks.',
    '0',
  ),
  'no-new-privileges': key(
    BOOLEAN,
    'Keeps processes in containers from gaining rights, by setuid programs for example.',
    'false',
  ),
  'node-generic-resources': key(TEXTS, 'Resources that this node offers to a swarm, as NAME=value.'),
  'nri-opts': key({ kind: 'map', of: { kind: 'any' } }, 'Settings of the Node Resource Interface.'),
  pidfile: key(TEXT, 'File for the process number of dockerd.', '"/var/run/docker.pid"'),
  proxies: key(
    objectOf({ 'http-proxy': TEXT, 'https-proxy': TEXT, 'no-proxy': TEXT }),
    'Proxies that dockerd itself uses, for pulling and pushing.',
  ),
  'raw-logs': key(BOOLEAN, 'Writes the log of dockerd without colours.', 'false'),
  'registry-mirrors': key(listOf(checked(mirror)), 'Copies of Docker Hub that are asked first.', '[]'),
  'resolv-conf': key(TEXT, 'The resolv.conf that containers get theirs from.'),
  rootless: key(BOOLEAN, 'dockerd runs without root rights.', 'false'),
  runtimes: key(
    mapOf(objectOf({ path: TEXT, runtimeArgs: TEXTS, runtimeType: TEXT, options: { kind: 'any' } })),
    'More OCI runtimes, by name.',
  ),
  'seccomp-profile': key(
    TEXT,
    'File with the system calls that containers may use; builtin is the default, unconfined allows all.',
    '"builtin"',
  ),
  'selinux-enabled': key(BOOLEAN, 'Labels containers for SELinux.', 'false'),
  'shutdown-timeout': key(
    INTEGER,
    'Seconds that containers have when dockerd stops; -1 waits for ever.',
    '15',
  ),
  'storage-driver': key(TEXT, 'How layers are kept on disk; seldom needed.'),
  'storage-opts': key(TEXTS, 'Options of the storage driver.'),
  'swarm-default-advertise-addr': key(TEXT, 'Address that a swarm uses for this node.'),
  tls: key(
    BOOLEAN,
    'Speaks TLS on tcp addresses; tlsverify is what asks clients for a certificate.',
    'false',
  ),
  tlscacert: key(TEXT, 'The authority whose certificates clients must have.'),
  tlscert: key(TEXT, 'The certificate of the API.'),
  tlskey: key(TEXT, 'The private key of that certificate.'),
  tlsverify: key(BOOLEAN, 'Speaks TLS and takes only clients with a certificate of tlscacert.', 'false'),
  'userland-proxy': key(BOOLEAN, 'Starts a process for every published port.', 'true'),
  'userland-proxy-path': key(TEXT, 'Path of that process.'),
  'userns-remap': key(TEXT, 'Account whose range of numbers the users of containers get; default makes one.'),
}

/** Accepted, and without effect since the Engine named. Source: moby/moby, daemon/config, skipValidateOptions. */
export const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  'deprecated-key-path': '23.0',
  'allow-nondistributable-artifacts': '29.0',
}

/** Removed: dockerd refuses to start with them. Source: docs.docker.com/engine/deprecated. */
export const REMOVED: Readonly<Record<string, { readonly since: string; readonly instead: string | null }>> =
  {
    'api-cors-header': { since: '28.0', instead: null },
    'api-enable-cors': { since: '17.09', instead: null },
    'cluster-advertise': { since: '23.0', instead: null },
    'cluster-store': { since: '23.0', instead: null },
    'cluster-store-opts': { since: '23.0', instead: null },
    'disable-legacy-registry': { since: '19.03', instead: null },
    graph: { since: '23.0', instead: 'data-root' },
    'oom-score-adjust': { since: '26.0', instead: null },
  }

/**
 * Options of the command that are called otherwise in the file: dockerd takes them for keys that it knows, and then reads
 * nothing from them. Source: moby/moby, daemon/config, findConfigurationConflicts, which looks keys up among the flags.
 */
export const OPTIONS: Readonly<Record<string, string>> = {
  'add-runtime': 'runtimes',
  'authorization-plugin': 'authorization-plugins',
  'cdi-spec-dir': 'cdi-spec-dirs',
  'default-address-pool': 'default-address-pools',
  'default-network-opt': 'default-network-opts',
  'default-ulimit': 'default-ulimits',
  'dns-opt': 'dns-opts',
  'exec-opt': 'exec-opts',
  feature: 'features',
  host: 'hosts',
  'http-proxy': 'proxies',
  'https-proxy': 'proxies',
  'insecure-registry': 'insecure-registries',
  label: 'labels',
  'log-opt': 'log-opts',
  'no-proxy': 'proxies',
  'node-generic-resource': 'node-generic-resources',
  'registry-mirror': 'registry-mirrors',
  'storage-opt': 'storage-opts',
}

/** What a table says of a key, and nothing of what every object has. */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
