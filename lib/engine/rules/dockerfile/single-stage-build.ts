import { defineRule, type RuleDocs } from '../rule.ts'
import { buildText, singleStageBuild } from '../shared/build-steps.ts'
import { runtimeInstead } from '../shared/sdk-images.ts'

export const docs: RuleDocs = {
  why: 'To build a program takes a compiler, headers, sources and hundreds of packages; to run it takes the result and perhaps an interpreter. With one stage all of the former ships with the latter: pulls take longer, scanners report holes in tools that never run, and an intruder finds a compiler ready for use. A second FROM starts a clean stage, and COPY --from takes over the result alone.',
  bad: 'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build -o /usr/local/bin/tide .\nCMD ["tide"]\n',
  good: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /out/tide .\n\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /out/tide /tide\nCMD ["/tide"]\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/build/building/best-practices/#use-multi-stage-builds',
  ],
  equivalents: { tally: ['prefer-multi-stage-build'] },
}

/** Files with more than one stage, and SDK images that build nothing, are the matter of final-stage-build-toolchain. */
export default defineRule({
  meta: {
    name: 'single-stage-build',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Separate the stage that builds from the stage that runs',
    messages: {
      compiled:
        '{{command}} builds the program in the only stage, so the image ships the compiler and the sources along with the result.',
      sdk: '{{command}} builds the program in the only stage, so the image ships all of {{image}}; to run the result, {{runtime}} does.',
      bundled:
        '{{command}} runs in the only stage, so the image ships the sources and all packages that only the build needs.',
    },
  },
  *check(input) {
    const found = singleStageBuild(input)
    const base = input.stages[0]?.base
    if (!found || !base) return
    const { command, kind } = found
    const runtime = base.kind === 'image' ? runtimeInstead(base.reference) : null
    const image = base.kind === 'image' ? base.reference.text : ''
    const data = { command: buildText(command), image, runtime: runtime ?? '' }
    const certain = command.certain && (kind === 'compiled' || runtime !== null)
    yield {
      messageId: runtime !== null ? 'sdk' : kind === 'bundled' ? 'bundled' : 'compiled',
      range: command.range,
      data,
      confidence: certain ? 'certain' : 'likely',
      ...(runtime !== null && { severity: 'warning' as const }),
    }
  },
})
