import { secretName } from '../../build/secrets/names.ts'
import type { Dockerfile, StageInstruction } from '../../dockerfile/model.ts'
import { lineStarts, rangeAt, type Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { instructionAt } from '../shared/problems.ts'
import { secretLiterals, type SecretLiteral } from '../shared/secret-literals.ts'

export const docs: RuleDocs = {
  why: 'A key that is written in the Dockerfile is in the repository, in every clone of it, in the history of the image and in the logs of the build. Scanners of attackers find such values within minutes of a push, and deleting the line later takes it out of none of these places. So the first step is to revoke the key and to issue a new one; then the build gets it with --mount=type=secret, the running container from its environment.',
  bad: 'FROM debian:13-slim\nRUN tides login && tides sync --source postgres://harbour:spring-neap-77@db.example.com/tides\n',
  good: '# syntax=docker/dockerfile:1\nFROM debian:13-slim\nRUN --mount=type=secret,id=source,env=SOURCE tides login && tides sync --source "$SOURCE"\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns',
  ],
  equivalents: {
    tally: ['secrets-in-code'],
    kics: ['Secrets Stored In Dockerfile', 'Passwords And Secrets'],
    dockle: ['CIS-DI-0010'],
    docker_bench: ['4.10'],
  },
}

type MessageId = 'value' | 'comment' | 'example' | 'standIn'

/**
 * Values that say themselves what they are. An ENV or ARG whose name gives the secret away is secret-in-env-or-arg's finding,
 * credentials of no known form in commands are secret-on-command-line's.
 */
export default defineRule({
  meta: {
    name: 'secret-literal',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    title: 'Keep keys and passwords out of the file',
    messages: {
      value:
        '{{what}} is written in this {{keyword}}: it is in every copy of the file and in the history of the image. Revoke it, and hand the new one over with --mount=type=secret.',
      comment:
        '{{what}} stands in a comment: the image does not get it, but everybody who can read this file does. Revoke it.',
      example:
        '{{what}} is an example out of a documentation; a real one in its place would stay in the history of the image.',
      standIn:
        '{{what}} looks like a stand-in for tests; a real one in its place would stay in the history of the image.',
    },
  },
  *check(input) {
    for (const hit of secretLiterals(input.dockerfile.source)) {
      const report = reportOf(hit, input)
      if (report) yield report
    }
  },
})

function reportOf(
  { name, start, end, kind, confidence }: SecretLiteral,
  { dockerfile }: RuleInput,
): Report<MessageId> | null {
  const range = rangeAt(lineStarts(dockerfile.source), start, end)
  const inComment = dockerfile.comments.some((comment) => holds(comment.range, start))
  const node = dockerfile.instructions[instructionAt(dockerfile, start)]
  if (!inComment && isToldByName(dockerfile, start)) return null
  const data = { what: name, keyword: node?.keyword ?? 'line' }
  if (kind !== 'value') return { messageId: kind, range, data, severity: 'info', confidence }
  return { messageId: inComment ? 'comment' : 'value', range, data, confidence }
}

function holds({ start, end }: Range, offset: number): boolean {
  return start.offset <= offset && offset < end.offset
}

/** The value of an ENV or ARG whose name says that it is a secret. */
function isToldByName({ stages, globalArgs }: Dockerfile, offset: number): boolean {
  const instruction =
    stages
      .find(({ range }) => holds(range, offset) || range.end.offset === offset)
      ?.instructions.find(({ range }) => holds(range, offset)) ??
    globalArgs.find(({ range }) => holds(range, offset))
  return namesIn(instruction, offset).some((name) => secretName(name) === 'secret')
}

function namesIn(instruction: StageInstruction | undefined, offset: number): readonly string[] {
  if (instruction?.keyword === 'ENV')
    return instruction.pairs.flatMap(({ key, range }) => (holds(range, offset) ? (key.text ?? []) : []))
  if (instruction?.keyword !== 'ARG') return []
  return instruction.declarations.flatMap(({ name, range }) => (holds(range, offset) ? name : []))
}
