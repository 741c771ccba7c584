const SYSTEMS: ReadonlySet<string> = new Set(
  `
  aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos
`
    .trim()
    .split(/\s+/),
)
const ARCHITECTURES: ReadonlySet<string> = new Set(
  `
  386 aarch64 amd64 amd64p32 arm arm64 arm64be armbe armel armhf i386 loong64 loongarch64 mips mips64 mips64le
  mips64p32 mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm x86-64 x86_64
`
    .trim()
    .split(/\s+/),
)

/** What is wrong with `os/arch[/variant]`, in the words of the library that reads it; null for nothing. Source: containerd/platforms, Parse. */
export function platformError(text: string): string | null {
  const quoted = JSON.stringify(text)
  if (text.includes('*')) return `${quoted}: wildcards not yet supported: invalid argument`
  const [first = '', ...rest] = text.split('/')
  const bad = rest.find((part) => !/^[A-Za-z0-9_.-]+$/.test(part))
  if (!/^[A-Za-z0-9_.-]+(?:\([^)]*\))?(?:\+[^/]*)?$/.test(first))
    return `${JSON.stringify(first)} is an invalid OS component of ${quoted}`
  if (bad !== undefined) return `${JSON.stringify(bad)} is an invalid component of ${quoted}`
  if (rest.length > 2) return `${quoted}: cannot parse platform specifier: invalid argument`
  const name = first.replace(/[(+].*$/, '').toLowerCase()
  return rest.length > 0 || SYSTEMS.has(name) || ARCHITECTURES.has(name)
    ? null
    : `${quoted}: unknown operating system or architecture: invalid argument`
}
