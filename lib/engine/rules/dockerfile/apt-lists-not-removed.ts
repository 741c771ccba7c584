import type { Executed } from '../../build/types.ts'
import { defineRule, type Confidence, type Fix, type RuleInput, type RuleDocs } from '../rule.ts'
import { isMounted, isUpdate, LISTS, mayRemove, removesLists } from '../shared/apt-lists.ts'
import { lookAhead } from '../shared/look-ahead.ts'
import { allRuns, isKept, runsCalling } from '../shared/onbuild.ts'
import { shippedStages } from '../shared/output.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { at, wordsRange } from '../shared/ranges.ts'
import { commandText, type Run } from '../shared/runs.ts'
import { isAndChain } from '../shared/scripts.ts'

export const docs: RuleDocs = {
  why: 'An update downloads the lists of all packages of the distribution, 20 to 50 MB. Only apt reads them, and the next update fetches them again. A layer never gets smaller afterwards, so they have to go in the RUN that brought them; or they never enter the layer because /var/lib/apt is a cache mount.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
  ],
  equivalents: {
    hadolint: ['DL3009'],
    kics: ['Apt Get Install Lists Were Not Deleted'],
    semgrep: ['remove-package-lists'],
    dockerfilelint: ['apt-get_missing_rm'],
    dockle: ['DKL-DI-0005'],
  },
}

const PROGRAMS = programsOf('apt')

/** apt keeps about 20 MB of package lists that only the next install needs. */
export default defineRule({
  meta: {
    name: 'apt-lists-not-removed',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Remove the apt lists in the RUN that fetched them',
    messages: {
      kept: '{{command}} leaves the package lists in /var/lib/apt/lists, and nothing in this RUN removes them.',
      clean:
        'apt-get clean removes the downloaded packages; the lists that {{command}} fetched stay in /var/lib/apt/lists.',
      early: 'The lists are removed before {{command}} fetches them anew.',
      later:
        'The lists that {{command}} fetched are removed in line {{line}}, in another layer: this layer still holds them.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const nextRemoval = lookAhead(input.dockerfile, allRuns(input), ({ commands }) =>
      commands.find(removesLists),
    )
    for (const run of runsCalling(input, PROGRAMS)) {
      const last = run.commands.findLastIndex(isUpdate)
      const update = run.commands[last]
      if (!update || !shipped.has(run.stage.index) || isMounted(run)) continue
      const after = run.commands.slice(last + 1)
      if (after.some(removesLists)) continue
      const later = nextRemoval(run.stage.index, run.run.index)?.value
      const confidence: Confidence =
        !update.certain || isKept(run) || after.some(mayRemove) ? 'likely' : 'certain'
      const verb = packageCall(update)?.at ?? 1
      const data = { command: commandText(update, verb + 1), line: later?.range.start.line ?? 0 }
      const messageId = variant(run, last, later)
      yield { messageId, range: wordsRange(update, verb), data, confidence, ...fixOf(input, run) }
    }
  },
})

function variant(
  { commands }: Run,
  last: number,
  later: Executed | undefined,
): 'kept' | 'clean' | 'early' | 'later' {
  if (commands.slice(0, last).some(removesLists)) return 'early'
  if (later) return 'later'
  return commands.some(
    (command) => packageCall(command)?.system === 'apt' && packageCall(command)?.verb === 'clean',
  )
    ? 'clean'
    : 'kept'
}

function fixOf({ dockerfile }: RuleInput, { run }: Run): { fix?: Fix } {
  if (!isAndChain(run)) return {}
  const glue = run.range.start.line === run.range.end.line ? ' && ' : ` ${dockerfile.escape}\n && `
  const edits = [{ range: at(run.range.end), newText: `${glue}rm -rf ${LISTS}/*` }]
  return { fix: { title: 'Remove the lists at the end of this RUN', safety: 'safe', edits } }
}
