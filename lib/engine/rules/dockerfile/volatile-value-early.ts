import { wordsOf } from '../../build/secrets/names.ts'
import type { Executed } from '../../build/types.ts'
import type { ArgDeclaration, Pair, RunInstruction, Stage } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleInput, type Severity, type RuleDocs } from '../rule.ts'
import { dependencyInstall } from '../shared/dependency-installs.ts'
import { lookAhead } from '../shared/look-ahead.ts'
import { packageCall } from '../shared/packages.ts'
import { commandText, everyRun } from '../shared/runs.ts'
import { once } from '../shared/scopes.ts'

export const docs: RuleDocs = {
  why: 'A RUN sees the build arguments declared above it as environment variables, so their values belong to its cache key, used or not. A commit number that stands at the top is different in each build, and every RUN below starts from nothing. Declared directly before the first instruction that needs it, normally near the end, it costs nothing.',
  bad: 'FROM python:3.13-slim\nARG GIT_SHA\nENV GIT_SHA=$GIT_SHA\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\nARG GIT_SHA\nENV GIT_SHA=$GIT_SHA\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#impact-on-build-caching',
    'https://docs.docker.com/build/cache/invalidation/',
  ],
  equivalents: {},
}

/** Every RUN after an ARG has its value in its cache key, whether it uses it or not. */
export default defineRule({
  meta: {
    name: 'volatile-value-early',
    severity: 'warning',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { instructions: ['ARG', 'ENV', 'LABEL'] },
    title: 'Declare values that change with every build late',
    messages: {
      arg: 'ARG {{name}} changes with almost every build and stands before {{command}} (line {{line}}), which does not use it and runs again each time.',
      env: 'ENV {{name}} changes with almost every build and stands before {{command}} (line {{line}}), which does not use it and runs again each time.',
      noDefault:
        'Every new value of ARG {{name}} makes {{command}} (line {{line}}) run again, which does not use it; declared after it, the cache holds.',
      unnamed:
        '{{command}} (line {{line}}) runs again with every new value of {{name}}; unless it reads that from its environment, declare it after.',
      label:
        'LABEL {{name}} changes with every build. It keeps the layers after it valid, but it reads better at the end.',
    },
  },
  *check(input) {
    const reported = new Set<string>()
    const wastedBy = wastedBehind(input)
    for (const value of valuesOf(input)) {
      if (value.from.some((name) => reported.has(name))) continue
      const wasted = wastedBy(value)
      if (!wasted) continue
      reported.add(value.name)
      const { messageId, range, name, severity, confidence } = value
      const data = { name, command: commandText(wasted, 2), line: wasted.range.start.line }
      if (messageId !== 'label' && readsEnvironment(wasted)) {
        yield { messageId: 'unnamed', range, data, confidence: 'possible', severity: 'info' }
        continue
      }
      yield {
        messageId,
        range,
        data,
        confidence: wasted.certain || confidence !== 'certain' ? confidence : 'likely',
        ...(severity && { severity }),
      }
    }
  },
})

type VolatileValue = {
  readonly messageId: 'arg' | 'env' | 'noDefault' | 'label'
  readonly name: string
  /** Variables it takes its value from. */
  readonly from: readonly string[]
  readonly range: Range
  readonly stage: number
  readonly index: number
  readonly confidence: Confidence
  readonly severity: Severity | null
}

function valuesOf({ stages }: RuleInput): readonly VolatileValue[] {
  return stages.flatMap((stage) => {
    const volatile = new Set<string>()
    return stage.instructions.flatMap((instruction): readonly VolatileValue[] => {
      const at = { stage: stage.index, index: instruction.index }
      if (instruction.keyword === 'ARG')
        return instruction.declarations.flatMap((each) =>
          argValue(each, volatile).map((value) => ({ ...value, ...at })),
        )
      if (instruction.keyword === 'ENV')
        return instruction.pairs.flatMap((pair) =>
          envValue(pair, volatile).map((value) => ({ ...value, ...at })),
        )
      return instruction.keyword === 'LABEL'
        ? instruction.pairs.flatMap((pair) => labelValue(pair).map((value) => ({ ...value, ...at })))
        : []
    })
  })
}

type Found = readonly Omit<VolatileValue, 'stage' | 'index'>[]

function argValue({ name, nameRange, initial }: ArgDeclaration, volatile: Set<string>): Found {
  if (isExempt(name)) return []
  const common = { name, range: nameRange, from: initial?.variables ?? [] }
  if (changesOften(name)) {
    const pinned = isPinned(initial)
    if (!pinned) volatile.add(name)
    return pinned
      ? [{ ...common, messageId: 'arg', confidence: 'likely', severity: 'info' }]
      : [{ ...common, messageId: 'arg', confidence: 'certain', severity: null }]
  }
  return initial === null
    ? [{ ...common, messageId: 'noDefault', confidence: 'possible', severity: 'info' }]
    : []
}

/** A default such as `v1.4.2` or a commit: the file itself decides, and a build argument rarely changes it. */
function isPinned(initial: ArgDeclaration['initial']): boolean {
  return /^(?:v?\d+\.\d|[0-9a-f]{7,40}$)/.test(initial?.text ?? '')
}

/** An ENV by its name, or because it takes over an ARG that changes often. */
function envValue({ key, value }: Pair, volatile: Set<string>): Found {
  const name = key.text ?? key.raw
  const derived = value.variables.some((variable) => volatile.has(variable) || changesOften(variable))
  if (!derived && !(changesOften(name) && value.variables.length > 0)) return []
  volatile.add(name)
  return [
    {
      messageId: 'env',
      name,
      from: value.variables,
      range: key.range,
      confidence: 'certain',
      severity: null,
    },
  ]
}

function labelValue({ key, value }: Pair): Found {
  const name = key.text ?? key.raw
  if (
    value.variables.length === 0 ||
    !/(?:^|[._-])(?:revision|created|build[-_.]?date|vcs[-_.]?ref|commit)$/i.test(name)
  )
    return []
  return [
    {
      messageId: 'label',
      name,
      from: value.variables,
      range: key.range,
      confidence: 'possible',
      severity: 'info',
    },
  ]
}

const EXACT = new Set(
  `
  cachebust cache_bust version app_version build_version release_version image_version release
  build
`
    .trim()
    .split(/\s+/),
)

/** Commit, date and number of a build, by the words of the name: GIT_SHA, BUILD_DATE, CI_COMMIT_REF. */
function changesOften(name: string): boolean {
  if (EXACT.has(name.toLowerCase())) return true
  if (/sha(?:1|224|256|384|512)|checksum/i.test(name)) return false
  const words = wordsOf(name)
  const has = (...any: readonly string[]): boolean => any.some((word) => words.includes(word))
  if (
    has(
      'sha',
      'commit',
      'revision',
      'timestamp',
      'cachebust',
      'cachebuster',
      'cachebreaker',
      'buildid',
      'buildnumber',
      'builddate',
      'gitsha',
    )
  )
    return true
  if (has('cache') && has('bust', 'buster', 'break', 'breaker', 'date', 'invalidate')) return true
  if (has('build', 'ci', 'pipeline', 'job') && has('date', 'time', 'number', 'num', 'id', 'tag', 'ref'))
    return true
  return (
    (has('git', 'vcs') && has('ref', 'hash', 'describe', 'rev', 'head')) || /^(?:rev|date|today)$/i.test(name)
  )
}

/** Predefined arguments are no part of the cache key; the others are read by programs that do not name them. */
const EXEMPT =
  /^(?:(?:https?|ftp|no|all)_proxy|TARGET(?:PLATFORM|OS|ARCH|VARIANT|STAGE)|BUILD(?:PLATFORM|OS|ARCH|VARIANT)|BUILDKIT_\w+|SOURCE_DATE_EPOCH)$/i
const AMBIENT =
  /^(?:DEBIAN_FRONTEND|NODE_ENV|NODE_OPTIONS|TZ|LANG|LC_\w+|CC|CXX|C(?:XX|PP)?FLAGS|LDFLAGS|RUST\w*|MAKEFLAGS|(?:PIP|UV|POETRY|NPM|YARN|PNPM|CARGO|GO|CGO|MAVEN|GRADLE|JAVA|COMPOSER|BUNDLE|APT|PYTHON|CONDA|NUGET|DOTNET|npm_config)_?\w*)$/

function isExempt(name: string): boolean {
  return EXEMPT.test(name) || (AMBIENT.test(name) && !changesOften(name))
}

type Ask = (value: VolatileValue) => Executed | null

/** Prepares the question for the first expensive command behind a value, when its RUN does not use that value. */
function wastedBehind(input: RuleInput): Ask {
  const { dockerfile, stages } = input
  const next = lookAhead(dockerfile, everyRun(input), ({ commands }) => commands.find(isExpensive))
  const derived = once(() => stages.map(derivedNames))
  const words = new Map<RunInstruction, ReadonlySet<string>>()
  const wordsOfRun = (run: RunInstruction): ReadonlySet<string> => {
    const known = words.get(run) ?? wordsIn(run)
    words.set(run, known)
    return known
  }
  return ({ name, stage, index }) => {
    const names = [name, ...(derived()[stage]?.get(name) ?? [])]
    const ahead = next(stage, index)
    // What stands behind a RUN that uses the value runs again with that RUN, wherever the value is declared.
    return ahead && !names.some((each) => wordsOfRun(ahead.run.run).has(each)) ? ahead.value : null
  }
}

/** ENV that hands a value on under another name, by the variable it takes it from. */
function derivedNames({ instructions }: Stage): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const { key, value } of instructions.flatMap((each) => (each.keyword === 'ENV' ? each.pairs : []))) {
    for (const variable of value.variables)
      if (key.text !== null) names.set(variable, [...(names.get(variable) ?? []).slice(0, 20), key.text])
  }
  return names
}

function wordsIn({ node, script, argv, mounts }: RunInstruction): ReadonlySet<string> {
  const text = script?.text ?? argv?.map(({ value }) => value).join(' ') ?? node.body.text
  const flags = mounts.map(({ flag }) => flag.text).join(' ')
  return new Set(`${text} ${flags}`.match(/\w+/g))
}

const EXPENSIVE = new Set(
  `
  make cmake ninja mvn mvnw gradle gradlew cargo bazel apt-get apt curl wget git conda mamba gem
  tsc webpack vite
`
    .trim()
    .split(/\s+/),
)

function isExpensive(command: Executed): boolean {
  if (dependencyInstall(command) !== null || packageCall(command)?.action === 'install') return true
  const { program, argv } = command
  if (program === 'go') return ['build', 'install', 'test'].includes(argv[1] ?? '')
  if (['npm', 'yarn', 'pnpm', 'bun', 'npx', 'dotnet'].includes(program ?? ''))
    return (
      ['run', 'build', 'publish', 'exec'].includes(argv[1] ?? '') &&
      argv.some((word) => /build|publish|compile/.test(word ?? ''))
    )
  return (
    program !== null &&
    EXPENSIVE.has(program) &&
    !argv.some((word) => /^(?:--version|config|clean|autoremove|rev-parse)$/.test(word ?? ''))
  )
}

/** Makefiles and scripts of a project read variables that no word of the command names. */
function readsEnvironment(command: Executed): boolean {
  if (dependencyInstall(command) !== null || packageCall(command)?.action === 'install') return false
  return !/^(?:go|apt|apt-get|curl|wget|git|conda|mamba|gem)$/.test(command.program ?? '')
}
