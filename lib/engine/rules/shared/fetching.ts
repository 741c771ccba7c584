import type { Executed } from '../../build/types.ts'
import { dependencyInstall } from './dependency-installs.ts'
import { packageCall } from './packages.ts'

type Called = Pick<Executed, 'program' | 'argv'>

const DOWNLOADS = /^(?:curl|wget|aria2c|axel|git|svn|hg|rsync|gsutil|aws|gcloud|rclone)$/
const COMPILERS =
  /^(?:make|gmake|cmake|ninja|meson|gcc|g\+\+|cc|c\+\+|clang|clang\+\+|cargo|rustc|javac|mvn|mvnw|gradle|gradlew|ant|sbt|dotnet|msbuild|tsc|webpack|vite|xcodebuild|bazel|bazelisk|configure|autogen\.sh|stack|cabal|mix|flutter|hugo|nvcc)$/
const UNPACKERS = /^(?:tar|unzip|bsdtar|cpio|dpkg|rpm|gunzip|unxz|7z)$/
/** What asks git and its like for nothing but information or settings. */
const TELLS =
  /^(?:config|--version|version|status|log|rev-parse|describe|init|clean|gc|-V|-v|-version|-h|--help|cache|info|list|help)$/

/** Scripts that make something; tests and linters may fail. */
const BUILDS = /build|compile|bundle|dist|generate|prod/

/** What a build step is there for: it downloads, installs, unpacks or compiles; null for everything else. */
export function taskOf({ program, argv }: Called): 'download' | 'install' | 'compile' | null {
  if (program === null) return null
  const command = { program, argv } as Executed
  const call = packageCall(command)
  if (call) return call.action === 'other' ? null : 'install'
  if (dependencyInstall(command) !== null || installsByName(program, argv)) return 'install'
  const [, verb] = argv
  if (verb === undefined ? false : TELLS.test(verb ?? '')) return null
  if (DOWNLOADS.test(program)) return 'download'
  if (UNPACKERS.test(program)) return queries(program, argv) ? null : 'install'
  if (/^(?:npm|yarn|pnpm|bun)$/.test(program))
    return BUILDS.test((verb?.startsWith('run') ? argv[2] : verb) ?? '') ? 'compile' : null
  if (program === 'go') return /^(?:build|install|get|generate|mod)$/.test(verb ?? '') ? 'compile' : null
  return COMPILERS.test(program) ? 'compile' : null
}

function installsByName(program: string, argv: Executed['argv']): boolean {
  const verb = argv[1]
  if (/^(?:gem|conda|mamba|micromamba|pipx|cpanm|luarocks|opam|brew|snap|pecl)$/.test(program))
    return program === 'cpanm' || verb === 'install' || verb === 'create' || argv.includes('install')
  return /^docker-php-ext-(?:install|enable|configure)$/.test(program)
}

/** `dpkg -l`, `rpm -q`, `tar -tf`. */
function queries(program: string, argv: Executed['argv']): boolean {
  const [, first] = argv
  if (program === 'dpkg')
    return !argv.some((word) => word === '-i' || word === '--install' || word === '--unpack')
  if (program === 'rpm') return !/^-[a-zA-Z]*[iUF]/.test(first ?? '') && first !== '--install'
  return program === 'tar' && /^-?[a-z]*t/.test(first ?? '')
}
