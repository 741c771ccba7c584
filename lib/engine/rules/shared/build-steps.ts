import type { Executed } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'
import type { RuleInput } from '../rule.ts'
import { perFile } from './facts.ts'
import { packageCall, subcommandAt } from './packages.ts'
import { runsOf, type Run } from './runs.ts'

/** `compiled`: the result runs without what made it. `bundled`: it often does. `made`: by a makefile, which may do anything. */
export type BuildKind = 'compiled' | 'bundled' | 'made'

type Reader = (argv: readonly string[]) => boolean

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const verb = (verbs: string, values = ''): Reader => {
  const [known, valued] = [words(verbs), words(values)]
  return (argv) => known.includes(argv[subcommandAt(argv, valued)] ?? '')
}

const anyOf =
  (tasks: RegExp): Reader =>
  (argv) =>
    argv.slice(1).some((word) => tasks.test(word))

/** `npm run build`, `yarn build`, `pnpm run build:prod`. */
const script: Reader = (argv) => {
  const at = subcommandAt(argv, ['--prefix', '-C', '--dir', '--cwd', '--filter', '-F'])
  const name = ['run', 'run-script'].includes(argv[at] ?? '')
    ? argv[at + 1]
    : argv[0] === 'npm'
      ? ''
      : argv[at]
  return /^(?:build|compile|bundle|dist)(?:$|[:_-])/.test(name ?? '')
}

/** `make`, `make all install`; not `make test`. */
const make: Reader = (argv) => {
  const targets = argv
    .slice(1)
    .filter((word) => !word.startsWith('-') && !word.includes('=') && !/^\d+$/.test(word))
  return (
    targets.length === 0 ||
    targets.some((target) => /^(?:all|build|install|release|compile|bin|dist)/.test(target))
  )
}

const compiler: Reader = (argv) =>
  argv.length > 1 &&
  !argv.slice(1).every((word) => /^(?:-v|-V|--version|--help|-dumpversion|-print.*)$/.test(word))

const MAVEN = /^(?:package|install|verify|deploy|compile)$|^(?:spring-boot:build|jib:)/
const GRADLE =
  /^(?:[\w:-]*:)?(?:build|assemble|bootJar|shadowJar|fatJar|jar|war|installDist|distTar|distZip|nativeCompile)$/

const TOOLS: ReadonlyMap<string, readonly [BuildKind, Reader]> = new Map<
  string,
  readonly [BuildKind, Reader]
>([
  ['go', ['compiled', verb('build install')]],
  ['cargo', ['compiled', verb('build install', '--manifest-path --config -Z')]],
  ['dotnet', ['compiled', verb('publish build')]],
  ['swift', ['compiled', verb('build')]],
  ['stack', ['compiled', verb('build install')]],
  ['cabal', ['compiled', verb('build install')]],
  ['zig', ['compiled', verb('build')]],
  ['mix', ['compiled', verb('release')]],
  ['dart', ['compiled', verb('compile')]],
  ['sbt', ['compiled', anyOf(/(?:^|[\s/;])(?:assembly|dist|stage|package|universal:)/)]],
  ['lein', ['compiled', verb('uberjar')]],
  ...['mvn', 'mvnw'].map((name) => [name, ['compiled', anyOf(MAVEN)]] as const),
  ...['gradle', 'gradlew'].map((name) => [name, ['compiled', anyOf(GRADLE)]] as const),
  ...words('gcc g++ cc c++ clang clang++ rustc javac ghc nvcc').map(
    (name) => [name, ['compiled', compiler]] as const,
  ),
  ...words('npm yarn pnpm bun').map((name) => [name, ['bundled', script]] as const),
  ['vite', ['bundled', verb('build')]],
  ['ng', ['bundled', verb('build')]],
  ['next', ['bundled', verb('build')]],
  ['hugo', ['bundled', (argv) => !/^(?:version|server|new|mod|env)$/.test(argv[1] ?? '')]],
  ['make', ['made', make]],
  ['ninja', ['made', make]],
  ['cmake', ['made', anyOf(/^--(?:build|install)$/)]],
])

/** What kind of build a command is; null when it builds nothing. */
export function buildKind({ program, argv }: Executed): BuildKind | null {
  const found = program === null ? undefined : TOOLS.get(program)
  if (!found) return null
  const [kind, reads] = found
  return reads(argv.map((word) => word ?? '-')) ? kind : null
}

export type BuildStep = { readonly run: Run; readonly command: Executed; readonly kind: BuildKind }

/** The commands of some stages that build the program. */
export function buildSteps(input: RuleInput, stages: RuleInput['stages']): readonly BuildStep[] {
  return runsOf(input, stages).flatMap((run) =>
    run.commands.flatMap((command) => {
      const kind = buildKind(command)
      return kind === null ? [] : [{ run, command, kind }]
    }),
  )
}

/** `npm run build`, `mvn package`, `gcc`: the program and what tells it to build. */
export function buildText({ program, argv }: Executed): string {
  const rest = argv
    .slice(1)
    .filter((word) => word !== null && /^[\w:.-]+$/.test(word) && !word.startsWith('-'))
  const count =
    rest[0] === 'run' ? 2 : /cc$|\+\+$|^clang|^(?:rustc|javac|ghc|make)$/.test(program ?? '') ? 0 : 1
  return [program ?? '', ...rest.slice(0, count)].join(' ')
}

/** What images start that are meant as toolchains: a shell, or an interpreter that waits for input. */
const IDLE = /^(?:(?:ba|da|a|z)?sh|python[\d.]*|node|irb|jshell|php|perl[\d.]*|R|iex|erl|julia|swift|ghci)$/

/** Does the image start a program, by its own CMD or ENTRYPOINT or by those of its base? Without, it may be meant as a toolchain. */
export function startsProgram({ dockerfile, build }: RuleInput): boolean {
  const { cmd, entrypoint } = dockerfile.stages[dockerfile.target]?.end ?? {}
  const { program = null, argv = [], args = [] } = build.image?.process ?? {}
  // `CMD exec /bin/bash "$@"`: a shell that is told nothing, whatever form it is written in.
  if (
    program !== null &&
    IDLE.test(program) &&
    args.every((word) => word === '$@' || /^-[il]+$/.test(word ?? ''))
  )
    return false
  // An entry point script of a language's image hands over to its prompt.
  const [first, second] = /entrypoint/.test(argv[0] ?? '') ? argv.slice(1) : argv
  if (cmd || entrypoint) return second !== undefined || !IDLE.test(baseName(first ?? ''))
  return program !== null && !IDLE.test(program)
}

/** Programs that a file with one stage both builds and starts; null for other files, and for images without a start command. */
export const singleStageBuild = perFile((input): BuildStep | null => {
  const [stage, second] = input.stages
  if (!stage || second || !startsProgram(input)) return null
  const steps = buildSteps(input, [stage]).filter((step) => !cleansUp(step))
  // `ENTRYPOINT ["mvn"]`: what starts is the tool itself, and no result of it. Only dotnet starts results as well.
  const started = input.build.image?.process.program
  if (started !== 'dotnet' && steps.some(({ command }) => command.program === started)) return null
  return steps.find(({ kind }) => kind === 'compiled') ?? steps[0] ?? null
})

/** The packages that the build needed are taken away in the same RUN: there is little left to leave behind. */
function cleansUp({ run, command }: BuildStep): boolean {
  return run.commands
    .slice(run.commands.indexOf(command) + 1)
    .some((each) => /^(?:purge|remove|autoremove|autopurge|del|erase)$/.test(packageCall(each)?.verb ?? ''))
}
