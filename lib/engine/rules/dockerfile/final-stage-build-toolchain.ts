import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Confidence, type RuleDocs, type RuleInput } from '../rule.ts'
import { buildKind, singleStageBuild, startsProgram } from '../shared/build-steps.ts'
import { dependencyInstall } from '../shared/dependency-installs.ts'
import { shippedInstructions, targetOf } from '../shared/output.ts'
import { shippedCommands } from '../shared/runs.ts'
import { once } from '../shared/scopes.ts'
import { calledBy } from '../shared/script-commands.ts'
import { runtimeInstead } from '../shared/sdk-images.ts'
import { shippedPackages } from '../shared/system-packages.ts'

export const docs: RuleDocs = {
  why: 'Compilers, headers and SDKs are needed while an image is built, not while its program runs. In the final image they are dead weight of hundreds of megabytes, they bring most of the findings of a scanner, and they give an intruder the means to build tools on the spot. Build in a stage of its own, and start the last one from an image that has only what the program needs to run. Some programs do compile while they run, for a GPU for example; they keep their toolchain on purpose.',
  bad: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/tide .\n\nFROM golang:1.26\nCOPY --from=build /out/tide /usr/local/bin/tide\nCMD ["tide"]\n',
  good: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /out/tide .\n\nFROM debian:13-slim\nCOPY --from=build /out/tide /usr/local/bin/tide\nCMD ["tide"]\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/build/building/best-practices/#use-multi-stage-builds',
    'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
  ],
  equivalents: {
    tally: ['prefer-multi-stage-build', 'gpu/prefer-runtime-final-stage'],
    docker_bench: ['4.3'],
    dockle: ['CIS-DI-0003'],
  },
}

/**
 * Silent where single-stage-build says it of the whole file. Editors and network tools are the matter of
 * debug-tools-in-final, packages that a later RUN removes that of delete-in-later-layer.
 */
export default defineRule({
  meta: {
    name: 'final-stage-build-toolchain',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    title: 'Leave compilers and SDKs out of the final image',
    messages: {
      base: 'The final image is built on {{image}}, an image to build with; to run the program, {{runtime}} does.',
      runs: 'The final image is built on {{image}} and starts {{program}} from it; build the program beforehand, and {{runtime}} runs it.',
      packages:
        '{{packages}} from line {{line}} is there to build with, and nothing removes it: it ships with the image.',
      several:
        '{{packages}} from line {{line}} are there to build with, and nothing removes them: they ship with the image.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    const image = input.build.image
    if (!target || !image || /^(?:dev|test|debug|build|ci\b|toolchain|sdk)/.test(target.name ?? '')) return
    if (singleStageBuild(input)) return
    const first = chainOf(input.dockerfile, target.index)[0]
    const reference = first?.base.kind === 'image' ? first.base.reference : null
    const starts = startsProgram(input)
    const runtime = reference ? runtimeInstead(reference) : null
    if (first && reference && runtime !== null) {
      const program = image.process.program ?? ''
      const builds = BUILDERS.test(program)
      yield {
        messageId: builds && starts ? 'runs' : 'base',
        range: first.from.image.range,
        data: { image: reference.text, runtime, program },
        confidence: !starts ? 'possible' : builds || !takesResult(input) ? 'likely' : 'certain',
        ...(!starts && { severity: 'info' as const }),
      }
      return
    }
    yield* packages(input, starts && !startsBuild(input))
  },
})

/** The program comes out of another stage, so this one need not build; GPU programs may still compile when they run. */
function takesResult(input: RuleInput): boolean {
  const { build } = input
  if (/cuda/.test(build.image?.base?.name ?? '') || build.image?.process.program == null) return false
  return shippedInstructions(input).some(
    (each) => each.keyword === 'COPY' && each.from !== null && each.from.kind === 'stage',
  )
}

/** Start commands that build first: `go run .`, `mvn spring-boot:run`. */
const BUILDERS = /^(?:go|cargo|mvn|mvnw|gradle|gradlew|sbt|swift|dart|dotnet|sh|bash|air)$/

/** Images that start a build, or wait for somebody to work in them: what they have to build with is their purpose. */
const WORKSHOP =
  /^(?:go|cargo|mvn|mvnw|gradle|gradlew|sbt|make|cmake|ninja|debuild|dpkg-buildpackage|rpmbuild|abuild|makepkg|sleep)$/

function startsBuild({ dockerfile, build }: RuleInput): boolean {
  const { cmd, entrypoint } = targetOf(dockerfile)?.end ?? {}
  const scripts = [cmd?.script, entrypoint?.script].filter((script) => script != null)
  const programs = scripts.flatMap((script) =>
    walkCommands(script).map(({ command }) => baseName(calledBy(command).argv[0] ?? '')),
  )
  return [build.image?.process.program ?? '', ...programs].some((program) => WORKSHOP.test(program))
}

type Found = {
  readonly messageId: 'packages' | 'several'
  readonly range: Range
  readonly data: { readonly packages: string; readonly line: number }
  readonly confidence: Confidence
  readonly severity?: 'info'
}

/** One report for a RUN whose packages to build with are still there at the end. */
function* packages(input: RuleInput, starts: boolean): Iterable<Found> {
  // Where nothing is built, the container may be what needs them.
  const used = once(() => shippedCommands(input).some(builds))
  for (const [, shipped] of shippedPackages(input)) {
    const words = shipped.filter(({ name, certain }) => certain && isTool(name))
    const [first] = words
    if (!first) continue
    yield {
      messageId: words.length > 1 ? 'several' : 'packages',
      range: first.range,
      data: { packages: listed(words.map(({ name }) => name)), line: first.range.start.line },
      confidence: starts ? 'likely' : 'possible',
      // An image that starts nothing of its own may be made to build in.
      ...(!(starts && used()) && { severity: 'info' as const }),
    }
  }
}

/** A command that builds, or installs packages which are built as they are installed. */
function builds(command: Executed): boolean {
  const { program, argv } = command
  return (
    buildKind(command) !== null ||
    dependencyInstall(command) !== null ||
    /^(?:pecl|cpanm?|luarocks|docker-php-ext-install)$/.test(program ?? '') ||
    /^(?:setup\.py|\.?\/?configure)$/.test(baseName(argv[program?.startsWith('python') ? 1 : 0] ?? ''))
  )
}

/** A sentence names five of them. */
function listed(names: readonly string[]): string {
  const unique = [...new Set(names)]
  const rest = unique.length - 5
  return rest > 0 ? `${unique.slice(0, 5).join(', ')} and ${rest} more` : unique.join(', ')
}

const TOOLS = [
  /^(?:build-essential|build-base|alpine-sdk|musl-dev|linux-headers(?:-.+)?|kernel-devel|devscripts)$/,
  /^(?:gcc|g\+\+|gcc-c\+\+|gfortran|clang|llvm|rustc|cargo|rust|golang|go|ghc|nasm|yasm|cpp)(?:-?[\d.]+)?(?:-.+)?$/,
  /^(?:g?make|cmake|ninja|ninja-build|meson|autoconf|automake|libtool|bison|flex|pkg-config|pkgconf)$/,
  /^(?:(?:default|openjdk-?\d+)-jdk(?:-headless)?|java-[\d.]+-openjdk-devel|maven|gradle|dotnet-sdk-.+)$/,
  /.-(?:dev|devel)$/,
]

/** Libraries of compilers are needed at run time: libgcc, libstdc++, gcc-14-base. */
function isTool(name: string): boolean {
  return TOOLS.some((pattern) => pattern.test(name)) && !/-base$|^cargo-.*-doc$|^go-/.test(name)
}
