/**
 * Adds to package-lock.json the optional platform packages that npm left out without a word because the
 * registry it asked lacks them: without their entries `npm ci` stops with EUSAGE. Takes out download
 * addresses too, so that the lock works with any registry. Run it after every change of dependencies;
 * `--check` only says what is missing. It imports nothing, so it also runs before the first install.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']
const OTHER_NAMES = { fsevents: 'darwin', windows: 'win32', armv7: 'arm', ppc64le: 'ppc64' }

/** Where Node would find `name` from the package at `from`; null where it is not in the lock. */
function resolveEntry(packages, from, name) {
  for (let base = from; ; base = parent(base)) {
    const path = `${base && `${base}/`}node_modules/${name}`
    if (packages[path]) return path
    if (!base) return null
  }
}

const parent = (path) => path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1))

/** The optional dependencies no entry stands for, with the path of the entry to add. */
export function missingEntries({ packages }) {
  const missing = new Map()
  for (const [from, entry] of Object.entries(packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      if (resolveEntry(packages, from, name)) continue
      const version = wanted.replace(/^[\^~>=v ]+/, '')
      const top = missing.get(`node_modules/${name}`)
      const path = top && top.version !== version ? `${from}/node_modules/${name}` : `node_modules/${name}`
      missing.set(path, { path, name, version, ...(entry.dev && { dev: true }) })
    }
  }
  return [...missing.values()]
}

/** What the name of a platform package says about the machines it is for: `swc-linux-x64-musl`. */
export function platformOf(name) {
  const words = name.split(/[-/]/).map((word) => OTHER_NAMES[word] ?? word)
  const os = OS.find((candidate) => words.includes(candidate))
  const cpu = CPU.find((candidate) => words.includes(candidate))
  if (!os && cpu !== 'wasm32')
    throw new Error(`complete-lock cannot tell which platform ${name} is for: add it by hand.`)
  const libc = os === 'linux' && ['musl', 'gnu'].find((start) => words.some((word) => word.startsWith(start)))
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(libc && { libc: [libc === 'gnu' ? 'glibc' : libc] }),
    ...(os && { os: [os] }),
  }
}

/** The lock with every optional package in it and no download address. */
export function completeLock(lock) {
  const packages = { ...lock.packages }
  for (const { path, name, ...entry } of missingEntries(lock)) {
    const { version, dev } = entry
    const { cpu, libc, os } = platformOf(name)
    // In the order npm gives these keys, so that its next run changes nothing.
    packages[path] = {
      version,
      ...(cpu && { cpu }),
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      ...(os && { os }),
    }
  }
  // npm writes the entries in this order.
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return {
    ...lock,
    packages: Object.fromEntries(sorted.map(([path, entry]) => [path, withoutAddress(entry)])),
  }
}

function withoutAddress({ resolved, ...entry }) {
  return resolved === undefined || /^https?:/.test(resolved) ? entry : { ...entry, resolved }
}

function main(args) {
  const file = args.find((arg) => !arg.startsWith('-')) ?? 'package-lock.json'
  const before = readFileSync(file, 'utf8')
  const lock = JSON.parse(before)
  const after = `${JSON.stringify(completeLock(lock), null, 2)}\n`
  const added = missingEntries(lock).map(({ name }) => name)
  if (!args.includes('--check')) {
    writeFileSync(file, after)
    console.log(`package-lock.json is complete: ${added.length} optional packages added.`)
  } else if (after !== before) {
    console.error(
      `package-lock.json is not complete (${added[0] ?? 'a download address, or the order'}): run node scripts/complete-lock.mjs`,
    )
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
