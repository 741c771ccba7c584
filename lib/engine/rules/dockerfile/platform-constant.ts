import type { Dockerfile, FromInstruction, Stage } from '../../dockerfile/model.ts'
import { platformError } from '../../dockerfile/platform.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { span } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'A platform that stands in FROM holds for every build. On a machine of another kind the steps then run in an emulator, several times slower, and a build for two platforms makes the same image twice, one of them under a wrong name. Which platform is wanted belongs to the command: docker build --platform. A stage that only compiles for others takes --platform=$BUILDPLATFORM, the machine the build runs on. Where a base exists for one platform only, the constant says so openly; then a stage name with the platform in it keeps this check silent.',
  bad: 'FROM --platform=linux/amd64 node:24-slim\nWORKDIR /app\nCOPY server.js .\nCMD ["node", "server.js"]\n',
  good: 'FROM --platform=$BUILDPLATFORM golang:1.27 AS build\nARG TARGETOS TARGETARCH\nWORKDIR /src\nCOPY . .\nRUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/api .\nFROM debian:13-slim\nCOPY --from=build /out/api /usr/local/bin/api\nCMD ["api"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
    'https://docs.docker.com/build/building/multi-platform/',
  ],
  equivalents: {
    hadolint: ['DL3029'],
    buildkit: ['FromPlatformFlagConstDisallowed'],
    kics: ['Using Platform Flag with FROM Command'],
    semgrep: ['avoid-platform-with-from'],
  },
}

/** A platform that does not exist is platform-invalid's. Any stage may be the target of a build, so all are judged. */
export default defineRule({
  meta: {
    name: 'platform-constant',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    on: { flags: ['platform'] },
    title: 'Leave the platform to the build command',
    messages: {
      constant:
        'FROM fixes {{platform}}: on other machines the build is emulated, and a build for several platforms gets {{platform}} every time.',
      other:
        'Stage {{stage}} says {{arch}} in its name, and FROM fixes {{platform}}: one of the two is wrong.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const stage of stages) {
      const { platform } = stage.from
      if (platform === null || platform.variables.length > 0 || !platform.text) continue
      if (platformError(platform.text) !== null || isExempt(stage, platform.text)) continue
      const arch = archIn(stage.name ?? '')
      const data = { platform: platform.text, stage: stage.label, arch: arch ?? '' }
      const flag = stage.from.node.flags.find(({ name }) => name === 'platform')
      const range = flag?.range ?? platform.range
      yield { messageId: arch === null ? 'constant' : 'other', range, data, ...fixOf(dockerfile, stage.from) }
    }
  },
})

/** Other spellings of an architecture. Source: containerd/platforms, database.go. */
const ALIASES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
  i386: '386',
}

const ARCHITECTURES = ['amd64', 'arm64', 'riscv64', 's390x', 'ppc64le', 'loong64']

function archIn(name: string): string | null {
  return ARCHITECTURES.find((arch) => name.includes(arch)) ?? null
}

/**
 * The stage bears its platform in its name, as BuildKit allows; or it is Windows, whose images exist for one platform.
 * Source: moby/buildkit, dockerfile2llb/convert.go, reportConstPlatformDisallowed.
 */
function isExempt({ name, base }: Stage, platform: string): boolean {
  const parts = platform.toLowerCase().split('/')
  const [first = '', second] = parts
  // One word is an architecture or a system; the builder fills in the other.
  const words = second === undefined ? [ALIASES[first] ?? first, 'linux'] : [first, ALIASES[second] ?? second]
  if (first.startsWith('windows')) return true
  const image = base.kind === 'image' ? base.reference : null
  if (/^mcr\.microsoft\.com\/windows(?:\/|$)/.test(image?.name ?? '')) return true
  if (/nanoserver|windowsservercore|ltsc\d{4}/.test(image?.tag ?? '')) return true
  return name !== null && words.some((word) => name.includes(word))
}

/** Takes the flag out, with the blanks behind it. */
function fixOf({ source }: Dockerfile, { node }: FromInstruction): { fix?: Fix } {
  const flag = node.flags.find(({ name }) => name === 'platform')
  const next = node.args[0]
  if (!flag || !next || node.flags.length > 1) return {}
  const between = source.slice(flag.range.end.offset, next.range.start.offset)
  if (!/^[ \t]+$/.test(between)) return {}
  const edits = [{ range: span(flag.range, { start: next.range.start, end: next.range.start }), newText: '' }]
  return { fix: { title: 'Leave out --platform', safety: 'behaviour', edits } }
}
