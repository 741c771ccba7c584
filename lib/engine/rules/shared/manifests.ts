/** Files that say which packages a project needs, and settings of the package managers themselves. */
const MANIFESTS = [
  /^package(?:-lock)?\.json$|^npm-shrinkwrap\.json$|^yarn\.lock$|^pnpm-(?:lock|workspace)\.yaml$|^bun\.lockb?$|^lerna\.json$|^turbo\.json$|^nx\.json$/,
  /^\.(?:npm|yarn|pnpmfile|nvm|node-version|python-version|ruby-version|tool-versions)(?:rc|\.cjs|-version)?(?:\.ya?ml)?$|^\.yarnrc\.yml$|^\.pnpmfile\.cjs$|^bunfig\.toml$/,
  /requirements.*\.(?:txt|in|pip|lock)$|^(?:constraints|dependencies)[\w.-]*\.txt$|^pyproject\.toml$|^poetry\.(?:lock|toml)$|^uv\.(?:lock|toml)$|^pdm\.lock$|^Pipfile(?:\.lock)?$|^setup\.(?:py|cfg)$|^pip\.conf$|^environment.*\.ya?ml$|^pylock.*\.toml$/,
  /^go\.(?:mod|sum|work|work\.sum)$|^Cargo\.(?:toml|lock)$|^rust-toolchain(?:\.toml)?$/,
  /^Gemfile(?:\.lock)?$|\.gemspec$|^composer\.(?:json|lock)$|^auth\.json$|^symfony\.lock$/,
  /^pom\.xml$|^(?:build|settings)\.gradle(?:\.kts)?$|^gradle\.(?:properties|lockfile)$|^gradlew$|^mvnw$|^libs\.versions\.toml$|^build\.sbt$/,
  /\.(?:cs|fs|vb)proj$|\.slnx?$|^packages\.lock\.json$|^(?:nuget\.config|NuGet\.Config)$|^Directory\.(?:Build|Packages)\.(?:props|targets)$|^global\.json$/i,
  /^mix\.(?:exs|lock)$|^rebar\.(?:config|lock)$|^Package\.(?:swift|resolved)$|^pubspec\.(?:yaml|lock)$|^conanfile\.(?:py|txt)$|^vcpkg\.json$|^deno\.(?:json|jsonc|lock)$/,
  /\.(?:lock|whl)$/,
]

/** Folders that hold nothing but what an install reads. */
const FOLDERS =
  /^(?:\.yarn|\.mvn|gradle|patches|prisma|requirements|deps|vendor|wheels|wheelhouse|wheelhouses|\.cargo|\.config|\.npm|stubs)$/

const CODE =
  /\.(?:py|js|mjs|cjs|jsx|ts|tsx|mts|go|rb|php|java|kt|rs|cs|fs|ex|exs|erl|swift|dart|c|cc|cpp|h|vue|svelte|scala|html|css)$/

const SOURCE_FOLDERS =
  /^(?:src|app|lib|cmd|internal|pkg|server|client|web|frontend|backend|source|sources|api)$/

/** What a COPY source brings, for the cache: manifests change rarely, sources with every edit. */
export type SourceKind = 'everything' | 'folder' | 'code' | 'manifest' | 'other'

/** By its name alone. `everything` is the whole context. */
export function sourceKind(path: string): SourceKind {
  const clean = path.replace(/^(?:\.?\/)+/, '').replace(/(?<!\/)\/+$/, '')
  if (/^(?:\.|\*|\.\/\*|\*\*|\*\*\/\*)?$/.test(clean)) return 'everything'
  const name = clean.slice(clean.lastIndexOf('/') + 1)
  if (isManifest(name) || FOLDERS.test(name) || FOLDERS.test(clean.split('/')[0] ?? '')) return 'manifest'
  // `src/*` and `**/*.ts` stand for what they match.
  if (name === '*' || name === '**') return 'folder'
  if (/(?:^|\.)(?:config|rc)\.[cm]?[jt]s$|^(?:gulp|Grunt)file/.test(name)) return 'other'
  if (CODE.test(name) || SOURCE_FOLDERS.test(name)) return 'code'
  // `Rakefile`, `VERSION`, `LICENSE` are files.
  return path.endsWith('/') || (!/\.\w/.test(name.slice(1)) && !/^[A-Z]/.test(name)) ? 'folder' : 'other'
}

/** Wildcards included: `package*.json`, `*.csproj`. */
export function isManifest(name: string): boolean {
  const plain = name.replace(/\[([^\]])\]/g, '$1')
  if (/[*?]/.test(plain))
    return /^package\*|^package-lock|^yarn\.|^pnpm-|^requirements|^go\.|^Gemfile|^Cargo\.|^composer\.|^poetry\.|^pyproject|^uv\.|^Pipfile|proj$|\.slnx?$|^\*\.lock|^bun\.|^mix\.|\.gradle|^gradle|^pom/i.test(
      plain.replace(/^\*+(?=\.)/, '*'),
    )
  return MANIFESTS.some((pattern) => pattern.test(plain))
}
