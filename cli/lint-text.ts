import { codeFrame } from './code-frame.ts'
import type { Checked } from './lint-file.ts'
import { painter } from './paint.ts'
import type { Ink } from './paint.ts'
import { printable } from './printable.ts'
import { lineStarts } from '../lib/engine/index.ts'
import type { Finding, Severity } from '../lib/engine/index.ts'

type Good = Extract<Checked, { ok: true }>
type Colour = { readonly colour: boolean }

const INKS: Readonly<Record<Severity, Ink>> = { error: 'red', warning: 'yellow', info: 'blue' }

/** Every finding with the line it is about; nothing for a file without findings. */
export function lintText({ output, text, findings, fixed }: Good, io: Colour): string {
  if (findings.length === 0 && fixed.length === 0) return ''
  const paint = painter(io)
  const starts = lineStarts(text)
  const width = Math.max(0, ...findings.map((each) => place(each).length))
  const rows = findings.flatMap((each) => {
    const doubt = each.confidence === 'certain' ? '' : ` (${each.confidence})`
    const severity = paint(INKS[each.severity], each.severity.padEnd(7))
    const message = printable(each.message)
    const head = `  ${place(each).padStart(width)}  ${severity}  ${message}${doubt}  ${paint('dim', each.rule)}`
    return [head, ...frame(each, text, starts, width, io)]
  })
  return `${[paint('bold', printable(output.path)), ...fixed.map(fixedRow), ...rows].join('\n')}\n\n`
}

function place({ range }: Finding): string {
  return `${range.start.line}:${range.start.column}`
}

/** An empty file has no line to show. */
function frame(
  { range, severity }: Finding,
  text: string,
  starts: readonly number[],
  width: number,
  io: Colour,
): string[] {
  const from = starts[range.start.line - 1] ?? text.length
  const line = text.slice(from, starts[range.start.line] ?? text.length).replace(/[\r\n]+$/, '')
  if (line === '') return []
  const paint = painter(io)
  const { code, carets } = codeFrame(line, range)
  const gutter = (label: string) => paint('dim', `  ${label.padStart(width)} |`)
  return [`${gutter(String(range.start.line))} ${code}`, `${gutter('')} ${paint(INKS[severity], carets)}`]
}

function fixedRow({ rule, range, fix }: Finding): string {
  return `  fixed ${range.start.line}:${range.start.column}  ${printable(fix?.title ?? '')}  ${rule}`
}

/** What was changed, for formats that leave no room for it. */
export function fixedText({ output, fixed }: Good): string {
  return fixed
    .map((each) => `drydock: ${printable(output.path)}:${fixedRow(each).trim().replace('fixed ', '')}\n`)
    .join('')
}

export type Counts = Readonly<Record<Severity | 'files' | 'ignored' | 'fixed', number>>

export const NO_COUNTS: Counts = { files: 0, error: 0, warning: 0, info: 0, ignored: 0, fixed: 0 }

export function countsOf({ findings, ignored, fixed }: Good): Counts {
  const of = (severity: Severity) => findings.filter((each) => each.severity === severity).length
  return {
    files: 1,
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    ignored: ignored.length,
    fixed: fixed.length,
  }
}

export function addCounts(a: Counts, b: Counts): Counts {
  const keys = Object.keys(a) as (keyof Counts)[]
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as Counts
}

export function lintSummary({ files, ignored, fixed, ...counts }: Counts): string {
  const read = plural(files, 'file')
  const found = (['error', 'warning', 'info'] as const).filter((severity) => counts[severity] > 0)
  const held = ignored > 0 ? ` ${plural(ignored, 'finding')} held back by comments.` : ''
  const mended = fixed > 0 ? `${plural(fixed, 'fix', 'fixes')} applied. ` : ''
  if (found.length === 0) return `${mended}No problems in ${read}.${held}\n`
  return `${mended}${found.map((severity) => plural(counts[severity], severity, severity === 'info' ? 'info' : undefined)).join(', ')} in ${read}.${held}\n`
}

function plural(count: number, word: string, many = `${word}s`): string {
  return `${count} ${count === 1 ? word : many}`
}
