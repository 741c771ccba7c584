import type { Executed } from '../../build/types.ts'
import type { RunInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Confidence, type RuleDocs } from '../rule.ts'
import { sureOf, wordRange } from '../shared/command-words.ts'
import { allRuns } from '../shared/onbuild.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A RUN works on files: it starts a fresh process tree, nobody sits at a keyboard, and when it ends only the files are kept. Services that it started, mounts and processes are gone in the next instruction, an editor waits for keys that nobody presses, and a list of processes shows the build and nothing of the later container. Such a command is mostly left over from trying things out, or was meant for the start of the container.',
  bad: 'FROM debian:13-slim\nRUN service nginx start\nCMD ["tail", "-f", "/dev/null"]\n',
  good: 'FROM nginx:1.30\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#run',
    'https://docs.docker.com/build/building/best-practices/#cmd',
  ],
  equivalents: {
    hadolint: ['DL3001'],
    kics: ['Run Utilities And POSIX Commands'],
    semgrep: ['nonsensical-command'],
  },
}

type Kind = 'interactive' | 'service' | 'power' | 'processes' | 'network' | 'mount' | 'remote'

const PROGRAMS: Readonly<Record<Kind, string>> = {
  interactive: 'vi vim nvim nano emacs pico less more tmux screen',
  service: 'service systemctl rc-service initctl invoke-rc.d',
  power: 'shutdown reboot halt poweroff',
  processes: 'ps top htop free kill pkill killall uptime lsof vmstat iostat',
  network: 'ifconfig netstat ss iptables route',
  mount: 'mount umount',
  remote: 'ssh telnet ftp',
}

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries(PROGRAMS).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind])),
)

/** Judges the program of a command, so a package or an argument of that name is no use of it. */
export default defineRule({
  meta: {
    name: 'pointless-command',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { programs: [...KINDS.keys()] },
    title: 'Keep commands out of RUN that only make sense on a running machine',
    messages: {
      interactive: '{{program}} waits for somebody at a keyboard, and a build has nobody there.',
      service:
        '{{program}} manages services, and none lives longer than its RUN: what has to run belongs into CMD or ENTRYPOINT.',
      power: '{{program}} has no machine to stop: a build is no system that has booted.',
      processes:
        '{{program}} sees only the processes of this RUN; nothing of the later container is running yet.',
      network:
        '{{program}} shows or sets the network of the build, which is not that of the later container.',
      mount: '{{program}} needs rights that a build does not have, and a mount would be gone after this RUN.',
      remote:
        '{{program}} opens a session on another machine; a build that depends on it cannot be repeated elsewhere.',
    },
  },
  *check(input) {
    for (const run of allRuns(input)) {
      const told = new Set<string>()
      for (const [index, command] of run.commands.entries()) {
        const { program } = command
        const kind = program === null ? undefined : KINDS.get(program)
        if (program === null || kind === undefined || told.has(program)) continue
        if (hasPurpose(kind, command, run)) continue
        told.add(program)
        yield {
          messageId: kind,
          range: wordRange(command, 0),
          data: { program },
          confidence: confidenceOf(kind, command, run.commands.slice(index + 1)),
        }
      }
    }
  },
})

/** The same programs have uses that leave something behind, or that end what this RUN began. */
function hasPurpose(kind: Kind, { argv, piped, program }: Executed, { run, commands }: Run): boolean {
  const words = argv.slice(1).map((word) => word ?? '')
  if (words.some((word) => /^(?:--version|--help|-V)$/.test(word))) return true
  switch (kind) {
    case 'interactive':
      // Plugins are installed by `vim +PluginInstall +qall`; a filter has its input from a pipe or prints into one.
      return (
        piped.from ||
        piped.to ||
        words.some((word) => /^(?:\+\w|-[cesE]|--cmd|--headless|--batch|-d)/.test(word))
      )
    case 'service':
      // These write links into /etc, and a base that boots with systemd reads them.
      return words.some((word) =>
        /^(?:enable|disable|mask|unmask|preset|preset-all|set-default|add-wants|link|set-property|daemon-reload)$/.test(
          word,
        ),
      )
    case 'processes':
      return (
        /^(?:p?kill|killall)$/.test(program ?? '') &&
        (words.some((word) => word === '' || word.startsWith('%')) || startsSomething(run, commands))
      )
    case 'network':
    case 'mount':
      return run.node.flags.some(({ name, value }) => name === 'security' && value === 'insecure')
    case 'remote':
      return run.mounts.some(({ type }) => type === 'ssh' || type === 'secret')
    case 'power':
      return words.includes('-c')
  }
}

/** A server in the background, which the RUN itself stops again. */
function startsSomething({ script }: RunInstruction, commands: readonly Executed[]): boolean {
  return (
    script?.body.some(({ kind }) => kind === 'background') === true ||
    commands.some(
      ({ program }) => program !== null && (/d$|^service$|server$|ctl$/.test(program) || program === 'Xvfb'),
    )
  )
}

/** A database that is started, filled and lost as a process has left its files: then the service had its use. */
function confidenceOf(kind: Kind, command: Executed, after: readonly Executed[]): Confidence {
  if (kind === 'service' && after.length > 0) return 'possible'
  return command.failureStops ? sureOf(command) : 'likely'
}
