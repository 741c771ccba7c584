import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { usedRuns } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'What follows RUN is read by the shell, which knows commands and no instructions. When two RUN lines are joined with &&, the second keyword is easily left behind, and the shell looks for a program of that name: "RUN: not found", and the build ends. COPY, ENV and WORKDIR have no counterpart inside a RUN; they need a line of their own.',
  bad: 'FROM debian:13-slim\nRUN mkdir /srv/pier \\\n && RUN touch /srv/pier/open\n',
  good: 'FROM debian:13-slim\nRUN mkdir /srv/pier \\\n && touch /srv/pier/open\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#run'],
  equivalents: {},
}

const KEYWORDS: ReadonlySet<string> = new Set(
  'FROM RUN COPY ADD ENV ARG WORKDIR USER EXPOSE VOLUME LABEL CMD ENTRYPOINT HEALTHCHECK SHELL STOPSIGNAL ONBUILD MAINTAINER'.split(
    ' ',
  ),
)

/** Upper case only: `env`, `add` and `user` may be programs. */
export default defineRule({
  meta: {
    name: 'instruction-inside-run',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Keep instructions out of the commands of RUN',
    tells: ['command-not-found'],
    messages: {
      run: 'The shell looks for a program called RUN here and finds none: what follows && is the next command, without the keyword.',
      other:
        '{{keyword}} is an instruction of the Dockerfile and no command: the shell finds no such program. It needs a line of its own, outside of RUN.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput) {
  for (const { commands } of usedRuns(input)) {
    for (const command of commands) {
      const keyword = command.argv[0]
      if (keyword == null || !KEYWORDS.has(keyword)) continue
      const messageId = keyword === 'RUN' ? ('run' as const) : ('other' as const)
      const fix = keyword === 'RUN' ? withoutKeyword(command) : null
      yield {
        messageId,
        range: wordRange(command, 0),
        data: { keyword },
        confidence: sureOf(command),
        ...(fix && { fix }),
      }
    }
  }
}

/** Where the words stand in the file one behind the other. */
function withoutKeyword({ words }: Executed): Fix | null {
  const [keyword, next] = words
  if (keyword?.raw !== 'RUN' || !next || next.range.start.offset <= keyword.range.end.offset) return null
  const range = { start: keyword.range.start, end: next.range.start }
  return { title: 'Delete the keyword', safety: 'safe', edits: [{ range, newText: '' }] }
}
