import { readArguments } from '../arguments.ts'
import type { Executed } from '../types.ts'
import type { World } from '../world.ts'
import { named, type Effect, type Effects } from './effect.ts'
import { homeOf } from './pip.ts'
import { fill, pathOf, spill, writeFile } from './support.ts'
import { names } from '../names.ts'

/** A handful of public keys. */
const KEYRING_BYTES = 50_000
/** A private key or a certificate in PEM. */
const KEY_BYTES = 3000

const GPG_VALUES = names(
  '-o --output --homedir --keyserver --keyring --primary-keyring -u -r --recipient --passphrase',
  '--pinentry-mode --trust-model --keyserver-options --options --status-fd --batch-file',
  '--passphrase-fd --passphrase-file --cipher-algo --compress-algo --local-user',
)
/** What adds keys to the keyring. */
const GPG_IMPORTS = [
  '--import',
  '--recv-keys',
  '--recv',
  '--receive-keys',
  '--locate-keys',
  '--fetch-keys',
  '--gen-key',
]
const GPG_GENERATES = ['--generate-key', '--full-generate-key', '--quick-generate-key', '--import-ownertrust']

/** `gpg --dearmor -o FILE`, `gpg --recv-keys …`: the file it names, or the keyring below its home. */
const gpg: Effect = (command, args, world) => {
  const given = readArguments(args, GPG_VALUES)
  const output = given.get('-o', '--output')
  if (output !== undefined && output !== '-') keyFile(world, command, output)
  else if (given.has('-d', '--decrypt', '-v', '--version')) return 'unknown'
  if (!given.has(...GPG_IMPORTS, ...GPG_GENERATES)) return 'unknown'
  const ring = given.get('--keyring', '--primary-keyring')
  if (ring != null && given.has('--no-default-keyring')) {
    keyFile(world, command, ring.replace(/^gnupg-ring:/, ''))
    return 'unknown'
  }
  const home = given.get('--homedir') ?? gpgHome(world)
  fill(world, pathOf(command, home), 'gpg keys', { size: KEYRING_BYTES, estimated: true })
  return 'unknown'
}

function gpgHome(world: World): string | null {
  const own = world.lookup('GNUPGHOME')
  if (own !== undefined) return own
  const home = homeOf(world)
  return home === null ? null : `${home === '/' ? '' : home}/.gnupg`
}

function keyFile(world: World, command: Executed, word: string | null): void {
  const path = pathOf(command, word)
  if (path === null) spill(world, null)
  else writeFile(world, command, path, { content: null, context: null, size: KEYRING_BYTES, estimated: true })
}

/** `apt-key add -`, `apt-key adv --recv-keys …`. Source: apt-key(8). */
const aptKey: Effect = (command, args, world) => {
  const given = readArguments(args, ['--keyring', '--keyserver'])
  const keyring = given.get('--keyring') ?? '/etc/apt/trusted.gpg'
  const verb = given.positionals[0]
  if (verb === 'add' || verb === 'adv' || verb === undefined) keyFile(world, command, keyring)
  return 'unknown'
}

/** Verbs of openssl whose -out is a private key. */
const KEY_VERBS = ['genrsa', 'genpkey', 'gendsa', 'pkcs12', 'pkcs8', 'ecparam', 'rsa', 'ec', 'pkey', 'dsa']

/** `openssl req -x509 -newkey rsa:2048 -keyout KEY -out CERT`: whoever has the image has the key. */
const openssl: Effect = (command, args, world) => {
  const [verb] = args
  const value = (name: string): string | null | undefined =>
    args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : undefined
  const [out, key] = [value('-out'), value('-keyout')]
  const open = ['-pubout', '-nokeys'].some((each) => args.includes(each))
  const parameters = verb === 'ecparam' && !args.includes('-genkey')
  const secret = KEY_VERBS.includes(verb ?? '') && !open && !parameters
  if (key !== undefined) pemFile(world, command, key, true)
  else if (verb === 'req' && args.includes('-newkey')) pemFile(world, command, 'privkey.pem', true)
  if (out !== undefined) pemFile(world, command, out, secret)
  return 'unknown'
}

function pemFile(world: World, command: Executed, word: string | null, secret: boolean): void {
  const path = pathOf(command, word)
  if (path === null) spill(world, command.cwd)
  else {
    const mode = secret ? 0o600 : 0o644
    writeFile(world, command, path, {
      content: null,
      context: null,
      size: KEY_BYTES,
      estimated: true,
      secret,
      mode,
    })
  }
}

const HOST_KEYS = ['rsa', 'ecdsa', 'ed25519']

/** `ssh-keygen -t ed25519 -N '' -f KEY`, and `ssh-keygen -A` for the keys of an SSH server. Source: ssh-keygen(1). */
const sshKeygen: Effect = (command, args, world) => {
  const given = readArguments(args, [
    '-b',
    '-C',
    '-f',
    '-N',
    '-t',
    '-m',
    '-O',
    '-P',
    '-a',
    '-R',
    '-F',
    '-I',
    '-s',
    '-V',
  ])
  if (given.has('-R', '-F', '-l', '-y', '-e', '-H', '-Q')) return 'unknown'
  const home = homeOf(world)
  const own = home === null ? null : `${home === '/' ? '' : home}/.ssh/id_${given.get('-t') ?? 'ed25519'}`
  const files = given.has('-A')
    ? HOST_KEYS.map((kind) => `/etc/ssh/ssh_host_${kind}_key`)
    : [given.get('-f') ?? own]
  for (const file of files) {
    pemFile(world, command, file, true)
    pemFile(world, command, file === null ? null : `${file}.pub`, false)
  }
  return 'unknown'
}

/** `htpasswd -bc FILE USER PASSWORD`. */
const htpasswd: Effect = (command, args, world) => {
  const given = readArguments(args, ['-C', '-r'])
  if (given.has('-n')) return 'unknown'
  const path = pathOf(command, given.positionals[0] ?? null)
  writeFile(world, command, path, { content: null, context: null, size: 100, estimated: true, secret: true })
  return 'unknown'
}

/** `keytool -importcert -keystore FILE …`. */
const keytool: Effect = (command, args, world) => {
  const at = args.indexOf('-keystore')
  if (args.includes('-list') || args.includes('-exportcert')) return 'unknown'
  const path = at === -1 ? null : pathOf(command, args[at + 1] ?? null)
  if (args.includes('-cacerts')) world.log.unknownSize = true
  else if (path === null) spill(world, homeOf(world))
  else writeFile(world, command, path, { content: null, context: null })
  return 'unknown'
}

/** Certificates of all authorities in one file. Source: the package ca-certificates. */
const BUNDLE_BYTES = 220_000
const BUNDLE = '/etc/ssl/certs/ca-certificates.crt'

const updateCertificates: Effect = (command, _args, world) => {
  writeFile(world, command, BUNDLE, { content: null, context: null, size: BUNDLE_BYTES, estimated: true })
  fill(world, '/etc/ssl/certs', 'certificates', { size: 0, estimated: true })
  return 'unknown'
}

const updateTrust: Effect = (_command, _args, world) => {
  fill(world, '/etc/pki/ca-trust/extracted', 'certificates')
  return 'unknown'
}

export const keyEffects: Effects = {
  ...named(['gpg', 'gpg1', 'gpg2'], gpg),
  'apt-key': aptKey,
  openssl,
  'ssh-keygen': sshKeygen,
  htpasswd,
  keytool,
  'update-ca-certificates': updateCertificates,
  'update-ca-trust': updateTrust,
}
