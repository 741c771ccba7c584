import type { StageInstruction } from '../../dockerfile/model.ts'
import type { Flag } from '../../dockerfile/syntax.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { removeLines } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'Images of Windows are built by other means than those of Linux, and some instructions have no meaning there. RUN --mount needs BuildKit, which is an experiment on Windows; the builder that Docker uses there by itself refuses it. --chown and --chmod are for Linux containers only, as owners and modes are those of POSIX, and a container of Windows is stopped without signals, so STOPSIGNAL changes nothing.',
  bad: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nCOPY --chown=ContainerUser scale.exe C:/scale/\nCMD ["C:\\\\scale\\\\scale.exe"]\n',
  good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nCOPY scale.exe C:/scale/\nCMD ["C:\\\\scale\\\\scale.exe"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    'https://docs.docker.com/build/buildkit/#buildkit-on-windows',
    'https://learn.microsoft.com/en-us/virtualization/windowscontainers/manage-docker/manage-windows-dockerfile',
  ],
  equivalents: { tally: ['windows/no-run-mounts', 'windows/no-chown-flag', 'windows/no-stopsignal'] },
}

/** Rules about shells and signals are silent in stages of Windows; this is what has to be said there. */
export default defineRule({
  meta: {
    name: 'windows-unsupported-features',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['STOPSIGNAL'], flags: ['mount', 'chown', 'chmod'] },
    title: 'Leave out what containers of Windows do not have',
    messages: {
      mount:
        'RUN --mount needs BuildKit, and the builder that Docker uses for Windows by itself is another one: there the build ends here.',
      owner: '{{flag}} is for Linux containers: on Windows it has no effect.',
      signal: 'A container of Windows is stopped without a signal, so STOPSIGNAL has no effect.',
    },
  },
  *check({ dockerfile, stages }) {
    for (const { used, from, instructions } of stages) {
      const platform = from.platform?.text ?? ''
      for (const instruction of used ? instructions : []) {
        if (!isWindows(instruction, platform)) continue
        for (const { messageId, range, flag } of faultsOf(instruction)) {
          const severity = messageId === 'signal' ? 'info' : 'warning'
          const fix =
            flag === null ? { fix: withoutLine(dockerfile.source, range) } : withoutFlag(flag, instruction)
          yield {
            messageId,
            range,
            data: { flag: `--${flag?.name ?? ''}` },
            severity,
            confidence: messageId === 'mount' ? 'likely' : 'certain',
            ...(messageId === 'mount' ? {} : fix),
          }
        }
      }
    }
  },
})

/** By the image or the platform; a shell of Windows that SHELL sets may be that of PowerShell on Linux. */
function isWindows({ before: { shell } }: StageInstruction, platform: string): boolean {
  return (
    /^windows(?:\/|$)/.test(platform) || shell.language === 'cmd' || /^[a-z]:\\/i.test(shell.argv[0] ?? '')
  )
}

type Fault = {
  readonly messageId: 'mount' | 'owner' | 'signal'
  readonly range: Range
  readonly flag: Flag | null
}

function faultsOf(instruction: StageInstruction): readonly Fault[] {
  switch (instruction.keyword) {
    case 'RUN':
      return instruction.mounts
        .slice(0, 1)
        .map(({ flag }) => ({ messageId: 'mount', range: flag.range, flag }))
    case 'COPY':
    case 'ADD':
      return instruction.node.flags
        .filter(({ name }) => name === 'chown' || name === 'chmod')
        .map((flag) => ({ messageId: 'owner', range: flag.range, flag }))
    case 'STOPSIGNAL':
      return [{ messageId: 'signal', range: instruction.range, flag: null }]
    default:
      return []
  }
}

function withoutLine(source: string, range: Range): Fix {
  return { title: 'Delete it', safety: 'safe', edits: [removeLines(source, range)] }
}

/** With the blanks behind it. */
function withoutFlag(flag: Flag, { node }: StageInstruction): { fix?: Fix } {
  const next = [...node.flags, ...node.args].find(({ range }) => range.start.offset >= flag.range.end.offset)
  if (!next || next.range.start.line !== flag.range.end.line) return {}
  const range = { start: flag.range.start, end: next.range.start }
  return { fix: { title: `Delete --${flag.name}`, safety: 'safe', edits: [{ range, newText: '' }] } }
}
