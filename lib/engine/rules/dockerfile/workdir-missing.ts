import type { CopyInstruction, Stage } from '../../dockerfile/model.ts'
import type { Executed } from '../../build/types.ts'
import type { ImageFacts } from '../../images/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { dependencyInstall } from '../shared/dependency-installs.ts'
import { sourceKind } from '../shared/manifests.ts'
import { targetOf } from '../shared/output.ts'
import { wordsRange } from '../shared/ranges.ts'
import { commandText } from '../shared/runs.ts'
import type { Range } from '../../source/position.ts'

export const docs: RuleDocs = {
  why: "Without a WORKDIR most images work in /, the directory that also holds bin, etc and lib. The files of the application then lie between those of the system: a folder called lib or etc is merged into the system's own, nobody can tell later what belongs to the application, and handing its directory to another user would mean handing over everything. One line, WORKDIR /app, gives it a place and makes every relative path after it mean that place.",
  bad: 'FROM debian:13-slim\nCOPY . /\nCMD ["/start.sh"]\n',
  good: 'FROM debian:13-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.docker.com/build/building/best-practices/#workdir',
  ],
  equivalents: {},
}

/**
 * Speaks only where the working directory is surely /: the base image is known, and so is everything set since. A relative
 * destination without a WORKDIR belongs to copy-relative-no-workdir, wherever it leads.
 */
export default defineRule({
  meta: {
    name: 'workdir-missing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    on: { instructions: ['RUN', 'COPY', 'ADD'] },
    title: 'Give the application a directory of its own with WORKDIR',
    messages: {
      copied:
        '{{sources}} is copied into /, between the directories of {{base}}; WORKDIR /app gives it a place of its own.',
      install: '{{command}} runs in /, because no WORKDIR is set, and leaves the application there.',
    },
  },
  *check(input) {
    const found = inRoot(input)
    if (found === null) return
    const { messageId, range, data, confidence } = found
    yield { messageId, range, data, confidence }
  },
})

type Found = {
  readonly messageId: 'copied' | 'install'
  readonly range: Range
  readonly data: Readonly<Record<string, string>>
  readonly confidence: 'certain' | 'likely'
}

/** The first thing of the final image that makes / the application's directory: one cause, one report. */
function inRoot({ dockerfile, build }: RuleInput): Found | null {
  const target = targetOf(dockerfile)
  const base = build.image?.base
  if (!target || !base?.facts || hasNoSystem(base.facts)) return null
  const chain = chainOf(dockerfile, target.index)
  if (chain.some(isSettled) || !/^\/?$/.test(base.facts.config.workdir)) return null
  const steps = chain.flatMap(({ index }) => build.stages[index]?.steps ?? [])
  for (const { instruction, commands } of steps) {
    const isCopy = instruction.keyword === 'COPY' || instruction.keyword === 'ADD'
    const found = isCopy ? copiedToRoot(instruction, base.name) : installedInRoot(commands)
    if (found) return found
  }
  return null
}

function hasNoSystem({ family }: ImageFacts): boolean {
  return family === 'scratch' || family === 'distroless'
}

/** Whoever writes WORKDIR /, or sets it later, has thought of it; of relative destinations another rule speaks. */
function isSettled({ instructions, triggers }: Stage): boolean {
  return [...triggers, ...instructions].some(
    (each) =>
      each.keyword === 'WORKDIR' ||
      ((each.keyword === 'COPY' || each.keyword === 'ADD') &&
        each.destination?.text?.startsWith('/') === false),
  )
}

/** Node installs a project where it stands; other tools install for the whole system. */
function installedInRoot(commands: readonly Executed[]): Found | null {
  for (const command of commands) {
    const install = command.cwd === '/' && command.certain ? dependencyInstall(command) : null
    if (install?.ecosystem !== 'node' || install.named) continue
    const data = { command: commandText(command) }
    return { messageId: 'install', range: wordsRange(command, 1), data, confidence: 'certain' }
  }
  return null
}

function copiedToRoot(copy: CopyInstruction, base: string): Found | null {
  const { destination, sources, from } = copy
  const text = destination?.text ?? null
  if (destination === null || text === null || !/^\/(?:\.?\/)*\.?$/.test(text)) return null
  // What comes out of another stage or image is mostly a program; its whole file system is copy-entire-root-from-stage.
  if (from !== null) return null
  const names = sources.map(({ text: source, raw }) => source ?? raw)
  if (names.every(belongsInRoot)) return null
  return {
    messageId: 'copied',
    range: destination.range,
    data: { sources: names.join(' '), base },
    confidence: names.some((name) => /[*?[]/.test(name)) ? 'likely' : 'certain',
  }
}

/** Directories whose content is laid out like the file system of an image. */
const OVERLAY = /(?:^|\/)(?:root-?fs|rootfs?|overlay|fs|files|rel|etc|usr|opt|s6[\w-]*)(?:\/[\w.*-]*)?\/?$/i

/** A program, a start script and a tree laid out like the file system have their place in /; sources have not. */
function belongsInRoot(name: string): boolean {
  const kind = sourceKind(name)
  return OVERLAY.test(name) || (kind !== 'everything' && kind !== 'code' && kind !== 'manifest')
}
