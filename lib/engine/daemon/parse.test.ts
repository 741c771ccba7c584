import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import { parseDaemon } from './parse.ts'

/** What is said of a text, as `place: message`; warnings begin with `~`. */
function told(text: string): string[] {
  return parseDaemon(text).problems.map(
    ({ severity, range, message }) => `${severity === 'error' ? '' : '~'}${slice(text, range)}: ${message}`,
  )
}

test.each([
  '',
  '\n',
  '{}',
  '{ "log-driver": "local" }',
  '\uFEFF{ "min-api-version": "1.40" }',
  '{ "log-driver": "" }',
  '{ "log-driver": "loki", "log-opts": { "loki-url": "x" } }',
  '{ "log-opts": { "max-size": "10m", "max-file": "3", "compress": "true", "tag": "{{.Name}}" } }',
  '{ "log-opts": { "max-size": "1.5 GB", "mode": "non-blocking", "max-buffer-size": "4m", "cache-disabled": "true" } }',
  '{ "hosts": ["fd://", "unix:///run/docker.sock", "tcp://10.0.0.5:2376", "tcp://[::1]:2376", "0.0.0.0:2376"] }',
  '{ "tlsverify": true, "tlscacert": "/c/ca.pem", "tlscert": "/c/cert.pem", "tlskey": "/c/key.pem" }',
  '{ "insecure-registries": ["registry.example.com:5000", "10.2.0.0/16", "[::1]:5000", "http://registry.example.com"] }',
  '{ "registry-mirrors": ["https://mirror.example.com", "https://mirror.example.com/hub/"] }',
  '{ "default-address-pools": [{ "base": "172.30.0.0/16", "size": 24 }], "bip": "10.9.0.1/24", "dns": ["10.0.0.2", "::1"] }',
  '{ "default-ulimits": { "nofile": { "Name": "nofile", "Hard": 64000, "soft": 64000 } }, "default-shm-size": "64M" }',
  '{ "runtimes": { "gvisor": { "path": "/usr/bin/runsc", "runtimeArgs": ["--debug"] } }, "default-runtime": "gvisor" }',
  '{ "builder": { "gc": { "enabled": true, "defaultKeepStorage": "20GB", "policy": [{ "all": true, "filter": ["unused-for=48h"] }] } } }',
  '{ "features": { "containerd-snapshotter": true }, "exec-opts": ["native.cgroupdriver=systemd"], "log-level": "INFO" }',
  '{ "proxies": { "http-proxy": "http://proxy.example.com:3128" }, "mtu": 1450, "shutdown-timeout": -1, "debug": null }',
  '{ "default-network-opts": { "bridge": { "com.docker.network.bridge.host_binding_ipv4": "127.0.0.1" } } }',
  '{ "firewall-backend": "nftables", "userns-remap": "default", "seccomp-profile": "builtin", "metrics-addr": "127.0.0.1:9323" }',
])('dockerd starts with %s', (text) => {
  const daemon = parseDaemon(text)
  expect([...daemon.unreadable, ...daemon.problems]).toEqual([])
})

describe('keys', () => {
  test.each<[text: string, said: string]>([
    [
      '{ "lve-restore": true }',
      '"lve-restore": There is no key "lve-restore", and dockerd does not start with a key that it does not know. Did you mean "live-restore"?',
    ],
    [
      '{ "ICC": false }',
      '"ICC": There is no key "ICC", and dockerd does not start with a key that it does not know. Did you mean "icc"?',
    ],
    [
      '{ "content-trust": { "mode": "enforced" } }',
      '"content-trust": There is no key "content-trust", and dockerd does not start with a key that it does not know.',
    ],
    [
      '{ "swarm-raft-election-tick": 10 }',
      '"swarm-raft-election-tick": There is no key "swarm-raft-election-tick", and dockerd does not start with a key that it does not know.',
    ],
    [
      '{ "security": { "icc": false } }',
      '~"security": There is no group "security": dockerd passes over it, and its keys belong one level up.',
    ],
    [
      '{ "insecure-registry": ["crane:5000"] }',
      '~"insecure-registry": "insecure-registry" is an option of the command and has no effect in the file: the key is "insecure-registries".',
    ],
    [
      '{ "http-proxy": "http://proxy:1" }',
      '~"http-proxy": "http-proxy" is read inside of "proxies" alone: here dockerd passes over it.',
    ],
    [
      '{ "allow-nondistributable-artifacts": [] }',
      '~"allow-nondistributable-artifacts": Since Engine 29.0 "allow-nondistributable-artifacts" has no effect.',
    ],
    [
      '{ "graph": "/srv" }',
      '"graph": "graph" was removed in Engine 23.0: dockerd does not start with it. "data-root" has taken its place.',
    ],
    [
      '{ "cluster-store": "x" }',
      '"cluster-store": "cluster-store" was removed in Engine 23.0: dockerd does not start with it.',
    ],
    [
      '{ "icc": true, "icc": false }',
      '~"icc": icc is written twice in this object, and only the last one counts: keep one of them',
    ],
  ])('%s', (text, said) => {
    expect(told(text)).toEqual([said])
  })

  test('a removed key is the business of its own rule', () => {
    expect(parseDaemon('{ "graph": "/srv" }').problems.map(({ code }) => code)).toEqual([
      'daemon-obsolete-keys',
    ])
    expect(parseDaemon('{ "grahp": "/srv" }').problems.map(({ code }) => code)).toEqual([
      'daemon-json-invalid',
    ])
  })
})

describe('values', () => {
  test.each<[text: string, said: string]>([
    ['{ "icc": "false" }', '"false": "icc" must be true or false, not a string: write false without quotes.'],
    ['{ "icc": 0 }', '0: "icc" must be true or false, not the number 0.'],
    ['{ "mtu": "1450" }', '"1450": "mtu" must be a whole number, not a string: write 1450 without quotes.'],
    ['{ "mtu": 1.5 }', '1.5: "mtu" must be a whole number, not the number 1.5.'],
    ['{ "mtu": 1e3 }', '1e3: "mtu" must be a whole number, not the number 1e3.'],
    ['{ "max-concurrent-downloads": -1 }', '-1: "max-concurrent-downloads" must be 0 or more.'],
    ['{ "network-diagnostic-port": 70000 }', '70000: "network-diagnostic-port" must be between 0 and 65535.'],
    ['{ "data-root": ["/srv"] }', '["/srv"]: "data-root" must be a string, not a list.'],
    [
      '{ "registry-mirrors": "https://mirror.example.com" }',
      '"https://mirror.example.com": "registry-mirrors" must be a list, not a string: write ["https://mirror.example.com"].',
    ],
    [
      '{ "registry-mirrors": ["mirror.example.com"] }',
      '"mirror.example.com": "mirror.example.com" lacks https:// at its beginning.',
    ],
    [
      '{ "registry-mirrors": ["https://a:b@mirror.example.com"] }',
      '"https://a:b@mirror.example.com": "https://a:b@mirror.example.com" may hold no user and no password.',
    ],
    ['{ "insecure-registries": ["ftp://crane"] }', '"ftp://crane": "ftp://crane" may not begin with ftp://.'],
    [
      '{ "hosts": ["ssh://crane"] }',
      '"ssh://crane": "ssh://crane" names a protocol that dockerd does not listen on: there are unix, tcp and fd.',
    ],
    [
      '{ "hosts": ["tcp://0.0.0.0:99999"] }',
      '"tcp://0.0.0.0:99999": "tcp://0.0.0.0:99999" has no port that can be.',
    ],
    ['{ "dns": ["crane"] }', '"crane": "crane" is no IP address.'],
    [
      '{ "bip": "10.9.0.1" }',
      '"10.9.0.1": "10.9.0.1" is no network: write an address and the length of its prefix, such as 172.30.0.0/16.',
    ],
    [
      '{ "log-level": "verbose" }',
      '"verbose": "verbose" is no level: there are trace, debug, info, warn, error, fatal, panic.',
    ],
    [
      '{ "default-ipc-mode": "host" }',
      '"host": "host" is none of the values that can stand here: "private", "shareable".',
    ],
    [
      '{ "exec-opts": ["native.cgroupdriver=docker"] }',
      '"native.cgroupdriver=docker": "native.cgroupdriver=docker" names no driver for cgroups: there are systemd and cgroupfs.',
    ],
    [
      '{ "default-ulimits": { "nofile": { "Soft": "64" } } }',
      '"64": "Soft" in "nofile" in "default-ulimits" must be a whole number, not a string: write 64 without quotes.',
    ],
    [
      '{ "features": { "cdi": "true" } }',
      '"true": "cdi" in "features" must be true or false, not a string: write true without quotes.',
    ],
    [
      '{ "builder": { "gc": { "enabled": "true" } } }',
      '"true": "enabled" in "gc" in "builder" must be true or false, not a string: write true without quotes.',
    ],
    ['{ "builder": true }', 'true: "builder" must be an object, not true.'],
  ])('%s', (text, said) => {
    expect(told(text)).toEqual([said])
  })
})

describe('logs', () => {
  test.each<[text: string, said: string[]]>([
    [
      '{ "log-opts": { "max-size": 10, "max-file": 3 } }',
      [
        '10: "max-size" in "log-opts" must be a string, not the number 10: write "10".',
        '3: "max-file" in "log-opts" must be a string, not the number 3: write "3".',
      ],
    ],
    [
      '{ "log-opts": { "max-sise": "10m" } }',
      [
        '"max-sise": The log driver json-file does not know the option "max-sise": dockerd does not start. Did you mean "max-size"?',
      ],
    ],
    [
      '{ "log-driver": "journald", "log-opts": { "max-size": "10m" } }',
      ['"max-size": The log driver journald does not know the option "max-size": dockerd does not start.'],
    ],
    [
      '{ "log-driver": "jsonfile" }',
      ['"jsonfile": There is no log driver "jsonfile". Did you mean "json-file"?'],
    ],
    [
      '{ "log-opts": { "max-size": "10 apples" } }',
      [
        '"10 apples": "10 apples" is no size above zero, so no container starts: write a number and a unit, such as "10m".',
      ],
    ],
    [
      '{ "log-opts": { "max-size": "-1" } }',
      ['"-1": "-1" is no size above zero, so no container starts: write a number and a unit, such as "10m".'],
    ],
    [
      '{ "log-opts": { "max-size": "10m", "max-file": "0" } }',
      [
        '"0": "0" is no number of files, so no container starts: write a whole number above zero, such as "3".',
      ],
    ],
    [
      '{ "log-opts": { "mode": "async" } }',
      ['"async": "async" is no mode: there are "blocking" and "non-blocking".'],
    ],
    [
      '{ "log-opts": { "max-buffer-size": "4m" } }',
      ['"max-buffer-size": "max-buffer-size" needs "mode": "non-blocking": dockerd does not start.'],
    ],
  ])('%s', (text, said) => {
    expect(told(text)).toEqual(said)
  })
})

test.each<[text: string, said: string]>([
  [
    '{ "bridge": "br0", "bip": "10.9.0.1/24" }',
    '"bip": "bridge" and "bip" exclude each other, and dockerd does not start. The bridge that "bridge" names has its own address.',
  ],
  [
    '{ "host-gateway-ip": "10.0.0.1", "host-gateway-ips": ["10.0.0.1"] }',
    '"host-gateway-ips": "host-gateway-ip" and "host-gateway-ips" exclude each other, and dockerd does not start. The first is the old name of the second.',
  ],
  [
    '{ "icc": false, "iptables": false }',
    '"icc": false: "icc" and "iptables" cannot both be false, and dockerd does not start: it is firewall rules that keep containers apart.',
  ],
])('together: %s', (text, said) => {
  expect(told(text)).toEqual([said])
})

describe('form', () => {
  test.each(['[]', '"icc"', '{', '{ icc: false }', "{ 'icc': false }", '{ "icc": yes }', '{} {}'])(
    '%s cannot be read',
    (text) => {
      const { unreadable } = parseDaemon(text)
      expect(unreadable.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'error daemon-json-invalid',
      ])
    },
  )

  test.each(['{ "icc": false, }', '{ /* closed */ "icc": false }', '// ours\n{ "icc": false }'])(
    '%s is read, and dockerd refuses it',
    (text) => {
      const { settings, problems } = parseDaemon(text)
      expect(settings.get('icc')?.value).toMatchObject({ value: false })
      expect(problems).toMatchObject([{ code: 'daemon-json-invalid', severity: 'error' }])
    },
  )
})

test('settings, logging and hosts as dockerd reads them', () => {
  const daemon = parseDaemon(
    '{ "proxies": { "no-proxy": "local" }, "icc": true, "icc": false, "hosts": ["0.0.0.0:2375", "unix://", 1], "log-opts": { "max-size": "10m", "max-file": 3 } }',
  )
  expect([...daemon.settings.keys()]).toEqual(['proxies', 'no-proxy', 'icc', 'hosts', 'log-opts'])
  expect(daemon.settings.get('icc')?.value).toMatchObject({ value: false })
  expect(daemon.hosts.map(({ scheme, address }) => `${scheme} ${address}`)).toEqual([
    'tcp 0.0.0.0:2375',
    'unix ',
  ])
  expect(daemon.logging.driver).toBe('json-file')
  expect([...daemon.logging.options].map(([name, { text }]) => [name, text])).toEqual([
    ['max-size', '10m'],
    ['max-file', null],
  ])
  expect(parseDaemon('{ "log-driver": 1 }').logging.driver).toBeNull()
})

test.each([
  '['.repeat(100_000),
  '{"a":'.repeat(20_000),
  `{${Array.from({ length: 20_000 }, (_, at) => `"key-${at}": ${at}`).join(',')}}`,
  `{ "dns": [${'"x",'.repeat(20_000)}] }`,
  '<<<<<<< ours\n{ "icc": true }\n=======\n{ "icc": false }\n>>>>>>> theirs\n',
  '{\t"icc"\t:\ttrue\t}\r\n',
  '{ "__proto__": { "icc": 1 }, "constructor": 1, "toString": {} }',
  '\uFEFF{ "icc": true }',
])('%.30s… is read without a throw', (text) => {
  const { unreadable, problems } = parseDaemon(text)
  for (const { message, range } of [...unreadable, ...problems].slice(0, 300)) {
    expect(message).not.toMatch(/undefined|\[object/)
    expect(range.end.offset).toBeLessThanOrEqual(text.length)
  }
})
