import { secretName } from '../../build/secrets/names.ts'
import type { ComposeFile, NamedValue } from '../../compose/model.ts'
import { lineStarts, rangeAt, type Range } from '../../source/position.ts'
import { defineRule, type Report } from '../rule.ts'
import { secretLiterals, type SecretLiteral } from '../shared/secret-literals.ts'

type MessageId = 'value' | 'comment' | 'example' | 'standIn'

/**
 * The same as for Dockerfiles, whose page it shares. A value whose name says that it is a secret is the finding of
 * compose-secret-in-environment, and of compose-build-arg-secret.
 */
export default defineRule({
  meta: {
    name: 'secret-literal',
    severity: 'error',
    category: 'secrets',
    files: 'compose',
    title: 'Keep keys and passwords out of the file',
    messages: {
      value:
        '{{what}} is written in the file: everybody who can read the repository has it, and docker inspect shows it. Revoke it, and hand the new one over as a secret.',
      comment: '{{what}} stands in a comment: everybody who can read this file has it. Revoke it.',
      example:
        '{{what}} is an example out of a documentation; a real one in its place would be in every copy of the file.',
      standIn:
        '{{what}} looks like a stand-in for tests; a real one in its place would be in every copy of the file.',
    },
  },
  *check({ compose }) {
    const literals = secretLiterals(compose.source)
    if (literals.length === 0) return
    const named = compose.services.flatMap((service) => [
      ...service.environment,
      ...service.labels,
      ...(service.build?.args ?? []),
      ...(service.build?.labels ?? []),
    ])
    for (const literal of literals) {
      if (!named.some((each) => isToldByName(each, literal.start))) yield reportOf(compose, literal)
    }
  },
})

function reportOf({ source, comments }: ComposeFile, literal: SecretLiteral): Report<MessageId> {
  const { name, start, end, kind, confidence } = literal
  const range = rangeAt(lineStarts(source), start, end)
  const data = { what: name }
  if (kind !== 'value') return { messageId: kind, range, data, severity: 'info', confidence }
  const inComment = comments.some((comment) => holds(comment.range, start))
  return { messageId: inComment ? 'comment' : 'value', range, data, confidence }
}

function isToldByName({ name, range }: NamedValue, offset: number): boolean {
  return holds(range, offset) && secretName(name) === 'secret'
}

function holds({ start, end }: Range, offset: number): boolean {
  return start.offset <= offset && offset < end.offset
}
