import { dockerCall, isDockerTool, type Mistake } from './docker.ts'
import type { Draft } from './gather.ts'
import type { Call, CallBase } from './model.ts'
import { readOptions } from './options.ts'
import { BUILDCTL } from './tables/build.ts'
import { PROGRAMS } from './tables/others.ts'
import { buildctlOf } from './views/buildctl.ts'
import { hostCallOf, isHostTool } from './views/host.ts'
import { daemonOf } from './views/rest.ts'

type ReadCall = { readonly call: Call | null; readonly mistakes: readonly Mistake[] }

/** What a command line is, for the programs that are known here. */
export function callOf(draft: Draft): ReadCall {
  const { program } = draft
  if (program === null) return { call: null, mistakes: [] }
  if (isDockerTool(program)) return dockerCall(program, draft)
  if (isHostTool(program)) return { call: hostCallOf(draft.words), mistakes: [] }
  return { call: otherCall(program, draft), mistakes: [] }
}

const SAME: Readonly<Record<string, string>> = {
  'buildctl-daemonless.sh': 'buildctl',
  'dockerd-rootless.sh': 'dockerd',
  es: 'envkey-source',
}

function otherCall(program: string, { words }: Draft): Call | null {
  const tool = Object.hasOwn(SAME, program) ? (SAME[program] ?? program) : program
  const known = Object.hasOwn(PROGRAMS, tool) ? PROGRAMS[tool] : undefined
  const [first] = words
  if (known === undefined || first === undefined) return null
  const global = readOptions(known.depth === 0 ? [] : words, 1, known.global, true)
  const verbs: string[] = []
  let next = global.next
  for (; verbs.length < known.depth; next += 1) {
    const text = words[next]?.text
    if (text === null || text === undefined || !/^[a-z][a-z-]*$/.test(text)) break
    verbs.push(text)
  }
  const builds = tool === 'buildctl' && verbs[0] === 'build'
  const read = readOptions(words, next, builds ? BUILDCTL : known.options)
  const last = words[next - 1] ?? first
  const base: CallBase = {
    tool,
    verb: verbs.join(' '),
    verbRange: { start: first.range.start, end: last.range.end },
    options: [...global.options, ...read.options],
    operands: read.operands,
    open: global.open || read.open,
  }
  if (builds) return buildctlOf(base)
  return tool === 'dockerd' ? daemonOf(base) : { ...base, kind: 'other' }
}
