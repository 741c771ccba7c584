import { secretVariables } from '../../build/secrets/flow.ts'
import { leaksIn } from '../../build/secrets/leaks.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { shippedStages } from '../shared/output.ts'
import { everyRun } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'With --mount=type=secret the secret is a file that exists for one command and is in no layer. A command that writes it to another place undoes that: the copy is an ordinary file of the layer. Programs that read the secret where it is mounted leave nothing behind. A file that has to exist for a moment can be removed in the same RUN, or be the target of the mount itself.',
  bad: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=secret,id=npm \\\n    echo "//registry.example.com/:_authToken=$(cat /run/secrets/npm)" > .npmrc && npm ci\n',
  good: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret',
  ],
  equivalents: {},
}

/** A secret mount is gone after its RUN; what the RUN writes down from it is not. */
export default defineRule({
  meta: {
    name: 'secret-written-to-layer',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['ARG', 'ENV'], flags: ['mount'] },
    title: 'Write no secret into a file of the layer',
    messages: {
      written: '{{program}} writes the secret to {{path}}, and this layer keeps the file.',
      copied: '{{program}} copies the secret to {{path}}, and this layer keeps the copy.',
      configured: '{{program}} stores the secret in its configuration file, and this layer keeps that file.',
      cloned:
        'The address with the secret is stored in .git/config of the clone, and this layer keeps that file.',
      printed: '{{program}} prints the secret into the log of the build, which CI systems keep.',
      traced:
        'With set -x the shell prints every command, the secret in it included, into the log of the build.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const variables = secretVariables(input.dockerfile)
    for (const { run, commands, stage } of everyRun(input)) {
      for (const leak of leaksIn(input.dockerfile, variables, run, commands)) {
        const data = { program: leak.program, path: leak.path ?? 'a file' }
        const certain = leak.flat.certain && (leak.path !== null || leak.kind !== 'written')
        const mild = leak.kind === 'traced' || leak.kind === 'printed' || !shipped.has(stage.index)
        yield {
          messageId: leak.kind,
          range: leak.flat.command.range,
          data,
          confidence: certain ? 'certain' : 'likely',
          ...(mild && { severity: 'warning' as const }),
        }
      }
    }
  },
})
