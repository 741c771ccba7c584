import type { StopsignalInstruction } from '../../dockerfile/model.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'docker stop sends the stop signal, waits ten seconds and then kills. SIGKILL and SIGSTOP cannot be caught: with the one the program ends in the middle of a write, with the other it is frozen and killed after the wait. Either way nothing is flushed, no request is finished and no lock given back. The signal of the program itself, mostly SIGTERM, lets it close down in order.',
  bad: 'FROM postgres:18\nSTOPSIGNAL SIGKILL\n',
  good: 'FROM postgres:18\nSTOPSIGNAL SIGINT\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#stopsignal',
    'https://man7.org/linux/man-pages/man7/signal.7.html',
  ],
  equivalents: { tally: ['no-ungraceful-stopsignal'], dockerfile_utils: ['INVALID_SIGNAL'] },
}

/** What gets into an image; a container of Windows is not stopped by signals. */
export default defineRule({
  meta: {
    name: 'stopsignal-ungraceful',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['STOPSIGNAL'] },
    title: 'Use a stop signal that the program can answer',
    messages: {
      kill: '{{signal}} cannot be caught, so docker stop ends the program in the middle of what it does.',
      stop: '{{signal}} freezes the program instead of ending it, so docker stop waits ten seconds and then kills it.',
      unknown: '{{signal}} is no signal, and the build ends with that.',
      number: '{{signal}} is the number of no signal: they go from 1 to 64.',
    },
  },
  *check({ stages }) {
    for (const { used, instructions } of stages) {
      for (const instruction of used ? instructions : []) {
        if (instruction.keyword !== 'STOPSIGNAL' || isWindows(instruction)) continue
        const signal = instruction.signal.text
        const messageId = signal === null || signal === '' ? null : faultOf(signal)
        if (signal === null || messageId === null) continue
        const isError = messageId === 'unknown'
        const edits = [{ range: instruction.signal.range, newText: 'SIGTERM' }]
        const fix: Fix = { title: 'Stop with SIGTERM', safety: 'behaviour', edits }
        yield {
          messageId,
          range: instruction.signal.range,
          data: { signal },
          fix,
          ...(isError && { severity: 'error' as const }),
        }
      }
    }
  },
})

function isWindows({ before }: StopsignalInstruction): boolean {
  return before.shell.language === 'cmd' || before.shell.language === 'powershell'
}

/** Names that Docker knows on Linux, without SIG. Source: moby/sys, signal/signal_linux.go. */
const NAMES = new Set(
  `
    ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP
    TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX
  `
    .trim()
    .split(/\s+/),
)

/** The build refuses what is neither a name, in any case, with SIG or without, nor a number. Sources: moby/buildkit, dispatchStopSignal; moby/sys, signal.ParseSignal. */
function faultOf(signal: string): 'kill' | 'stop' | 'unknown' | 'number' | null {
  if (/^\d+$/.test(signal)) {
    const number = Number(signal)
    return number === 9
      ? 'kill'
      : number === 19
        ? 'stop'
        : number === 0
          ? 'unknown'
          : number > 64
            ? 'number'
            : null
  }
  const name = signal.toUpperCase().replace(/^SIG/, '')
  if (name === 'KILL') return 'kill'
  if (name === 'STOP') return 'stop'
  return NAMES.has(name) || isRealTime(name) ? null : 'unknown'
}

/** RTMIN+1 to RTMIN+15, RTMAX-14 to RTMAX-1. */
function isRealTime(name: string): boolean {
  const [, base, steps] = /^(RTMIN\+|RTMAX-)(\d{1,2})$/.exec(name) ?? []
  return base !== undefined && Number(steps) >= 1 && Number(steps) <= (base === 'RTMIN+' ? 15 : 14)
}
