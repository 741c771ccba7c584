import type { Executed } from '../../build/types.ts'
import type { Range } from '../../source/position.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { defineRule, type Fix, type RuleInput, type RuleDocs } from '../rule.ts'
import { removesLists } from '../shared/apt-lists.ts'
import { lookAhead, type Ahead } from '../shared/look-ahead.ts'
import { packageCall, programsOf, runsOthers, type PackageCall, type System } from '../shared/packages.ts'
import { commandText, everyRun, type Run } from '../shared/runs.ts'
import { once } from '../shared/scopes.ts'
import { calledBy } from '../shared/script-commands.ts'
import { isAndChain } from '../shared/scripts.ts'
import { span, wordsRange } from '../shared/ranges.ts'

export const docs: RuleDocs = {
  why: 'The builder reuses a layer as long as its instruction is the same text, however old it is. An update in its own RUN is therefore done once, and a package added to the install months later is looked up in an index of that time: the versions in it have left the mirror, and the build ends with 404. In one RUN, every change of the list refreshes the index, too.',
  bad: 'FROM debian:13-slim\nRUN apt-get update\nRUN apt-get install -y --no-install-recommends curl\n',
  good: 'FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl \\\n && rm -rf /var/lib/apt/lists/*\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://docs.docker.com/build/cache/invalidation/',
  ],
  equivalents: {
    trivy: ['DS-0017'],
    checkov: ['CKV_DOCKER_5'],
    kics: ['Update Instruction Alone'],
    dockle: ['CIS-DI-0007'],
    docker_bench: ['4.7'],
    dockerfilelint: ['apt-get-update_require_install'],
  },
}

/** A package index in a layer of its own is cached for months, and the install after it asks for packages that are gone. */
export default defineRule({
  meta: {
    name: 'update-without-install',
    severity: 'warning',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { programs: [...programsOf(), 'pacman'] },
    title: 'Join update and install in one RUN',
    messages: {
      stale:
        '{{command}} has a layer of its own; the cache keeps its old package index for the install in line {{line}}, which then asks for packages that are gone.',
      after:
        '{{command}} runs after the install of this RUN, so that install still works with the older package index.',
      useless: 'Nothing installs packages after {{command}}: the package index only makes the image bigger.',
      again:
        'The install in line {{line}} comes with an update of its own, so the package index of {{command}} only makes the image bigger.',
    },
  },
  *check(input) {
    const runs = everyRun(input)
    const nextOf = once(() =>
      Object.fromEntries(
        SYSTEMS.map((system) => [system, lookAhead(input.dockerfile, runs, installOf(system))]),
      ),
    )
    // What a build argument may switch on is not executed here.
    const nextWritten = once(() =>
      Object.fromEntries(
        SYSTEMS.map((system) => [system, lookAhead(input.dockerfile, runs, writtenInstall(system))]),
      ),
    )
    const nextUnknown = lookAhead(input.dockerfile, runs, ({ commands }) => commands.find(runsOthers))
    for (const run of runs) {
      const refresh = lonelyRefresh(run)
      if (refresh === null) continue
      const { command, call, installedBefore } = refresh
      const later = nextOf()[call.system]?.(run.stage.index, run.run.index) ?? null
      const written =
        later === null ? (nextWritten()[call.system]?.(run.stage.index, run.run.index) ?? null) : null
      const known = later !== null || nextUnknown(run.stage.index, run.run.index) === null
      const messageId = installedBefore ? 'after' : variant(later ?? written, call.system)
      // With -u it brings newer packages, too.
      if (call.system === 'pacman' && messageId !== 'stale') continue
      yield {
        messageId,
        range: wordsRange(command, call.at),
        data: {
          command: commandText(command, call.at + 1),
          line: (later ?? written)?.value.range.start.line ?? 0,
        },
        confidence: command.certain && known && written === null ? 'certain' : 'likely',
        ...(messageId === 'stale' && later !== null ? fixOf(input, run) : {}),
      }
    }
  },
})

const SYSTEMS: readonly Manager[] = ['apt', 'apk', 'rpm', 'zypper', 'pacman']

type Manager = System | 'pacman'
type Call = Omit<PackageCall, 'system'> & { readonly system: Manager }

/** `pacman -Syu` brings the index, `-S name` goes by the one that is there. Source: pacman(8). */
function callOf(command: Pick<Executed, 'program' | 'argv'>): Call | null {
  const { program, argv } = command
  if (program !== 'pacman') return packageCall(command)
  const at = argv.findIndex((word) => /^-S[a-z]*$/.test(word ?? ''))
  const verb = argv[at]
  if (verb == null) return null
  const names = argv.slice(at + 1).some((word) => word === null || !word.startsWith('-'))
  const brings = verb.includes('y')
  return {
    system: 'pacman',
    action: names ? (brings ? 'other' : 'install') : brings ? 'refresh' : 'other',
    verb,
    at,
  }
}

function isInstall(call: Call | null | undefined, system: Manager): boolean {
  return call?.action === 'install' && call.system === system
}

function installOf(system: Manager): (run: Run) => Executed | undefined {
  return ({ commands }) => commands.find((command) => isInstall(callOf(command), system))
}

type Install = Ahead<{ readonly range: Range }>

function variant(install: Install | null, system: Manager): 'useless' | 'again' | 'stale' {
  if (install === null) return 'useless'
  const calls = install.run.commands.map(callOf).filter((call) => call?.system === system)
  const refreshed = calls.findIndex((call) => call?.action === 'refresh')
  const installed = calls.findIndex((call) => call?.action === 'install')
  return refreshed !== -1 && refreshed < installed ? 'again' : 'stale'
}

/** An install that stands in the script of a RUN, whether it is executed or not. */
function writtenInstall(system: Manager): (run: Run) => { readonly range: Range } | undefined {
  return ({ run: { script } }) =>
    (script === null ? [] : walkCommands(script))
      .map(({ command }) => command)
      .find((command) => {
        const { argv } = calledBy(command)
        return isInstall(callOf({ program: baseName(argv[0]), argv }), system)
      })
}

type Refresh = { readonly command: Executed; readonly call: Call; readonly installedBefore: boolean }

/** The last refresh of a RUN that no install follows in it, nor a command that may install. */
function lonelyRefresh({ commands }: Run): Refresh | null {
  if (!commands.some((command) => callOf(command)?.action === 'refresh')) return null
  const calls = commands.map(callOf)
  const at = calls.findLastIndex((call) => call?.action === 'refresh')
  const [command, call] = [commands[at], calls[at]]
  if (!command || !call) return null
  const after = commands.slice(at + 1)
  // Removed in the same RUN, the index lies in no layer: it was a test of the source, or one update too many.
  if (call.system === 'apt' && after.some(removesLists)) return null
  if (after.some((each) => isInstall(callOf(each), call.system) || (!callOf(each) && runsOthers(each))))
    return null
  const before = calls.slice(0, at)
  // Refreshed, installed, refreshed again: the install had its index, this one is for later.
  const refreshedBefore = before.some((each) => each?.action === 'refresh' && each.system === call.system)
  return {
    command,
    call,
    installedBefore: !refreshedBefore && before.some((each) => isInstall(each, call.system)),
  }
}

/** Joins the RUN with the next one where nothing stands between them and both are plain chains of commands. */
function fixOf({ dockerfile }: RuleInput, { run, stage }: Run): { fix?: Fix } {
  const next = stage.instructions[run.index + 1]
  if (next?.keyword !== 'RUN' || !isAndChain(run) || !isAndChain(next)) return {}
  if (run.node.flags.length > 0 || next.node.flags.length > 0) return {}
  const gap = dockerfile.source.slice(run.range.end.offset, next.range.start.offset)
  const body = next.node.args[0]
  if (gap.trim() !== '' || !body) return {}
  const range = { start: run.range.end, end: span(body.range, body.range).start }
  const edits = [{ range, newText: ` ${dockerfile.escape}\n && ` }]
  return { fix: { title: 'Join this RUN with the next one', safety: 'safe', edits } }
}
