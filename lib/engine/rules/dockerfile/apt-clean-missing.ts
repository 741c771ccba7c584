import type { Executed } from '../../build/types.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { appended, mountOver, removesAll } from '../shared/caches.ts'
import { mayRemove } from '../shared/apt-lists.ts'
import { packageCall, programsOf } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText, shippedRuns, type Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'The official images of Debian and Ubuntu bring /etc/apt/apt.conf.d/docker-clean, which deletes every package file once it is unpacked; that is why apt-get clean is not needed there. For a cache mount that file has to go, since the mount is there to keep the packages. But it is gone for every later step as well: an install without the mount then leaves all its packages in /var/cache/apt/archives, in the layer.',
  bad: 'FROM debian:13-slim\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\n',
  good: 'FROM debian:13-slim\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    --mount=type=cache,target=/var/lib/apt,sharing=locked \\\n    apt-get update && apt-get install -y --no-install-recommends nginx\n',
  sources: [
    'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    'https://docs.docker.com/build/building/best-practices/#apt-get',
  ],
  equivalents: { semgrep: ['remove-package-cache'], dockle: ['DKL-DI-0005'] },
}

/** Only where the file itself switches the cleaning off: every other base does it alone. The lists are apt-lists-not-removed's. */
export default defineRule({
  meta: {
    name: 'apt-clean-missing',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    on: { programs: programsOf('apt') },
    title: 'Empty the archive of apt where nothing else does',
    messages: {
      kept: 'Since docker-clean is deleted in line {{line}}, {{command}} leaves every package file in /var/cache/apt/archives, in the layer: mount a cache there, or end with apt-get clean.',
    },
  },
  *check(input) {
    if (!input.dockerfile.source.includes('docker-clean')) return
    let gone: Run | null = null
    for (const run of shippedRuns(input)) {
      if (run.commands.some(removesHook)) gone ??= run
      if (gone === null) continue
      const last = run.commands.findLastIndex(installs)
      const install = run.commands[last]
      if (!install || mountOver(run, '/var/cache/apt/archives') || mountOver(run, '/var/cache/apt')) continue
      const after = run.commands.slice(last + 1)
      if (after.some((each) => cleans(each) || mayRemove(each))) continue
      const verb = packageCall(install)!.at
      yield {
        messageId: 'kept',
        range: wordsRange(install, verb),
        data: { line: gone.run.range.start.line, command: commandText(install, verb + 1) },
        confidence: 'likely',
        ...appended(input.dockerfile, run, 'apt-get clean', 'Run apt-get clean at the end'),
      }
    }
  },
})

function removesHook({ program, argv }: Executed): boolean {
  return program === 'rm' && argv.some((word) => word !== null && baseName(word) === 'docker-clean')
}

function installs(command: Executed): boolean {
  const call = packageCall(command)
  return call?.system === 'apt' && call.action === 'install' && !command.argv.includes('--print-uris')
}

function cleans(command: Executed): boolean {
  const call = packageCall(command)
  return (
    (call?.system === 'apt' && /^(?:auto|dist-?)?clean$/.test(call.verb)) ||
    removesAll(command, '/var/cache/apt/archives')
  )
}
