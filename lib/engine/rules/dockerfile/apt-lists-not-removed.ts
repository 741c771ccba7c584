import type { Executed } from '../../build/types.ts'
import { cleanPath, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type Confidence, type Fix, type RuleInput } from '../rule.ts'
import { shippedStages, withChildren } from '../shared/output.ts'
import { packageCall, runsOthers, subcommandAt } from '../shared/packages.ts'
import { at, wordsRange } from '../shared/ranges.ts'
import { commandText, runsOf, type Run } from '../shared/runs.ts'
import { isAndChain } from '../shared/scripts.ts'

/** apt keeps about 20 MB of package lists that only the next install needs. */
export default defineRule({
  meta: {
    name: 'apt-lists-not-removed',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    title: 'Remove the apt lists in the RUN that fetched them',
    messages: {
      kept: '{{command}} leaves the package lists in /var/lib/apt/lists, and nothing in this RUN removes them.',
      clean:
        'apt-get clean removes the downloaded packages; the lists that {{command}} fetched stay in /var/lib/apt/lists.',
      early: 'The lists are removed before {{command}} fetches them anew.',
      later:
        'The lists that {{command}} fetched are removed in line {{line}}, in another layer: this layer still holds them.',
    },
    docs: {
      why: 'An update downloads the lists of all packages of the distribution, 20 to 50 MB. Only apt reads them, and the next update fetches them again. A layer never gets smaller afterwards, so they have to go in the RUN that brought them; or they never enter the layer because /var/lib/apt is a cache mount.',
      bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\n',
      good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
      sources: [
        'https://docs.docker.com/build/building/best-practices/#apt-get',
        'https://docs.docker.com/reference/dockerfile/#run---mounttypecache',
      ],
    },
    equivalents: {
      hadolint: ['DL3009'],
      kics: ['Apt Get Install Lists Were Not Deleted'],
      semgrep: ['remove-package-lists'],
      dockerfilelint: ['apt-get_missing_rm'],
      dockle: ['DKL-DI-0005'],
    },
  },
  *check(input) {
    const shipped = shippedStages(input.dockerfile)
    for (const run of runsOf(
      input.build,
      input.stages.filter(({ index }) => shipped.has(index)),
    )) {
      const last = run.commands.findLastIndex(isUpdate)
      const update = run.commands[last]
      if (!update || isMounted(run)) continue
      const after = run.commands.slice(last + 1)
      if (after.some(removesLists)) continue
      const { messageId, line } = variant(input, run, last)
      const confidence: Confidence = !update.certain || after.some(mayRemove) ? 'likely' : 'certain'
      const verb = packageCall(update)?.at ?? 1
      const data = { command: commandText(update, verb + 1), line }
      yield { messageId, range: wordsRange(update, verb), data, confidence, ...fixOf(input, run) }
    }
  },
})

const LISTS = '/var/lib/apt/lists'

function isUpdate(command: Executed): boolean {
  const call = packageCall(command)
  return call?.system === 'apt' && call.action === 'refresh'
}

/** The lists go into a mount, not into the layer. */
function isMounted({ run }: Run): boolean {
  return run.mounts.some(
    ({ type, target }) =>
      (type === 'cache' || type === 'tmpfs') && target !== null && isInside(target, LISTS),
  )
}

function removesLists(command: Executed): boolean {
  const { program, cwd } = command
  const argv = withBraces(command)
  if (program === 'rm')
    return isRecursive(argv) && argv.slice(1).some((word) => word !== null && holdsLists(word, cwd))
  if (program === 'find')
    return (
      (argv.includes('-delete') || argv.includes('rm')) &&
      argv.slice(1, 3).some((word) => word !== null && holdsLists(word, cwd))
    )
  // apt 3 (Debian 13, Ubuntu 25.04 and later) removes the lists itself. Source: apt-get(8), distclean.
  return packageCall(command)?.system === 'apt' && /^dist-?clean$/.test(packageCall(command)?.verb ?? '')
}

/** Braces are not expanded in `argv`; without a variable in it the word as written tells what it is. */
function withBraces({ argv, words }: Executed): Executed['argv'] {
  return argv.map(
    (word, index) => word ?? (/[$`]/.test(words[index]?.raw ?? '$') ? null : (words[index]?.raw ?? null)),
  )
}

function isRecursive(argv: Executed['argv']): boolean {
  return (
    argv.some((word) => word !== null && (/^-[a-z]*[rR]/.test(word) || word === '--recursive')) ||
    argv.some((word) => word?.includes(`${LISTS}/*`))
  )
}

/** `/var/lib/apt/lists/*`, `lists` from within /var/lib/apt, `/var/lib/apt`, `/var/lib/{apt,dpkg}/`. */
function holdsLists(word: string, cwd: string | null): boolean {
  return expandBraces(word).some((path) => {
    const full = resolvePath(cwd, path.replace(/\/(?:\*{1,2}|\*\.\*|\*_\*)?$/, '') || '/')
    return full !== null && full !== '/' && isInside(cleanPath(full), LISTS)
  })
}

function expandBraces(word: string): readonly string[] {
  const match = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(word)
  return match ? (match[2] ?? '').split(',').map((part) => `${match[1]}${part}${match[3]}`) : [word]
}

/** A script, or rm with a word that is not known. */
function mayRemove(command: Executed): boolean {
  if (command.program === 'rm') return withBraces(command).includes(null)
  return packageCall(command) === null && runsOthers(command)
}

function variant(
  { dockerfile, build }: RuleInput,
  run: Run,
  last: number,
): { messageId: 'kept' | 'clean' | 'early' | 'later'; line: number } {
  if (run.commands.slice(0, last).some(removesLists)) return { messageId: 'early', line: 0 }
  const runs = runsOf(build, withChildren(dockerfile, run.stage.index))
  const later = runs.filter(({ stage, at: step }) => stage.index !== run.stage.index || step > run.at)
  const removal = later.flatMap(({ commands }) => commands).find(removesLists)
  if (removal) return { messageId: 'later', line: removal.range.start.line }
  const cleans = run.commands.some(
    ({ program, argv }) =>
      program !== null && /^apt(?:-get)?$/.test(program) && argv[subcommandAt(argv, ['-o'])] === 'clean',
  )
  return { messageId: cleans ? 'clean' : 'kept', line: 0 }
}

function fixOf({ dockerfile }: RuleInput, { run }: Run): { fix?: Fix } {
  if (!isAndChain(run)) return {}
  const glue = run.range.start.line === run.range.end.line ? ' && ' : ` ${dockerfile.escape}\n && `
  const edits = [{ range: at(run.range.end), newText: `${glue}rm -rf ${LISTS}/*` }]
  return { fix: { title: 'Remove the lists at the end of this RUN', safety: 'safe', edits } }
}
