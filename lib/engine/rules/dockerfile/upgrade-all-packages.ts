import type { Executed } from '../../build/types.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { sureOf } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { commandText } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'Upgrading everything brings security fixes that the base image does not have yet, and scanners are content. The price: the same Dockerfile gives another image every week, each upgraded package lies in the image a second time, and the layer cache keeps the state of the day it was built until something above it changes. The other way is a base that is rebuilt often and a build with --pull, so that the fixes come from below. Linters used to forbid upgrades and have dropped that; for a base that its publisher neglects an upgrade can be right, best in one line directly after FROM and with a build that now and then goes without the cache.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl \\\n && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://docs.docker.com/build/cache/invalidation/',
  ],
  equivalents: {
    kics: [
      'Run Using Upgrade Commands',
      'Run Using dnf Update',
      'Use of Apk Upgrade',
      'Yum Update Enabled',
      'Run Using Zypper Update',
    ],
    semgrep: [
      'avoid-apt-get-upgrade',
      'avoid-apk-upgrade',
      'avoid-dnf-update',
      'avoid-yum-update',
      'avoid-zypper-update',
    ],
    dockerfilelint: ['apt-get-upgrade'],
    dockle: ['CIS-DI-0004'],
    docker_bench: ['4.4'],
  },
}

const PROGRAMS = programsOf()

/** A change of the release (dist-upgrade, zypper dup, apk upgrade --available) is the matter of dist-upgrade. */
export default defineRule({
  meta: {
    name: 'upgrade-all-packages',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Start from a fresh base instead of upgrading all packages',
    messages: {
      upgrade:
        '{{command}} upgrades whatever is outdated on the day of the build: the image differs from build to build, and the cache keeps the old state. A fresh base (docker build --pull) brings the same fixes.',
      update:
        '{{command}} without package names upgrades the whole system, unlike apt-get update, which only reads the index: the image differs from build to build, and the cache keeps the old state.',
      security:
        '{{command}} installs the security fixes of the day of the build; the cache keeps that state, so it needs a build without the cache now and then. A fresh base (docker build --pull) brings the same fixes.',
    },
  },
  *check(input) {
    yield* distinct(
      runsCalling(input, PROGRAMS).flatMap(({ commands }) =>
        commands.flatMap((command) => {
          const call = upgradeOf(command)
          if (call === null) return []
          const { messageId, at } = call
          const data = { command: commandText(command, at + 1) }
          return [{ messageId, range: wordsRange(command, at), data, confidence: sureOf(command) }]
        }),
      ),
    )
  },
})

type Upgrade = { readonly messageId: 'upgrade' | 'update' | 'security'; readonly at: number }

const VERBS: Readonly<Record<string, readonly string[]>> = {
  apt: ['upgrade', 'safe-upgrade'],
  apk: ['upgrade'],
  rpm: ['update', 'upgrade', 'up', 'upgrade-minimal', 'update-minimal'],
  zypper: ['update', 'up', 'patch'],
}

/** Looks or fetches, and installs nothing. */
const DRY =
  /^(?:-s|--simulate|--dry-run|--just-print|-d|--download-only|--downloadonly|--assumeno|--help|-D)$/

function upgradeOf(command: Executed): Upgrade | null {
  const call = packageCall(command)
  if (call === null || !VERBS[call.system]?.includes(call.verb)) return null
  const words = command.argv.slice(call.at + 1)
  if (command.argv.some((word) => word !== null && DRY.test(word))) return null
  if (namesPackages(words) || (call.system === 'apk' && command.argv.some(isAvailable))) return null
  const security = command.argv.some((word) =>
    /^--(?:security|sec-severity|advisory|category=security)/.test(word ?? ''),
  )
  const messageId =
    security || call.verb === 'patch'
      ? 'security'
      : call.system === 'rpm' && call.verb === 'update'
        ? 'update'
        : 'upgrade'
  return { messageId, at: call.at }
}

function isAvailable(word: string | null): boolean {
  return word === '--available' || word === '-a'
}

/** Options that take the next word as their value. */
const VALUES: readonly string[] =
  '-o --option -t --target-release -c --config-file -x --exclude --enablerepo --disablerepo --repo --installroot --releasever --setopt -X --repository -p --root -r --category -g'.split(
    ' ',
  )

/** An unknown word may be a name; better said nothing then. */
function namesPackages(words: Executed['argv']): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? null
    if (word === null) return true
    if (!word.startsWith('-')) return true
    at += Number(VALUES.includes(word))
  }
  return false
}
