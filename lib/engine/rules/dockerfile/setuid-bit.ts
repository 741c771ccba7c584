import { applyMode } from '../../build/modes.ts'
import { defineRule, type Report, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { GIVES_MODES, givenModes, type GivenMode } from '../shared/permission-modes.ts'

export const docs: RuleDocs = {
  why: 'A program with the setuid bit runs as the owner of its file, mostly root, whoever starts it. One flaw in it turns every account of the container into root, which undoes what USER is for. Where a program needs one special right, such as opening a port below 1024, a capability on the file or at the start of the container gives that right alone. On a directory the setgid bit is another thing, it only hands its group on to new files.',
  bad: 'FROM debian:13-slim\nCOPY tides /usr/local/bin/tides\nRUN chmod 4755 /usr/local/bin/tides\nUSER 10001\nCMD ["tides"]\n',
  good: 'FROM debian:13-slim\nCOPY --chmod=755 tides /usr/local/bin/tides\nUSER 10001\nCMD ["tides"]\n',
  sources: [
    'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
  ],
  equivalents: { docker_bench: ['4.8'], dockle: ['CIS-DI-0008'] },
}

type MessageId = 'setuid' | 'setgid' | 'directory'

/** Of the final image, and of what it copies out of other stages. Write access for everybody is world-writable's matter. */
export default defineRule({
  meta: {
    name: 'setuid-bit',
    severity: 'warning',
    category: 'security',
    files: 'dockerfile',
    on: GIVES_MODES,
    title: 'Leave programs without setuid and setgid bits',
    messages: {
      setuid: 'Mode {{mode}} sets the setuid bit: whoever starts {{path}} runs it as the owner of the file.',
      setgid: 'Mode {{mode}} sets the setgid bit: whoever starts {{path}} gets the group of the file.',
      directory:
        'Mode {{mode}} sets the setgid bit of the directory {{path}}; new files in it get its group, which may be what is wanted.',
    },
  },
  check: (input) => distinct(reports(input)),
})

function* reports(input: RuleInput): Iterable<Report<MessageId>> {
  for (const given of givenModes(input)) {
    const bits = given.by === 'umask' ? 0 : bitsOf(given.mode)
    if (bits === 0) continue
    const directory = (bits & SETUID) === 0 && isDirectory(input, given)
    const messageId = (bits & SETUID) !== 0 ? 'setuid' : directory ? 'directory' : 'setgid'
    yield {
      messageId,
      range: given.range,
      data: { mode: given.mode, path: given.paths.slice(0, 3).join(', ') },
      confidence: given.certain && messageId === 'setuid' ? 'certain' : 'likely',
      ...(directory && { severity: 'info' as const }),
    }
  }
}

const SETUID = 0o4000
const SETGID = 0o2000

function bitsOf(mode: string): number {
  if (!/^[0-7]+$/.test(mode) && !mode.includes('s')) return 0
  return (applyMode(mode, 0o644, false) ?? 0) & (SETUID | SETGID)
}

function isDirectory({ build }: RuleInput, { paths, by }: GivenMode): boolean {
  if (by === 'mkdir') return true
  return paths.some(
    (path) => path.endsWith('/') || build.image?.files.entries.get(path)?.kind === 'directory',
  )
}
