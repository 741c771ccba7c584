/** Signals of Linux by number, as `docker stop` knows them. Source: moby/sys signal, signal_linux.go. */
const BY_NUMBER: Readonly<Record<number, string>> = {
  1: 'HUP',
  2: 'INT',
  3: 'QUIT',
  4: 'ILL',
  5: 'TRAP',
  6: 'ABRT',
  7: 'BUS',
  8: 'FPE',
  9: 'KILL',
  10: 'USR1',
  11: 'SEGV',
  12: 'USR2',
  13: 'PIPE',
  14: 'ALRM',
  15: 'TERM',
  16: 'STKFLT',
  17: 'CHLD',
  18: 'CONT',
  19: 'STOP',
  20: 'TSTP',
  21: 'TTIN',
  22: 'TTOU',
  23: 'URG',
  24: 'XCPU',
  25: 'XFSZ',
  26: 'VTALRM',
  27: 'PROF',
  28: 'WINCH',
  29: 'IO',
  30: 'PWR',
  31: 'SYS',
}

const NAMES: ReadonlySet<string> = new Set([...Object.values(BY_NUMBER), 'CLD', 'IOT', 'POLL'])

/** Real-time signals are counted from both ends. */
const REAL_TIME = /^RTM(?:IN(?:\+(?:[1-9]|1[0-5]))?|AX(?:-(?:[1-9]|1[0-4]))?)$/

/** `15`, `term`, `SIGTERM` → `SIGTERM`; a number without a name stays one; null for what STOPSIGNAL refuses. */
export function signalName(text: string): string | null {
  if (/^[-+]?\d+$/.test(text)) {
    const number = Number(text)
    return number === 0 ? null : `SIG${BY_NUMBER[number] ?? ''}`.replace(/^SIG$/, String(number))
  }
  const name = text.toUpperCase().replace(/^SIG/, '')
  return NAMES.has(name) || REAL_TIME.test(name) ? `SIG${name}` : null
}
