import fc from 'fast-check'
import { expect, test } from 'vitest'
import { build, contextOf, parse } from '../../index.ts'
import { names } from '../names.ts'

const PROGRAMS = names(
  'apt-get apk dnf microdnf pip uv pipx poetry pipenv npm yarn pnpm bun go cargo mvn gradle bundle gem composer conda',
  'dotnet apt-mark virtualenv python',
)
const WORDS = names(
  'install add update remove del purge autoremove clean dist-clean cache sync venv tool tidy download build mod get',
  'fetch chef cook prepare restore publish uninstall prune global -g -y -r -t -o --root / . ./... curl gcc flask express',
  '.build --virtual --no-cache --target=/x --prefix /opt -o=/bin/a -m pip wheel config set path vendor --omit=dev $X',
)
const MANIFESTS = names(
  'package.json requirements.txt go.mod Cargo.toml Gemfile pyproject.toml composer.json pom.xml build.gradle uv.lock',
)
const BASES = ['debian:13-slim', 'alpine:3.24', 'python:3.13-slim', 'scratch', 'example.com/unknown']

const word = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...WORDS) }, fc.stringMatching(/^[ -~]{0,12}$/))
const command = fc
  .tuple(fc.constantFrom(...PROGRAMS), fc.array(word, { maxLength: 5 }))
  .map(([program, rest]) => [program, ...rest.map((each) => each.replace(/[\\\n]/g, ''))].join(' '))

/** Whatever is asked of a package manager, and whatever its manifest says, a build comes out, and no size is below nothing. */
test('any command, any manifest', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...BASES),
      fc.array(command, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...MANIFESTS),
      fc.oneof(fc.json(), fc.string()),
      (base, commands, name, text) => {
        const lines = commands.map((each) => `RUN ${each}`).join('\n')
        const built = build(
          parse(`FROM ${base}\nWORKDIR /w\nCOPY . .\n${lines}\n`),
          contextOf({ [name]: text }),
        )
        const sizes = built.stages.flatMap(({ steps }) => steps.map(({ size }) => size.bytes))
        expect(sizes.every((bytes) => Number.isFinite(bytes) && bytes >= 0)).toBe(true)
      },
    ),
    { numRuns: 150 },
  )
})

/** A command that need not run takes nothing away. */
test('what is uncertain only adds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...BASES.slice(0, 3)), command, command, (base, first, second) => {
      const before = `FROM ${base}\nRUN ${first}\n`
      const certain = build(parse(before)).image?.files.entries ?? new Map()
      const after = build(parse(`${before}RUN if test -e /etc/may; then ${second}; fi\n`)).image?.files
        .entries
      for (const path of certain.keys())
        expect({ path, there: after?.has(path) }).toEqual({ path, there: true })
    }),
    { numRuns: 100 },
  )
})
