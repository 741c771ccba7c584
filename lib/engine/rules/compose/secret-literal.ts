import { secretName } from '../../build/secrets/names.ts'
import type { ComposeFile } from '../../compose/model.ts'
import { lineStarts, rangeAt, type Range } from '../../source/position.ts'
import { defineRule, type Report } from '../rule.ts'
import { secretLiterals, type SecretLiteral } from '../shared/secret-literals.ts'
import { environmentSecrets } from './shared/environment-secrets.ts'

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
    const told = rangesTold(compose)
    for (const literal of literals) {
      if (!told.some((range) => holds(range, literal.start))) yield reportOf(compose, literal)
    }
  },
})

/** What other rules report: secrets and logins among the variables of a service, arguments and variables named like one. */
function rangesTold(compose: ComposeFile): readonly Range[] {
  const named = compose.services.flatMap(({ environment, build }) => [...environment, ...(build?.args ?? [])])
  return [...environmentSecrets(compose), ...named.filter(({ name }) => secretName(name) === 'secret')].map(
    ({ range }) => range,
  )
}

function reportOf({ source, comments }: ComposeFile, literal: SecretLiteral): Report<MessageId> {
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
