import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { mayRemove } from '../shared/apt-lists.ts'
import { appended, mountOver, removesAll } from '../shared/caches.ts'
import { isKept, runsCalling } from '../shared/onbuild.ts'
import { shippedStages } from '../shared/output.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Before it installs or removes anything, zypper reads what the repositories say about all their packages and keeps it in /var/cache/zypp, on openSUSE tens of megabytes. Only the next zypper reads it, and it is out of date soon. A layer never gets smaller afterwards, so the cache has to go in the RUN that filled it, with zypper clean --all as its last command, or a cache mount keeps it outside the image.',
  bad: 'FROM opensuse/leap:16.0\nRUN zypper --non-interactive install nginx\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM opensuse/leap:16.0\nRUN zypper --non-interactive install nginx && zypper clean --all\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://en.opensuse.org/SDB:Zypper_manual',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
  ],
  equivalents: {
    hadolint: ['DL3036'],
    trivy: ['DS-0020'],
    kics: ['Missing Zypper Clean'],
    semgrep: ['missing-zypper-clean'],
  },
}

const CACHE = '/var/cache/zypp'

const PROGRAMS = programsOf('zypper')

/** Of what ships. A refresh without an install is the matter of update-without-install. */
export default defineRule({
  meta: {
    name: 'zypper-clean',
    severity: 'warning',
    category: 'size',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Remove the zypper cache in the RUN that filled it',
    messages: {
      kept: '{{command}} leaves the metadata of all repositories in /var/cache/zypp, and nothing in this RUN removes it.',
      early: 'The cache is removed before {{command}} fills it anew.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    for (const run of runsCalling(input, PROGRAMS)) {
      const last = run.commands.findLastIndex(fills)
      const command = run.commands[last]
      if (!command || !shipped.has(run.stage.index) || mountOver(run, CACHE)) continue
      const after = run.commands.slice(last + 1)
      if (after.some(cleans)) continue
      const { at } = packageCall(command)!
      const unsure = !command.certain || isKept(run) || after.some(mayRemove)
      yield {
        messageId: run.commands.slice(0, last).some(cleans) ? 'early' : 'kept',
        range: wordsRange(command, at),
        data: { command: commandText(command, at + 1) },
        confidence: unsure ? 'likely' : 'certain',
        ...appended(input.dockerfile, run, 'zypper clean --all', 'Run zypper clean --all at the end'),
      }
    }
  },
})

/** Whatever looks for packages reads the repositories first. */
function fills(command: Executed): boolean {
  const call = packageCall(command)
  if (call?.system !== 'zypper' || command.argv.some((word) => word === '--dry-run' || word === '-D'))
    return false
  return call.action === 'install' || call.verb === 'remove' || call.verb === 'rm'
}

function cleans(command: Executed): boolean {
  const call = packageCall(command)
  return (call?.system === 'zypper' && ['clean', 'cc'].includes(call.verb)) || removesAll(command, CACHE)
}
