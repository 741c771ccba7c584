import type { FromInstruction } from '../../dockerfile/model.ts'
import { span } from '../shared/ranges.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'TARGETPLATFORM is the platform that docker build --platform asks for, and FROM takes the image of that platform whether or not it is told. The flag changes nothing, and readers look for a reason that is not there. It is easily mistaken for --platform=$BUILDPLATFORM, which does have an effect: the stage then runs on the machine of the build.',
  bad: 'FROM --platform=$TARGETPLATFORM node:24-slim\nCMD ["node", "server.js"]\n',
  good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
    'https://docs.docker.com/build/building/multi-platform/',
  ],
  equivalents: { hadolint: ['DL3065'], buildkit: ['RedundantTargetPlatform'] },
}

/** The variable alone: with other text around it, it is part of another platform. */
const TARGET = /^(["']?)\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})\1$/

/** A platform that is written out is platform-constant's matter. */
export default defineRule({
  meta: {
    name: 'platform-redundant-target',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { flags: ['platform'] },
    title: 'Leave out --platform where it names the target',
    messages: {
      redundant: 'FROM takes the target platform anyway, so this flag changes nothing.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { from } of stages) {
      const flag = from.node.flags.find(({ name }) => name === 'platform')
      if (!flag || !TARGET.test(from.platform?.raw ?? '')) continue
      yield { messageId: 'redundant', range: flag.range, ...fixOf(dockerfile.source, from) }
    }
  },
})

/** Takes the flag out, with the blanks behind it. */
function fixOf(source: string, { node }: FromInstruction): { fix?: Fix } {
  const [flag, other] = node.flags
  const next = node.args[0]
  if (!flag || other || !next) return {}
  if (!/^[ \t]+$/.test(source.slice(flag.range.end.offset, next.range.start.offset))) return {}
  const range = span(flag.range, { start: next.range.start, end: next.range.start })
  return { fix: { title: 'Leave out --platform', safety: 'safe', edits: [{ range, newText: '' }] } }
}
