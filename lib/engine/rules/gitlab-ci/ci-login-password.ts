import type { Call } from '../../cli/model.ts'
import type { JobCommand } from '../../gitlab-ci/model.ts'
import { lineStarts, rangeAt } from '../../source/position.ts'
import { defineRule, type Fix, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'

export const docs: RuleDocs = {
  why: 'A password among the arguments of a command stands in the list of processes for everybody on the machine, in the log when somebody sets CI_DEBUG_TRACE or set -x, and in crash reports. Masking helps for the log alone, and only for values of a form that GitLab can mask. docker login therefore reads the password from standard input with --password-stdin, and warns when it is given another way.',
  bad: 'image-of-ferry:\n  image: docker:29\n  script:\n    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" "$CI_REGISTRY"\n',
  good: 'image-of-ferry:\n  image: docker:29\n  script:\n    - echo "$CI_REGISTRY_PASSWORD" | docker login -u "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/login/#password-stdin',
    'https://docs.gitlab.com/user/packages/container_registry/authenticate_with_container_registry/',
  ],
  equivalents: {},
}

type MessageId = 'argument'

export default defineRule({
  meta: {
    name: 'ci-login-password',
    severity: 'error',
    category: 'secrets',
    files: 'gitlab-ci',
    title: 'Give docker login its password on standard input',
    messages: {
      argument:
        'The password of this {{tool}} login is an argument, so the list of processes shows it: pass it on with --password-stdin.',
    },
  },
  *check({ pipeline }) {
    const commands = [...pipeline.jobs, ...pipeline.hidden].flatMap((job) => job.commands)
    yield* distinct(commands.flatMap((command) => reportOf(command, pipeline.source) ?? []))
  },
})

function reportOf(command: JobCommand, source: string): Report<MessageId> | null {
  const { call } = command
  const option = call?.kind === 'login' ? call.options.findLast(({ name }) => name === 'password') : undefined
  if (call?.kind !== 'login' || option === undefined || option.value === '') return null
  const fix = fixFor(command, call, source)
  return {
    messageId: 'argument',
    range: option.range,
    data: { tool: call.tool },
    ...(fix === null ? {} : { fix }),
  }
}

type Login = Extract<Call, { kind: 'login' }>

/** Where the password is one variable and the command stands in plain text: quotes of YAML would need others. */
function fixFor(
  { range, pipe, redirects }: JobCommand,
  { options, input, passwordStdin }: Login,
  source: string,
): Fix | null {
  const given = options.filter(({ name }) => name === 'password')
  const [password] = given
  if (password === undefined || given.length > 1 || pipe.from !== null || input !== null) return null
  if (redirects.length > 0 || passwordStdin === true) return null
  const written = source.slice(password.valueRange.start.offset, password.valueRange.end.offset)
  const variable = /^(?:--password=|-p)?["']?(\$\w+|\$\{\w+\})["']?$/.exec(written)?.[1]
  if (variable === undefined || !isPlainText(source, range.start.offset)) return null
  const starts = lineStarts(source)
  const { start } = range
  const from = password.range.start.offset
  return {
    title: 'Pass the password on standard input',
    safety: 'safe',
    edits: [
      { range: rangeAt(starts, start.offset, start.offset), newText: `echo "${variable}" | ` },
      { range: rangeAt(starts, from, password.range.end.offset), newText: '--password-stdin' },
    ],
  }
}

/** The line begins with the command, at most behind a dash or in a block; a quote before it belongs to YAML. */
function isPlainText(source: string, offset: number): boolean {
  const before = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset).trim()
  if (/["'#]/.test(before)) return false
  return before === '' || before === '-' || ['&&', '||', ';'].some((sign) => before.endsWith(sign))
}
