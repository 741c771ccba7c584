import { secretName } from '../../build/secrets/names.ts'
import type { CommandFile } from '../../cli/model.ts'
import { lineStarts, rangeAt, type Range } from '../../source/position.ts'
import { defineRule, type Report } from '../rule.ts'
import { secretLiterals, type SecretLiteral } from '../shared/secret-literals.ts'

type MessageId = 'value' | 'comment' | 'example' | 'standIn'

/** The same as for Dockerfiles, whose page it shares. What cli-secret-env and cli-login-password report by name is theirs. */
export default defineRule({
  meta: {
    name: 'secret-literal',
    severity: 'error',
    category: 'secrets',
    files: 'shell',
    title: 'Keep keys and passwords out of the file',
    messages: {
      value:
        '{{what}} is written in the script: everybody who can read the repository has it, and ps shows it while the command runs. Revoke it, and take the new one from the environment or a file.',
      comment: '{{what}} stands in a comment: everybody who can read this file has it. Revoke it.',
      example:
        '{{what}} is an example out of a documentation; a real one in its place would be in every copy of the file.',
      standIn:
        '{{what}} looks like a stand-in for tests; a real one in its place would be in every copy of the file.',
    },
  },
  *check({ script }) {
    const literals = secretLiterals(script.source)
    if (literals.length === 0) return
    const told = placesToldByName(script)
    for (const literal of literals)
      if (!told.some((range) => holds(range, literal.start))) yield reportOf(script, literal)
  },
})

function placesToldByName({ commands }: CommandFile): readonly Range[] {
  return commands.flatMap(({ call }) => {
    if (call?.kind === 'login') return call.password === null ? [] : [call.password.range]
    if (call?.kind === 'build') return named(call.buildArgs)
    return call !== null && 'env' in call ? named(call.env) : []
  })
}

function named(
  settings: readonly { readonly name: string | null; readonly range: Range }[],
): readonly Range[] {
  return settings.flatMap(({ name, range }) => (name !== null && secretName(name) === 'secret' ? range : []))
}

function reportOf({ source, comments }: CommandFile, literal: SecretLiteral): Report<MessageId> {
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
