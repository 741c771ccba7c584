import type { BuildCall } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'An image without a name can only be reached by its digest, and the next clean-up removes it. One that is called latest takes the name away from the one before, so there is no way back and nobody can say what runs. Give each build a tag of its own, a version or the hash of the commit; latest may stand beside it.',
  bad: 'docker build -t harbour/lights .\n',
  good: 'docker build -t harbour/lights:3.2.0 -t harbour/lights:latest .\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/buildx/build/#tag',
    'https://docs.docker.com/build/ci/github-actions/manage-tags-labels/',
  ],
  equivalents: {},
}

type MessageId = 'none' | 'latest'

export default defineRule({
  meta: {
    name: 'cli-build-no-tag',
    severity: 'info',
    category: 'maintainability',
    files: 'shell',
    title: 'Give each build a tag of its own',
    messages: {
      none: 'The image has no name: it can only be reached by its digest. Add -t NAME:VERSION.',
      latest: '{{image}} is built as latest, so the image before it loses its name; add a version as a tag.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['build'], ({ call }) => reportOf(call))
  },
})

function reportOf(call: BuildCall): Report<MessageId> | null {
  const { tags, open, verbRange } = call
  if (tags.length === 0) {
    if (open || goesElsewhere(call)) return null
    return { messageId: 'none', range: verbRange }
  }
  if (open || !tags.every(({ reference }) => isLatest(reference))) return null
  const [first] = tags
  if (first === undefined) return null
  return { messageId: 'latest', range: first.word.range, data: { image: first.word.shown } }
}

function isLatest(
  reference: { readonly tag: string | null; readonly digest: string | null } | null,
): boolean {
  if (reference === null || reference.digest !== null) return false
  return reference.tag === null || reference.tag === 'latest'
}

/** The result is a file, a report or a digest in a file, or nothing is built at all. */
function goesElsewhere({ outputs, options }: BuildCall): boolean {
  return (
    outputs.length > 0 ||
    options.some(({ name }) => /^(?:iidfile|metadata-file|call|check|print|quiet|manifest)$/.test(name))
  )
}
