import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { sureOf } from '../shared/command-words.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A distribution upgrade may replace, add and remove packages until little of the base image is left, and some of these commands move to another release altogether. The tag in FROM then says one thing and the image holds another, and the next build gives yet another result. Every replaced file lies in the image twice, because the layers of the base stay. Security updates do have to get in: the official images are rebuilt for them, so a newer base tag, pulled with --pull, is the way that stays visible.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get dist-upgrade -y && rm -rf /var/lib/apt/lists/*\nCOPY garden.conf /etc/\n',
  good: 'FROM debian:13.2-slim\nCOPY garden.conf /etc/\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often',
    'https://manpages.debian.org/trixie/apt/apt-get.8.en.html',
    'https://en.opensuse.org/SDB:Zypper_manual',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  ],
  equivalents: {
    hadolint: ['DL3035', 'DL3005'],
    trivy: ['DS-0024'],
    kics: ['Run Using Upgrade Commands', 'Run Using Zypper Update'],
    semgrep: ['avoid-apt-get-upgrade', 'avoid-zypper-update'],
    dockerfilelint: ['apt-get-dist-upgrade'],
    dockle: ['DKL-DI-0003'],
  },
}

const PROGRAMS = ['do-release-upgrade', ...programsOf()]

/** Upgrades that keep to the release are the matter of upgrade-all-packages. */
export default defineRule({
  meta: {
    name: 'dist-upgrade',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Use a newer base tag instead of a distribution upgrade',
    messages: {
      packages:
        '{{command}} may replace, add and remove any package of {{image}}, so the image no longer is what the base tag says.',
      release:
        '{{command}} moves the system to what the repositories call current, so {{image}} is no longer what the image holds.',
      rolling:
        '{{command}} is how a rolling distribution is kept up to date; in an image, a newer or dated tag of {{image}} gives the same and says so.',
    },
  },
  *check(input) {
    for (const run of runsCalling(input, PROGRAMS)) {
      for (const command of run.commands) {
        const found = upgradeOf(command)
        if (found === null) continue
        const image = imageOf(run, input)
        const rolling = found.messageId === 'release' && /tumbleweed|slowroll/.test(image)
        yield {
          messageId: rolling ? 'rolling' : found.messageId,
          range: wordsRange(command, found.last),
          data: { image, command: written(command, found.last) },
          confidence: sureOf(command),
          ...(rolling && { severity: 'info' as const }),
        }
      }
    }
  },
})

type Upgrade = { readonly messageId: 'packages' | 'release'; readonly last: number }

const DRY = new Set([
  '-s',
  '--simulate',
  '--dry-run',
  '--just-print',
  '--recon',
  '--no-act',
  '-D',
  '--help',
  '-h',
])

/** What kind of upgrade a command is, and the last word that says so; null for every other command. */
function upgradeOf(command: Executed): Upgrade | null {
  if (command.program === 'do-release-upgrade') return { messageId: 'release', last: 0 }
  const call = packageCall(command)
  if (call === null || command.argv.some((word) => word !== null && DRY.has(word))) return null
  const { system, verb, at } = call
  if (system === 'apt')
    return verb === 'dist-upgrade' || verb === 'full-upgrade' ? { messageId: 'packages', last: at } : null
  if (system === 'zypper')
    return verb === 'dup' || verb === 'dist-upgrade' ? { messageId: 'release', last: at } : null
  if (system === 'rpm') return rpmUpgrade(verb, at)
  const flag = verb === 'upgrade' ? command.argv.findIndex((word) => isAvailable(word)) : -1
  return flag === -1 ? null : { messageId: 'release', last: Math.max(flag, at) }
}

function rpmUpgrade(verb: string, at: number): Upgrade | null {
  return verb === 'distro-sync' || verb === 'distrosync' || verb === 'distribution-synchronization'
    ? { messageId: 'release', last: at }
    : null
}

/** `-a`, `--available`: take what the repositories have, even where that is older. Source: apk-upgrade(8). */
function isAvailable(word: string | null): boolean {
  return word === '--available' || /^-[b-zA-Z]*a[a-zA-Z]*$/.test(word ?? '')
}

function written({ argv }: Executed, last: number): string {
  return argv
    .slice(0, last + 1)
    .map((word) => word ?? '…')
    .join(' ')
}

function imageOf({ stage }: Run, { dockerfile }: RuleInput): string {
  return chainOf(dockerfile, stage.index)[0]?.from.image.raw ?? stage.from.image.raw
}
