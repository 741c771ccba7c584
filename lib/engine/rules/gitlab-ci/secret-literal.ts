import { secretName } from '../../build/secrets/names.ts'
import type { Pipeline } from '../../gitlab-ci/model.ts'
import { lineStarts, rangeAt, type Range } from '../../source/position.ts'
import { defineRule, type Report } from '../rule.ts'
import { secretLiterals, type SecretLiteral } from '../shared/secret-literals.ts'

type MessageId = 'value' | 'comment' | 'example' | 'standIn'

/**
 * The same as for Dockerfiles, whose page it shares. A value whose name says that it is a secret is the finding of
 * ci-secret-in-variables.
 */
export default defineRule({
  meta: {
    name: 'secret-literal',
    severity: 'error',
    category: 'secrets',
    files: 'gitlab-ci',
    title: 'Keep keys and passwords out of the file',
    messages: {
      value:
        '{{what}} is written in the pipeline: everybody who can read the repository has it, and so does every log that repeats the line. Revoke it, and set the new one as a masked variable of the project.',
      comment: '{{what}} stands in a comment: everybody who can read this file has it. Revoke it.',
      example:
        '{{what}} is an example out of a documentation; a real one in its place would be in every copy of the file.',
      standIn:
        '{{what}} looks like a stand-in for tests; a real one in its place would be in every copy of the file.',
    },
  },
  *check({ pipeline }) {
    const literals = secretLiterals(pipeline.source)
    if (literals.length === 0) return
    const named = namedRanges(pipeline)
    for (const literal of literals)
      if (!named.some((range) => holds(range, literal.start))) yield reportOf(pipeline, literal)
  },
})

/** Values under a name that says it all. */
function namedRanges({ variables, jobs, hidden }: Pipeline): readonly Range[] {
  const all = [...jobs, ...hidden]
  const written = [
    ...variables,
    ...all.flatMap((job) => [...job.variables, ...job.services.flatMap((each) => each.variables)]),
  ]
  const settings = all.flatMap((job) => [
    ...job.settings,
    ...job.commands.flatMap(({ assignments }) => assignments),
  ])
  return [
    ...written.flatMap(({ name, value }) =>
      value !== null && secretName(name) === 'secret' ? [value.range] : [],
    ),
    ...settings.flatMap(({ name, range }) => (secretName(name) === 'secret' ? [range] : [])),
  ]
}

function reportOf({ source, comments }: Pipeline, literal: SecretLiteral): Report<MessageId> {
  const { name, start, end, kind, confidence } = literal
  const range = rangeAt(lineStarts(source), start, end)
  const data = { what: name }
  if (kind !== 'value') return { messageId: kind, range, data, severity: 'info', confidence }
  const inComment = comments.some((comment) => holds(comment.range, start))
  return { messageId: inComment ? 'comment' : 'value', range, data, confidence }
}

function holds({ start, end }: Range, offset: number): boolean {
  return start.offset <= offset && offset < end.offset
}
