import type { StopsignalInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { targetOf } from '../shared/output.ts'
import { insertLine } from '../shared/whole-lines.ts'

export const docs: RuleDocs = {
  why: 'Some daemons have a signal of their own for an orderly end, and do something else at SIGTERM, which docker stop sends where nothing else is said. nginx drops its connections at SIGTERM and finishes them at SIGQUIT, Apache does so at SIGWINCH, PostgreSQL waits at SIGTERM for clients that may never leave and disconnects them at SIGINT, and systemd takes SIGTERM for a wish to start anew. The official images set the right signal; an image that installs the daemon itself has to.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
  good: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nSTOPSIGNAL SIGQUIT\nCMD ["nginx", "-g", "daemon off;"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#stopsignal',
    'https://nginx.org/en/docs/control.html',
    'https://httpd.apache.org/docs/2.4/stopping.html',
    'https://www.postgresql.org/docs/current/server-shutdown.html',
    'https://www.freedesktop.org/software/systemd/man/latest/systemd.html#Signals',
  ],
  equivalents: {
    tally: ['prefer-nginx-sigquit', 'prefer-systemd-sigrtmin-plus-3', 'prefer-canonical-stopsignal'],
  },
}

/** Signals for an orderly end, by program. Sources: the pages above. */
const SIGNALS: ReadonlyMap<string, string> = new Map([
  ['nginx', 'SIGQUIT'],
  ['openresty', 'SIGQUIT'],
  ['httpd', 'SIGWINCH'],
  ['httpd-foreground', 'SIGWINCH'],
  ['apache2-foreground', 'SIGWINCH'],
  ['postgres', 'SIGINT'],
  ['systemd', 'SIGRTMIN+3'],
])

/** A signal that no program can catch is stopsignal-ungraceful's. */
export default defineRule({
  meta: {
    name: 'stopsignal-for-daemon',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['STOPSIGNAL', 'CMD', 'ENTRYPOINT'] },
    title: 'Use the stop signal that the daemon ends in order at',
    messages: {
      missing:
        '{{program}} ends in order at {{wanted}}, and docker stop sends {{signal}} to this image: STOPSIGNAL {{wanted}} changes that.',
      other: '{{program}} ends in order at {{wanted}}; {{signal}} makes it do something else.',
      spelling: '{{signal}} is understood; {{wanted}} is how the manuals and most readers write it.',
    },
  },
  *check(input) {
    const told = daemonSignal(input)
    if (told) yield told
    for (const { used, instructions } of input.stages) {
      for (const instruction of used ? instructions : []) {
        const wanted = instruction.keyword === 'STOPSIGNAL' ? spellingOf(instruction) : null
        if (instruction.keyword !== 'STOPSIGNAL' || wanted === null || wanted === told?.data.wanted) continue
        const { range, text } = instruction.signal
        const fix: Fix = { title: `Write ${wanted}`, safety: 'safe', edits: [{ range, newText: wanted }] }
        yield { messageId: 'spelling', range, data: { signal: text ?? '', wanted, program: '' }, fix }
      }
    }
  },
})

/** What docker stop sends to the final image, where its program is known to want another. */
function daemonSignal({ build, dockerfile }: RuleInput) {
  const target = targetOf(dockerfile)
  const { process: started, stopSignal } = build.image ?? {}
  const program = started?.program ?? ''
  // /init is that of s6-overlay.
  const wanted = SIGNALS.get((started?.path ?? '').endsWith('/sbin/init') ? 'systemd' : program)
  const own = target?.end.stopSignal ?? null
  if (!target || started?.instruction?.argv == null || wanted === undefined || started.shell !== false)
    return null
  const signal = own ? own.signal.text : (stopSignal ?? 'SIGTERM')
  if (signal === null || namesOf(wanted).includes(signal.toUpperCase()) || UNGRACEFUL.test(signal))
    return null
  // Of a base image that is not known nothing says which signal it sets.
  if (!own && build.image?.base?.facts == null) return null
  const edits = own
    ? [{ range: own.signal.range, newText: wanted }]
    : [insertLine(started.instruction.range.start, `STOPSIGNAL ${wanted}`)]
  const fix: Fix = { title: `Stop with ${wanted}`, safety: 'behaviour', edits }
  return {
    messageId: own ? ('other' as const) : ('missing' as const),
    range: own ? own.signal.range : started.instruction.range,
    data: { program, wanted, signal },
    confidence: 'likely' as const,
    ...(started.instruction.stage === target.index || own ? { fix } : {}),
  }
}

const UNGRACEFUL = /^(?:SIG)?(?:KILL|STOP)$|^(?:9|19)$/i

function namesOf(signal: string): readonly string[] {
  const number = [...NUMBERS].find(([, name]) => name === signal)?.[0] ?? ''
  return [signal, signal.replace('SIG', ''), number, ...(signal === 'SIGRTMIN+3' ? ['37'] : [])]
}

/** Source: signal(7), Linux on x86 and ARM. */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['1', 'SIGHUP'],
  ['2', 'SIGINT'],
  ['3', 'SIGQUIT'],
  ['6', 'SIGABRT'],
  ['9', 'SIGKILL'],
  ['10', 'SIGUSR1'],
  ['12', 'SIGUSR2'],
  ['15', 'SIGTERM'],
  ['28', 'SIGWINCH'],
])

/** With SIG and in upper case; null where it is written so, or where it is no signal of that kind. */
function spellingOf({ signal: { text, raw, variables }, before }: StopsignalInstruction): string | null {
  if (text === null || variables.length > 0 || before.shell.language !== 'posix') return null
  const name = NUMBERS.get(text) ?? text.toUpperCase()
  const wanted = name.startsWith('SIG') ? name : `SIG${name}`
  if (!/^SIG(?:[A-Z]+\d?|RTM(?:IN|AX)[+-]\d{1,2})$/.test(wanted) || UNGRACEFUL.test(text)) return null
  return wanted === text && raw === text ? null : wanted
}
