import { resolvePath } from '../../dockerfile/paths.ts'
import { readArguments } from '../arguments.ts'
import type { Executed } from '../types.ts'

const SSH_VALUES = [...'abCDEFfGIJKLMmNnOPQRrstTUVWYzZ']
  .filter((letter) => !'EGUTJ'.includes(letter))
  .map((letter) => `-${letter}`)

/** Private keys that a command makes, by absolute path; null for a place that is not known. Sources: ssh-keygen(1), openssl-genrsa(1), openssl-genpkey(1), openssl-req(1). */
export function madeKeys({ program, argv, cwd, root }: Executed): readonly (string | null)[] {
  if (program === 'ssh-keygen') return sshKeys(argv.slice(1), cwd, root)
  if (program !== 'openssl') return []
  const [, verb, ...rest] = argv
  const out = optionOf(rest, '-out')
  const keyout = optionOf(rest, '-keyout')
  if (verb === 'genrsa' || verb === 'genpkey' || verb === 'gendsa') return paths([out], cwd)
  if (verb === 'ecparam' && rest.includes('-genkey')) return paths([out], cwd)
  return verb === 'req' ? paths([keyout], cwd) : []
}

/** Other modes read, convert or sign. */
const NOT_MADE = [
  '-y',
  '-l',
  '-p',
  '-c',
  '-e',
  '-i',
  '-F',
  '-R',
  '-H',
  '-B',
  '-D',
  '-Q',
  '-Y',
  '-s',
  '-L',
  '-K',
  '-k',
]

function sshKeys(
  words: readonly (string | null)[],
  cwd: string | null,
  root: boolean | null,
): readonly (string | null)[] {
  if (words.includes('-A')) return ['rsa', 'ecdsa', 'ed25519'].map((type) => `/etc/ssh/ssh_host_${type}_key`)
  const given = readArguments(words, SSH_VALUES)
  if (given.has(...NOT_MADE)) return []
  const file = given.get('-f')
  if (file !== undefined) return paths([file], cwd)
  const type = given.get('-t') ?? 'ed25519'
  return [root === true && type !== null ? `/root/.ssh/id_${type}` : null]
}

/** OpenSSL's options are long with one dash: `-out FILE`. */
function optionOf(words: readonly (string | null)[], name: string): string | null | undefined {
  const at = words.indexOf(name)
  return at === -1 ? undefined : (words[at + 1] ?? null)
}

function paths(
  files: readonly (string | null | undefined)[],
  cwd: string | null,
): readonly (string | null)[] {
  return files
    .filter((file) => file !== undefined && file !== '-' && !file?.startsWith('/dev/'))
    .map((file) => resolvePath(cwd, file ?? null))
}
