import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'
import { isPlain } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'docker-compose with a hyphen is Compose v1, a program in Python that gets no updates since July 2023 and is no longer part of any installation of Docker. It does not know newer keys of compose files, and names containers with underscores. docker compose, with a space, is its successor and takes the same commands; the names of containers have hyphens there.',
  bad: 'docker-compose up -d\n',
  good: 'docker compose up -d\n',
  sources: [
    'https://docs.docker.com/compose/releases/migrate/',
    'https://docs.docker.com/compose/intro/history/',
  ],
  equivalents: {},
}

export default defineRule({
  meta: {
    name: 'cli-compose-v1',
    severity: 'info',
    category: 'maintainability',
    files: 'shell',
    title: 'Use docker compose with a space',
    messages: {
      v1: 'docker-compose is Compose v1, without updates since July 2023; docker compose takes the same commands.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['compose'], ({ line, call }) => {
      const [program] = line.words
      if (!call.v1 || program === undefined) return null
      const fix: Fix | null = isPlain(script, program)
        ? {
            title: 'Write docker compose',
            safety: 'behaviour',
            edits: [{ range: program.range, newText: 'docker compose' }],
          }
        : null
      return { messageId: 'v1', range: program.range, ...(fix && { fix }) }
    })
  },
})
