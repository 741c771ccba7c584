import type { Executed } from '../../build/types.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { mayRemove } from '../shared/apt-lists.ts'
import { mountOver, removesAll, withOption } from '../shared/caches.ts'
import { lookAhead } from '../shared/look-ahead.ts'
import { allRuns, isKept, runsCalling } from '../shared/onbuild.ts'
import { shippedStages } from '../shared/output.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Before it installs anything, apk downloads an index of all packages and keeps it in /var/cache/apk. Nothing but the next apk reads it, and it is out of date within hours, yet every copy of the image carries it: 2 to 3 MB, which is a lot for a base of 8 MB. With --no-cache apk reads the index and does not keep it; a cache mount or rm in the same RUN do the same job.',
  bad: 'FROM alpine:3.23\nRUN apk add curl\nCMD ["curl", "--version"]\n',
  good: 'FROM alpine:3.23\nRUN apk add --no-cache curl\nCMD ["curl", "--version"]\n',
  sources: [
    'https://github.com/gliderlabs/docker-alpine/blob/master/docs/usage.md#disabling-cache',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  ],
  equivalents: {
    hadolint: ['DL3019'],
    trivy: ['DS-0025'],
    kics: ['Apk Add Using Local Cache Path'],
    semgrep: ['missing-apk-no-cache'],
    dockerfilelint: ['apkadd-missing_nocache_or_updaterm'],
    dockle: ['DKL-DI-0004'],
  },
}

const CACHE = '/var/cache/apk'

const PROGRAMS = programsOf('apk')

/** An `apk update` without an install is the matter of update-without-install. */
export default defineRule({
  meta: {
    name: 'apk-no-cache',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Install Alpine packages without keeping the index',
    messages: {
      kept: '{{command}} keeps the index of all packages in /var/cache/apk; --no-cache reads it without keeping it.',
      update:
        'apk add has --no-cache, but {{command}} in the same RUN already left the index in /var/cache/apk; with --no-cache it is not needed.',
      early: 'The index is removed before {{command}} fetches it anew.',
      later:
        'The index that {{command}} keeps is removed in line {{line}}, in another layer: this layer still holds it.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const nextRemoval = lookAhead(input.dockerfile, allRuns(input), ({ commands }) => commands.find(cleans))
    for (const run of runsCalling(input, PROGRAMS)) {
      if (!shipped.has(run.stage.index)) continue
      const keepers = keepersOf(run)
      const first = keepers[0]
      if (!first || mountOver(run, CACHE)) continue
      const last = run.commands.lastIndexOf(keepers.at(-1)!)
      const after = run.commands.slice(last + 1)
      if (after.some(cleans)) continue
      const later = nextRemoval(run.stage.index, run.run.index)?.value
      const verb = packageCall(first)!
      const data = { command: commandText(first, verb.at + 1), line: later?.range.start.line ?? 0 }
      const messageId =
        verb.action === 'refresh'
          ? 'update'
          : run.commands.slice(0, last).some(cleans)
            ? 'early'
            : later
              ? 'later'
              : 'kept'
      const confidence = !first.certain || isKept(run) || after.some(mayRemove) ? 'likely' : 'certain'
      yield { messageId, range: wordsRange(first, verb.at), data, confidence, ...fixOf(input, run) }
    }
  },
})

/** Commands that leave the index: the installs, or else an update beside an install that does not. */
function keepersOf({ commands }: Run): readonly Executed[] {
  const calls = commands.filter((command) => packageCall(command)?.system === 'apk')
  const installs = calls.filter((command) => packageCall(command)?.action === 'install')
  if (installs.length === 0) return []
  const keeping = installs.filter((command) => !keepsNothing(command))
  if (keeping.length > 0) return keeping
  return calls.filter((command) => packageCall(command)?.action === 'refresh' && !keepsNothing(command))
}

/** `fetch` and `--cache-dir` put things elsewhere. */
function keepsNothing(command: Executed): boolean {
  return (
    packageCall(command)?.verb === 'fetch' ||
    command.argv.some(
      (word) =>
        word !== null && /^--(?:no-cache|cache-dir.*|simulate|no-network|root(?:=.*)?)$|^-[sp]$/.test(word),
    )
  )
}

function cleans(command: Executed): boolean {
  return removesAll(command, CACHE)
}

/** In all of them: an update before the install leaves the index, too. */
function fixOf({ dockerfile }: RuleInput, { commands }: Run): { fix?: Fix } {
  const places = commands.flatMap((command) => {
    const call = packageCall(command)
    return call?.system === 'apk' && call.action !== 'other' && !keepsNothing(command)
      ? [{ command, after: call.at }]
      : []
  })
  const edits = withOption(dockerfile, places, '--no-cache')
  return edits ? { fix: { title: 'Add --no-cache', safety: 'safe', edits } } : {}
}
