import { chainOf } from '../../dockerfile/chain.ts'
import type { Executed } from '../../build/types.ts'
import type { StageInstruction } from '../../dockerfile/model.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { readable } from '../shared/operands.ts'
import type { Run } from '../shared/runs.ts'
import { unpinned, type Loose } from '../shared/unpinned.ts'

export const docs: RuleDocs = {
  why: 'A tool that is installed with @latest, or from a branch, is another one with every build that has no cache: its output changes, or it suddenly wants a newer Go, on a day nobody chose. Go keeps every released version available through its proxy, so @v1.2.3 can be installed as long as it exists, and its checksum is compared. Inside a module the version may stand in go.mod, best in a tool line.',
  bad: 'FROM golang:1.26\nRUN go install honnef.co/go/tools/cmd/staticcheck@latest\n',
  good: 'FROM golang:1.26\nRUN go install honnef.co/go/tools/cmd/staticcheck@v0.6.1\n',
  sources: [
    'https://go.dev/ref/mod#go-install',
    'https://go.dev/ref/mod#version-queries',
    'https://go.dev/ref/mod#go-get',
  ],
  equivalents: { hadolint: ['DL3062'] },
}

const PROGRAMS = ['go']

/** Modules that go.mod lists are fixed by it; without one, go install and go run refuse a package without a version. */
export default defineRule({
  meta: {
    name: 'go-pin-version',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Pin the Go packages a command names',
    messages: {
      latest: '{{names}} may be another release with every build; a version such as @v1.2.3 fixes it.',
      branch:
        '{{names}} is whatever stands on that branch on the day of the build; a version such as @v1.2.3 fixes it.',
      newest:
        '{{names}} {{verb}} no version, so go get takes the newest release of the day; @v1.2.3 fixes it.',
      commit:
        '{{names}} {{verb}} no version, so go get takes the newest commit of the day; this Go knows @v1.2.3 only where modules are switched on.',
      missing:
        '{{names}} {{verb}} no version, and no go.mod in sight says which one: go takes it only with a version such as @v1.2.3.',
    },
  },
  check: (input) => unpinned(input, PROGRAMS, (command, run) => looseIn(command, run, input)),
})

const GO = /^go[\d.]*$/

type Kind = 'latest' | 'branch' | 'newest' | 'commit' | 'missing'

/** Options that take the next word, with one dash or two. Source: pkg.go.dev/cmd/go. */
const VALUES = new Set(
  `
    C o p asmflags buildmode compiler covermode coverpkg exec gccgoflags gcflags installsuffix ldflags mod modfile
    overlay pgo pkgdir tags toolexec
  `
    .trim()
    .split(/\s+/),
)

function looseIn(command: Executed, run: Run, input: RuleInput): readonly Loose<Kind>[] {
  const { program, argv } = command
  const verb = argv[1]
  if (program === null || !GO.test(program)) return []
  if (verb !== 'install' && verb !== 'get' && verb !== 'run') return []
  const packages = packagesOf(argv)
  // What follows the package is for the program that it starts.
  return (verb === 'run' ? packages.slice(0, 1) : packages).flatMap((at) => {
    const kind = kindOf(readable(command, at), verb)
    if (kind === null || (kind === 'missing' && mayHaveModule(run, command, input))) return []
    return [{ at, kind: kind === 'newest' && predatesModules(run, input) ? 'commit' : kind }]
  })
}

/** Before 1.16 go get works without modules by default, and then it refuses a version. Source: go.dev/doc/go1.16#go-command */
function predatesModules({ stage }: Run, { dockerfile }: RuleInput): boolean {
  const base = chainOf(dockerfile, stage.index)[0]?.base
  if (base?.kind !== 'image' || base.reference.name !== 'golang') return false
  const minor = /^1\.(\d+)/.exec(base.reference.tag ?? '')?.[1]
  return minor !== undefined && Number(minor) < 16
}

function packagesOf(argv: Executed['argv']): readonly number[] {
  const found: number[] = []
  for (let at = 2; at < argv.length; at++) {
    const word = argv[at] ?? null
    if (word === null || !word.startsWith('-')) found.push(at)
    else if (VALUES.has(word.replace(/^--?/, ''))) at++
  }
  return found
}

/** Null for what is fixed, local, or part of Go. A path that is fetched begins with the name of a host. */
function kindOf(word: string, verb: 'install' | 'get' | 'run'): Kind | null {
  const [path = '', version] = word.split('@')
  if (version !== undefined) {
    if (/^(?:latest|upgrade|patch)$/.test(version)) return 'latest'
    return /^(?:master|main|trunk|develop|dev|tip|HEAD|nightly)$/.test(version) ? 'branch' : null
  }
  const [host = ''] = path.split('/')
  if (!path.includes('/') || !/^[\w-]+(?:\.[\w-]+)+$/.test(host) || path.endsWith('.go')) return null
  return verb === 'get' ? 'newest' : 'missing'
}

/** Anything that may have brought a go.mod: a copy, a mount, a checkout, an archive, `go mod init`. */
function mayHaveModule(
  { stage, run, commands }: Run,
  command: Executed,
  { dockerfile, build }: RuleInput,
): boolean {
  if (run.mounts.some(({ type }) => type === 'bind')) return true
  if (commands.slice(0, commands.indexOf(command)).some(bringsFiles)) return true
  return chainOf(dockerfile, stage.index).some(({ index, instructions }) =>
    instructions.some(
      (each, at) =>
        (index !== stage.index || at < run.index) &&
        (isCopy(each) || (build.stages[index]?.steps[at + 1]?.commands.some(bringsFiles) ?? false)),
    ),
  )
}

function isCopy({ keyword }: StageInstruction): boolean {
  return keyword === 'COPY' || keyword === 'ADD'
}

function bringsFiles({ program, argv }: Executed): boolean {
  if (program === 'go') return argv[1] === 'mod'
  return program === null || /^(?:git|hg|svn|tar|unzip|curl|wget|cp|mv|tee|sh|bash|make)$/.test(program)
}
