import { baseName, parentPath, resolvePath } from '../../dockerfile/paths.ts'
import { readArguments, type Arguments } from '../arguments.ts'
import { isDirectory, putDirectories } from '../tree.ts'
import type { Executed } from '../types.ts'
import { newEntry, type World } from '../world.ts'
import { harmless, named, type Effect, type Effects, type Status } from './effect.ts'
import { failed, fill, isMissing, pathOf, spill, writeFile } from './support.ts'
import { names } from '../names.ts'

type Words = readonly (string | null)[]

/** Options of curl that take a value. Source: curl(1). */
const CURL_VALUES = names(
  '-o --output --output-dir -H --header -d --data --data-raw --data-binary --data-urlencode',
  '--json -u --user -X --request -A --user-agent -e --referer -b --cookie -c --cookie-jar -E',
  '--cert --key --cacert --capath -F --form -m --max-time --connect-timeout --retry',
  '--retry-delay --retry-max-time -x --proxy -w --write-out -T --upload-file -K --config -r',
  '--range -C --continue-at --url --proto --ciphers --tls-max --tls13-ciphers --resolve',
  '--limit-rate -D --dump-header -z --time-cond -Y -y --speed-limit --speed-time -U',
  '--proxy-user --interface --max-redirs --max-filesize --netrc-file --stderr --trace',
  '--unix-socket --proto-redir --proto-default --oauth2-bearer --parallel-max -P -Q -t',
  '--noproxy --create-file-mode --variable --expand-url --aws-sigv4 --dns-servers --doh-url',
)

/** The URLs take the outputs in order: `-o FILE` and `-O`, until there are none left, which go to standard output. */
const curl: Effect = (command, args, world) => {
  const given = readArguments(args, CURL_VALUES)
  // A file of options, or a word nobody knows among them, may name any output.
  if (given.has('-K', '--config')) return null
  const urls = [...given.all('--url'), ...given.positionals]
  const directory = given.get('--output-dir')
  const base = directory === undefined ? command.cwd : pathOf(command, directory)
  if (base !== null && given.has('--create-dirs'))
    putDirectories(world.tree, base, newEntry(world, 'directory'))
  for (const output of outputsOf(given, urls)) {
    if (output === '-') continue
    const status = download(world, command, resolvePath(base, output), base, given.has('--create-dirs'))
    if (status !== null) return status
  }
  return 'unknown'
}

const CURL_OUTPUTS = ['-o', '--output', '-O', '--remote-name']

/** Names of the files that are written, null where one is not known; `-` is standard output. */
function outputsOf(given: Arguments, urls: Words): (string | null)[] {
  const open = [...urls]
  const outputs: (string | null)[] = []
  for (const [option, value] of given.ordered) {
    if (!CURL_OUTPUTS.includes(option)) continue
    const url = open.shift()
    if (option === '-o' || option === '--output') outputs.push(value)
    else if (url !== undefined) outputs.push(remoteName(url))
  }
  if (given.has('--remote-name-all')) outputs.push(...open.map((url) => remoteName(url)))
  return outputs
}

/** `https://host/a/b.tgz?x=1` → `b.tgz`, as curl -O names it; null when there is none. */
function remoteName(url: string | null): string | null {
  const path = url?.replace(/^[a-z]+:\/\//, '').replace(/[?#].*$/, '') ?? null
  const name = path === null || !path.includes('/') ? null : baseName(path)
  return name === '' ? null : name
}

/** A file nobody knows the bytes of. One without a known name is somewhere in `directory`. */
function download(
  world: World,
  command: Executed,
  path: string | null,
  directory: string | null,
  makesDirectories = false,
): Status | null {
  if (path === null) {
    spill(world, directory)
    return null
  }
  if (!makesDirectories && !path.startsWith('/dev/') && isMissing(world, parentPath(path))) {
    const message = `${command.program}: ${path}: No such file or directory`
    return failed(world, command, 'file-missing', message)
  }
  writeFile(world, command, path, { content: null, context: null, size: null, estimated: false })
  return null
}

/** Options of wget that take a value. Sources: wget(1), busybox wget --help. */
const WGET_VALUES = names(
  '-O --output-document -P --directory-prefix -o --output-file -a --append-output -i',
  '--input-file -T --timeout -t --tries -U --user-agent --header -e -A -R -D -X -I -l -w --wait',
  '--waitretry --user --password -Q --limit-rate --post-data --post-file --ca-certificate',
  '--ca-directory --certificate --private-key --load-cookies --save-cookies --progress',
  '--secure-protocol --referer -B --base --connect-timeout --read-timeout --dns-timeout',
  '--method --body-data --accept --reject --cut-dirs --level --exclude-directories',
  '--retry-on-http-error -Y',
)

const wget: Effect = (command, args, world) => {
  const given = readArguments(args, WGET_VALUES)
  if (given.has('--spider')) return 'unknown'
  const prefix = given.get('-P', '--directory-prefix')
  const base = prefix === undefined ? command.cwd : pathOf(command, prefix)
  const log = given.get('-o', '--output-file')
  if (log !== undefined) writeFile(world, command, pathOf(command, log))
  const document = given.get('-O', '--output-document')
  if (document === '-') return 'unknown'
  if (document !== undefined)
    return download(world, command, pathOf(command, document), command.cwd) ?? 'unknown'
  if (base !== null && prefix !== undefined) putDirectories(world.tree, base, newEntry(world, 'directory'))
  if (given.has('-r', '--recursive', '-m', '--mirror', '-i', '--input-file', '-x', '-p')) {
    fill(world, base, 'wget')
    return 'unknown'
  }
  for (const url of given.positionals) {
    // The query is part of the name, and a folder's page is index.html.
    const name = url?.replace(/^[a-z]+:\/\//, '') ?? null
    const file = name === null ? null : baseName(name.includes('/') ? name : `${name}/`) || 'index.html'
    const named = given.has('--content-disposition', '--trust-server-names') ? null : file
    const status = download(world, command, resolvePath(base, named), base)
    if (status !== null) return status
  }
  return 'unknown'
}

const ARIA_VALUES = ['-d', '--dir', '-o', '--out', '-x', '-s', '-j', '-k', '-i', '--header', '--max-tries']

const aria2c: Effect = (command, args, world) => {
  const given = readArguments(args, ARIA_VALUES)
  const directory = given.get('-d', '--dir')
  const base = directory === undefined ? command.cwd : pathOf(command, directory)
  const out = given.get('-o', '--out')
  const names = out === undefined ? given.positionals.map(remoteName) : [out]
  if (base !== null && !isDirectory(world.tree, base))
    putDirectories(world.tree, base, newEntry(world, 'directory'))
  for (const name of names) download(world, command, resolvePath(base, name), base)
  return 'unknown'
}

/** `nc`, `ssh`, `ping` and relatives talk to others and write nothing here. */
export const networkEffects: Effects = {
  curl,
  wget,
  aria2c,
  ...named(
    ['ping', 'nc', 'ncat', 'nslookup', 'dig', 'host', 'ssh-keyscan', 'telnet', 'ip', 'ifconfig'],
    harmless,
  ),
}
