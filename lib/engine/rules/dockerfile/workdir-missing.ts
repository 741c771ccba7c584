import type { CopyInstruction, Stage } from '../../dockerfile/model.ts'
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
  bad: 'FROM debian:13-slim\nCOPY . .\nCMD ["./start.sh"]\n',
  good: 'FROM debian:13-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.docker.com/build/building/best-practices/#workdir',
  ],
  equivalents: {},
}

/**
 * Speaks only where the working directory is surely /: the base image is known, and so is everything set since. What a
 * relative destination means on another base is the matter of copy-relative-no-workdir.
 */
export default defineRule({
  meta: {
    name: 'workdir-missing',
    severity: 'info',
    category: 'maintainability',
    files: 'dockerfile',
    title: 'Give the application a directory of its own',
    messages: {
      relative:
        'No WORKDIR is set, so {{destination}} is relative to /: {{sources}} ends up between the directories of {{base}}.',
      root: '{{sources}} is copied into /, between the directories of {{base}}; WORKDIR /app gives it a place of its own.',
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
  readonly messageId: 'relative' | 'root' | 'install'
  readonly range: Range
  readonly data: Readonly<Record<string, string>>
  readonly confidence: 'certain' | 'likely'
}

/** The first thing of the final image that makes / the application's directory: one cause, one report. */
function inRoot({ dockerfile, build }: RuleInput): Found | null {
  const target = targetOf(dockerfile)
  const base = build.image?.base
  if (!target || !base?.facts || base.facts.family === 'scratch' || base.facts.family === 'distroless')
    return null
  const chain = chainOf(dockerfile, target.index)
  // Whoever writes WORKDIR /, or sets it later, has thought of it; only what has none at all is meant here.
  if (chain.some(hasWorkdir) || !/^\/?$/.test(base.facts.config.workdir)) return null
  for (const { index } of chain) {
    for (const { instruction, commands } of build.stages[index]?.steps ?? []) {
      const copied = instruction.keyword === 'COPY' || instruction.keyword === 'ADD'
      const found = copied ? copiedToRoot(instruction, base.name) : null
      if (found) return found
      const install = commands.find(
        (command) =>
          command.cwd === '/' &&
          command.certain &&
          dependencyInstall(command)?.ecosystem === 'node' &&
          dependencyInstall(command)?.named === false,
      )
      if (install)
        return {
          messageId: 'install',
          range: wordsRange(install, 1),
          data: { command: commandText(install) },
          confidence: 'certain',
        }
    }
  }
  return null
}

function hasWorkdir({ instructions, triggers }: Stage): boolean {
  return [...triggers, ...instructions].some(({ keyword }) => keyword === 'WORKDIR')
}

function copiedToRoot(copy: CopyInstruction, base: string): Found | null {
  const { destination, sources, before, from } = copy
  const text = destination?.text ?? null
  if (destination === null || text === null || before.workdir !== '/') return null
  const names = sources.map(({ text: source, raw }) => source ?? raw)
  const relative = !text.startsWith('/')
  if (!relative && !/^\/(?:\.?\/)*\.?$/.test(text)) return null
  // `COPY conf etc/nginx` names the system directory it is for.
  if (relative && (SYSTEM.test(text) || text.includes('$'))) return null
  if (names.length > 0 && names.every((name) => (relative ? OVERLAY.test(name) : belongsInRoot(name))))
    return null
  // What comes out of another stage or image is mostly a program; its whole file system is copy-entire-root-from-stage.
  if (from !== null && !relative) return null
  const data = { sources: names.join(' ') || 'The file', destination: destination.raw, base }
  return {
    messageId: relative ? 'relative' : 'root',
    range: destination.range,
    data,
    confidence: names.some((name) => /[*?[]/.test(name)) ? 'likely' : 'certain',
  }
}

const SYSTEM =
  /^(?:\.\/)?(?:bin|boot|dev|etc|home|lib\w*|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)\//
/** Directories whose content is laid out like the file system of an image. */
const OVERLAY = /(?:^|\/)(?:root-?fs|rootfs?|overlay|fs|files|rel|etc|usr|opt|s6[\w-]*)(?:\/[\w.*-]*)?\/?$/i

/** A program, a start script and a tree laid out like the file system have their place in /; sources have not. */
function belongsInRoot(name: string): boolean {
  const kind = sourceKind(name)
  return OVERLAY.test(name) || (kind !== 'everything' && kind !== 'code' && kind !== 'manifest')
}
