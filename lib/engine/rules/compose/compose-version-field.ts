import type { ComposeFile, Service, Setting } from '../../compose/model.ts'
import type { TextEdit } from '../../source/edit.ts'
import { lineStarts, rangeAt } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { removePiece } from './shared/edits.ts'

export const docs: RuleDocs = {
  why: 'The number once chose the schema that a file was checked against. Since Compose v2 there is one schema, the newest: the key is ignored, and every command warns about it. It misleads readers, who take 3.8 for a promise of what the file may hold. docker stack deploy has done without it since Docker 23.0; there a number such as 3.3 even forbids keys that came later.',
  bad: "version: '3.8'\nservices:\n  ferry:\n    image: harbour/ferry:2.4\n",
  good: 'services:\n  ferry:\n    image: harbour/ferry:2.4\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/version-and-name/',
    'https://docs.docker.com/compose/intro/history/',
    'https://github.com/docker/cli/pull/3257',
  ],
  equivalents: { dclint: ['no-version-field'] },
}

/** Compose warns about the key and reads no more of it; files for Swarm may still be meant for an old Docker. */
export default defineRule({
  meta: {
    name: 'compose-version-field',
    severity: 'info',
    category: 'maintainability',
    files: 'compose',
    title: 'Remove the version key',
    messages: {
      obsolete: 'Compose ignores version {{version}} and warns about it with every command.',
      stack:
        'Compose ignores version {{version}} and warns about it; docker stack deploy needs it only before Docker 23.0.',
    },
  },
  *check({ compose }) {
    const { version } = compose
    if (version === null) return
    const swarm = compose.services.some(isForSwarm)
    yield {
      messageId: swarm ? 'stack' : 'obsolete',
      range: version.keyRange,
      data: { version: version.written.raw },
      confidence: swarm ? 'likely' : 'certain',
      ...fixOf(compose, version),
    }
  },
})

/** Keys that only docker stack deploy acts on. Source: docs.docker.com, compose-file/deploy. */
function isForSwarm({ deploy }: Service): boolean {
  const keys = ['placement', 'update_config', 'rollback_config', 'endpoint_mode']
  return deploy !== null && (deploy.mode?.value === 'global' || keys.some((key) => deploy.entries.has(key)))
}

function fixOf({ source, root }: ComposeFile, { entry }: Setting<string>): { fix?: Fix } {
  const removed = root !== null && root.entries.length > 1 ? removePiece(source, entry) : null
  return removed === null
    ? {}
    : {
        fix: {
          title: 'Remove the version key',
          safety: 'safe',
          edits: [withBlankLines(source, removed)],
        },
      }
}

/** A file does not begin with the blank lines that stood below its first one. */
function withBlankLines(source: string, { range, newText }: TextEdit): TextEdit {
  const { start, end } = range
  const blank = start.offset === 0 ? /^(?:[ \t]*\r?\n)*/.exec(source.slice(end.offset))?.[0] : undefined
  return { range: rangeAt(lineStarts(source), start.offset, end.offset + (blank?.length ?? 0)), newText }
}
