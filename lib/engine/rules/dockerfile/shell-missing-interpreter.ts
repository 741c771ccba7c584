import { programIn } from '../../build/programs.ts'
import type { Image } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import type { CommandInstruction, RunInstruction, StageInstruction } from '../../dockerfile/model.ts'
import { baseName, resolvePath } from '../../dockerfile/paths.ts'
import type { Problem } from '../../source/problem.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput, type Severity } from '../rule.ts'
import { instructionAt } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'Alpine and BusyBox bring ash, which is started as sh; bash is a package there, and images such as distroless have no shell at all. A SHELL instruction or a RUN that names bash ends the build until bash is installed. A script whose first line names /bin/bash fails as well, and its message is misleading: the script is there, what is not found is the program in its first line.',
  bad: 'FROM alpine:3.23\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN wget -qO- https://example.com/atlas.txt | sort > /srv/atlas.txt\n',
  good: 'FROM alpine:3.23\nSHELL ["/bin/ash", "-o", "pipefail", "-c"]\nRUN wget -qO- https://example.com/atlas.txt | sort > /srv/atlas.txt\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell',
    'https://wiki.alpinelinux.org/wiki/Shell_management',
  ],
  equivalents: {},
}

/** Images from scratch are shell-run-in-scratch's, commands in shell form without any shell shell-form-without-shell's. */
export default defineRule({
  meta: {
    name: 'shell-missing-interpreter',
    severity: 'error',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'], problems: ['command-not-found'] },
    title: 'Use a shell that the image has',
    tells: ['command-not-found'],
    messages: {
      shell:
        'SHELL in line {{line}} names {{shell}}, which {{image}} does not have{{instead}}: the build ends at this RUN.',
      command: '{{shell}} is started here, which {{image}} does not have{{instead}}.',
      later: '{{shell}} is started here, and it is installed only in line {{line}}.',
      script:
        'The first line of {{path}} names {{shell}}, which the image does not have{{instead}}; the error will say that {{path}} was not found.',
    },
  },
  *check(input) {
    const { dockerfile, build } = input
    for (const problem of build.problems) {
      const shell = problem.code === 'command-not-found' ? problem.subject : undefined
      if (shell === undefined || !SHELLS.has(baseName(shell))) continue
      const instruction = instructionOf(problem, input)
      if (instruction?.keyword !== 'RUN' || isFromScratch(instruction.stage, input)) continue
      yield { ...variant(shell, instruction, input), range: problem.range, severity: problem.severity }
    }
    const found = build.image ? startScript(build.image) : null
    if (found && !isFromScratch(dockerfile.target, input)) {
      const { range, path, shell } = found
      const severity: Severity = 'warning'
      yield {
        messageId: 'script',
        range,
        data: { path, shell, instead: insteadOf(input.dockerfile.target, input) },
        severity,
      }
    }
  },
})

const SHELLS: ReadonlySet<string> = new Set([
  'bash',
  'zsh',
  'ksh',
  'mksh',
  'fish',
  'dash',
  'ash',
  'sh',
  'rbash',
  'pwsh',
])

function instructionOf({ range }: Problem, { dockerfile }: RuleInput): StageInstruction | undefined {
  const node = dockerfile.instructions[instructionAt(dockerfile, range.start.offset)]
  return dockerfile.stages.flatMap(({ instructions }) => instructions).find((each) => each.node === node)
}

function isFromScratch(stage: number, { dockerfile }: RuleInput): boolean {
  return chainOf(dockerfile, stage)[0]?.base.kind === 'scratch'
}

type Variant = {
  readonly messageId: 'shell' | 'command' | 'later'
  readonly data: Readonly<Record<string, string | number>>
}

function variant(shell: string, run: RunInstruction, input: RuleInput): Variant {
  const image = chainOf(input.dockerfile, run.stage)[0]?.from.image.raw ?? ''
  const data = { shell, image, instead: insteadOf(run.stage, input), line: 0 }
  const later = installedLater(shell, run, input)
  if (later !== null) return { messageId: 'later', data: { ...data, line: later } }
  const { setBy, argv } = run.before.shell
  if (run.argv === null && setBy && argv[0] === shell)
    return { messageId: 'shell', data: { ...data, line: setBy.range.start.line } }
  return { messageId: 'command', data }
}

/** The line of a later step of the stage that installs a package of that name. */
function installedLater(shell: string, run: RunInstruction, { build }: RuleInput): number | null {
  for (const { instruction, installs } of build.stages[run.stage]?.steps ?? []) {
    const names = installs.flatMap(({ packages }) => packages?.map(({ name }) => name) ?? [])
    if (names.includes(baseName(shell)) && 'index' in instruction && instruction.index >= run.index)
      return instruction.range.start.line
  }
  return null
}

/** What the image has in its place, for the message. */
function insteadOf(stage: number, { build }: RuleInput): string {
  const shell = build.stages[stage]?.image.base?.facts?.shell
  if (shell === 'busybox') return ', but /bin/ash and /bin/sh exist'
  return shell === 'none' ? ', nor any other shell' : ''
}

type StartScript = { readonly range: Range; readonly path: string; readonly shell: string }

/** The script that the container starts, when its first line names a shell that is not there. */
function startScript(image: Image): StartScript | null {
  const { argv, instruction } = image.process
  const [word] = argv
  if (word == null || !word.includes('/') || !instruction?.argv) return null
  const path = resolvePath(image.workdir, word)
  const content = path === null ? null : (image.files.entries.get(path)?.content ?? null)
  const shell = content === null ? null : interpreterOf(content)
  if (path === null || shell === null || !SHELLS.has(baseName(shell)) || programIn(image, shell) !== 'no')
    return null
  return { range: wordOf(instruction), path, shell }
}

function wordOf({ argv, range }: CommandInstruction): Range {
  return argv?.[0]?.range ?? range
}

/** `#!/usr/bin/env bash` → `bash`, `#!/bin/bash -e` → `/bin/bash`; null without such a line. */
function interpreterOf(content: string): string | null {
  const line = /^#!\s*(\S+)(?:[ \t]+([^\s-]\S*))?/.exec(content)
  if (!line) return null
  return baseName(line[1]!) === 'env' ? (line[2] ?? null) : line[1]!
}
