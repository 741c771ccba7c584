import type { CommandFile, LoginCall, Option } from '../../cli/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { reportEach, type Used } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'The arguments of a process are no secret: every account of the host sees them in ps, shells write them into their history, and a pipeline with set -x prints them into a log that many may read. That holds for a variable as well, because the shell fills in its value before docker starts. --password-stdin takes the password from the input, where none of them looks. A token with few rights and a short life is better than the password of a person.',
  bad: 'docker login -u pilot -p "$REGISTRY_TOKEN" registry.example.com\n',
  good: 'echo "$REGISTRY_TOKEN" | docker login -u pilot --password-stdin registry.example.com\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/login/#password-stdin',
    'https://man7.org/linux/man-pages/man5/proc_pid_cmdline.5.html',
  ],
  equivalents: {},
}

export default defineRule({
  meta: {
    name: 'cli-login-password',
    severity: 'error',
    category: 'secrets',
    files: 'shell',
    title: 'Give docker login the password with --password-stdin',
    messages: {
      literal:
        'The password is written in the script, and ps shows it while docker login runs; change it, and pipe the new one from a variable into --password-stdin.',
      variable:
        'The shell fills {{variable}} in before docker starts, so ps and traces show the password; pipe it into --password-stdin.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['login'], (used) => {
      const option = used.call.options.findLast(({ name }) => name === 'password')
      if (option === undefined) return null
      const literal = option.value !== null && option.variables.length === 0
      const fix = literal ? null : fixOf(script, used, option)
      return {
        messageId: literal ? 'literal' : 'variable',
        range: option.range,
        data: { variable: option.shown },
        ...(fix && { fix }),
      }
    })
  },
})

/** Only where one quoted or plain variable is the whole value, and the command stands on its own. */
function fixOf({ source }: CommandFile, { line, call }: Used<'login'>, option: Option): Fix | null {
  const written = source.slice(option.valueRange.start.offset, option.valueRange.end.offset)
  const name = /^"?\$\{?(\w+)\}?"?$/.exec(written)?.[1]
  const alone = line.pipe.from === null && line.wrappers.length === 0 && line.redirects.length === 0
  const separate = source.slice(option.range.start.offset, option.range.end.offset).startsWith(option.spelled)
  if (name === undefined || !alone || !separate || !startsLine(source, line.range.start.offset, call))
    return null
  return {
    title: 'Pipe it into --password-stdin',
    safety: 'safe',
    edits: [
      {
        range: { start: line.range.start, end: line.range.start },
        newText: `printf '%s' "$${name}" | `,
      },
      { range: option.range, newText: '--password-stdin' },
    ],
  }
}

/** Behind `!`, an assignment or in Make a pipe would change more than this. */
function startsLine(source: string, at: number, { verbRange }: LoginCall): boolean {
  return (
    verbRange.start.offset === at &&
    /(?:^|\n|&&|\|\||;|\bthen|\bdo)[ ]*$/.test(source.slice(Math.max(0, at - 40), at))
  )
}
