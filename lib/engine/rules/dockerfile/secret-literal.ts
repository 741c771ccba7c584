import { isPlaceholder, secretName } from '../../build/secrets/names.ts'
import { secretValue, type SecretValue } from '../../build/secrets/patterns.ts'
import type { Dockerfile, StageInstruction } from '../../dockerfile/model.ts'
import { lineStarts, rangeAt, type Range } from '../../source/position.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { instructionAt } from '../shared/problems.ts'

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
    for (const hit of secretsIn(input.dockerfile.source)) {
      const report = reportOf(hit, input)
      if (report) yield report
    }
  },
})

const LOGIN = /:\/\/[^\s@/]{0,300}@/

/** `secretValue` reads this much; pieces overlap by more than the longest secret. */
const PIECE = 100_000
const OVERLAP = 2_500
const MOST = 50

/** All of a text, in no order; each piece of it is read once for every secret in it. */
function secretsIn(text: string): readonly SecretValue[] {
  // Most addresses hold no login: without their `://` the search for one is spared. The offsets stay.
  const source = LOGIN.test(text) ? text : text.replaceAll('://', ':  ')
  const found = new Map<number, SecretValue>()
  for (let from = 0; from < source.length; from += PIECE - OVERLAP) {
    let piece = source.slice(from, from + PIECE)
    for (let hit = secretValue(piece); hit !== null && found.size < MOST; hit = secretValue(piece)) {
      const { what, start, end } = hit
      found.set(from + start, { what, start: from + start, end: from + end })
      piece = piece.slice(0, start) + ' '.repeat(end - start) + piece.slice(end)
    }
  }
  return [...found.values()]
}

function reportOf({ what, start, end }: SecretValue, { dockerfile }: RuleInput): Report<MessageId> | null {
  const text = dockerfile.source.slice(start, end)
  const range = rangeAt(lineStarts(dockerfile.source), start, end)
  const inComment = dockerfile.comments.some((comment) => holds(comment.range, start))
  const node = dockerfile.instructions[instructionAt(dockerfile, start)]
  if (!inComment && isToldByName(dockerfile, start)) return null
  const data = { what: what.charAt(0).toUpperCase() + what.slice(1), keyword: node?.keyword ?? 'line' }
  if (/EXAMPLE|example/.test(text))
    return { messageId: 'example', range, data, severity: 'info', confidence: 'likely' }
  if (isStandIn(text)) return { messageId: 'standIn', range, data, severity: 'info', confidence: 'likely' }
  const confidence = OPEN.test(what) ? 'likely' : 'certain'
  return { messageId: inComment ? 'comment' : 'value', range, data, confidence }
}

/** Forms that other things may have, too, and keys that may be made to be seen. */
const OPEN = /JSON web token|Google API key|^an API key|Twilio|Mailgun/

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

const WEAK = new Set(
  'admin guest pass pass123 passw0rd password password123 postgres root secret test toor user mysql mongo redis rabbitmq 1234 12345 123456 dev demo docker'.split(
    ' ',
  ),
)

/** A login such as `postgres:postgres@`, and Stripe's keys for tests. */
function isStandIn(text: string): boolean {
  if (/^[sr]k_test_/.test(text)) return true
  const [, user = '', password = ''] = /:\/\/([^:]*):([^@]*)@$/.exec(text) ?? []
  if (password === '') return false
  return WEAK.has(password.toLowerCase()) || password === user || isPlaceholder(password)
}
