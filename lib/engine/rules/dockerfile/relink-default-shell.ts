import type { Executed } from '../../build/types.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { operandsOf, sureOf } from '../shared/command-words.ts'
import { runsCalling } from '../shared/onbuild.ts'
import type { Run } from '../shared/runs.ts'
import { isAndChain } from '../shared/scripts.ts'

export const docs: RuleDocs = {
  why: '/bin/sh belongs to the distribution: its own scripts, those of packages and every program that calls the shell rely on what it is. Linked to bash it is slower and reads some scripts differently, an update of dash or of bash may put the old link back, and whoever builds on the image does not know. What mostly is meant is that RUN lines are to be read by bash, and that is what the SHELL instruction is for.',
  bad: 'FROM debian:13-slim\nRUN ln -sf /bin/bash /bin/sh\nRUN source /etc/profile\n',
  good: 'FROM debian:13-slim\nSHELL ["/bin/bash", "-c"]\nRUN source /etc/profile\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#shell', 'https://wiki.debian.org/Shell'],
  equivalents: {
    hadolint: ['DL4005'],
    kics: ['Changing Default Shell Using RUN Command', 'Changing Default Shell Using SHELL Command'],
    semgrep: ['use-shell-instruction'],
  },
}

const CHANGERS = ['ln', 'cp', 'mv', 'install', 'dpkg-reconfigure', 'update-alternatives']

/** Looks at what a command writes to, wherever it stands in a RUN. */
export default defineRule({
  meta: {
    name: 'relink-default-shell',
    severity: 'warning',
    category: 'maintainability',
    files: 'dockerfile',
    on: { programs: CHANGERS },
    title: 'Set the shell of RUN with the SHELL instruction',
    messages: {
      replaced:
        '{{command}} puts {{shell}} in the place of {{path}}, for every program of the image; SHELL changes the shell of RUN, CMD and ENTRYPOINT alone.',
      reconfigured:
        '{{command}} changes what /bin/sh is for every program of the image; SHELL changes the shell of RUN, CMD and ENTRYPOINT alone.',
    },
  },
  *check(input) {
    for (const run of runsCalling(input, CHANGERS)) {
      const command = run.commands.find((each) => changeOf(each) !== null)
      const change = command ? changeOf(command) : null
      if (!command || change === null) continue
      const { messageId, path, shell } = change
      const data = {
        command: command.program ?? '',
        path,
        shell: shell === null ? 'another shell' : baseName(shell),
      }
      yield {
        messageId,
        range: command.range,
        data,
        confidence: sureOf(command),
        ...fixOf(shell, command, run, input),
      }
    }
  },
})

type Change = {
  readonly messageId: 'replaced' | 'reconfigured'
  readonly path: string
  /** What takes its place, as written; null when that is not known. */
  readonly shell: string | null
}

const SHELL_PATHS: readonly string[] = ['/bin/sh', '/usr/bin/sh']

/** What may bring another shell, for the cases of `changeOf`. */

function changeOf({ program, argv, cwd }: Executed): Change | null {
  const words = operandsOf(argv).map(({ text }) => text)
  switch (program) {
    case 'ln':
    case 'cp':
    case 'mv':
    case 'install': {
      const [source = null, target = null] = words.slice(-2)
      const path = words.length < 2 ? null : resolvePath(cwd, target)
      if (path === null || !SHELL_PATHS.includes(path)) return null
      // BusyBox links its own names, and a shell that is set aside and put back is no other one.
      return isShell(source) ? { messageId: 'replaced', path, shell: source } : null
    }
    case 'dpkg-reconfigure':
      return words.includes('dash')
        ? { messageId: 'reconfigured', path: '/bin/sh', shell: '/bin/bash' }
        : null
    case 'update-alternatives':
      return words.some((word) => word !== null && SHELL_PATHS.includes(word)) &&
        argv.some((word) => word === '--set' || word === '--install')
        ? { messageId: 'reconfigured', path: '/bin/sh', shell: null }
        : null
    default:
      return null
  }
}

/** Unknown counts: whatever it is, it takes the place of the shell. */
function isShell(source: string | null): boolean {
  return source === null || !/^(?:busybox|sh|dash|sh\.distrib|toybox)$/.test(baseName(source))
}

/** Takes the command out of the end of a chain, or the RUN with it, and sets the shell instead. */
function fixOf(
  shell: string | null,
  command: Executed,
  { run, commands, stage }: Run,
  { dockerfile }: RuleInput,
): { fix?: Fix } {
  if (shell === null || !isAndChain(run) || commands.at(-1) !== command || run.node.flags.length > 0)
    return {}
  // Behind ONBUILD a second instruction would need an ONBUILD of its own.
  if (stage.instructions[run.index]?.keyword !== 'RUN') return {}
  const body = run.script?.body[0]
  const [previous, own] = body?.kind === 'and-or' ? body.items.slice(-2) : [undefined, body]
  if (own?.kind !== 'command' || own.range.end.offset !== run.range.end.offset) return {}
  if (!slice(dockerfile.source, own.range).startsWith(command.words[0]?.raw ?? ' ')) return {}
  const path = shell.includes('/') ? shell : `/bin/${shell}`
  if (!/^[\w./-]+$/.test(path)) return {}
  const text = `SHELL ["${path}", "-c"]`
  const removed = commands.slice(0, -1).filter(removesShell)
  // Without the link, an rm before it would leave the image without a shell: only where it is all the rest, it goes, too.
  if (removed.length > 0 && removed.length < commands.length - 1) return {}
  const rest = removed.length > 0 ? undefined : previous
  const range = { start: rest?.range.end ?? run.range.start, end: run.range.end }
  const edits = [{ range, newText: rest ? `\n${text}` : text }]
  return { fix: { title: `Use ${text}`, safety: 'behaviour', edits } }
}

function removesShell({ program, argv, cwd }: Executed): boolean {
  if (program !== 'rm' && program !== 'mv' && program !== 'unlink') return false
  return operandsOf(argv).some(({ text }) => SHELL_PATHS.includes(resolvePath(cwd, text) ?? ''))
}
