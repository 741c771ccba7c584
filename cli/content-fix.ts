import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unifiedDiff } from './diff.ts'
import { applyFixes } from '../lib/content/fix.ts'
import type { ContentFix, ContentProblem } from '../lib/content/types.ts'

type Mended = {
  readonly file: string
  readonly before: string
  readonly after: string
  readonly applied: readonly ContentFix[]
}

/** What the fixes of these problems make of their files; nothing is written. */
export function mend(problems: readonly ContentProblem[], base: string): Mended[] {
  const fixes = problems.flatMap(({ fix }) => fix ?? [])
  return [...new Set(fixes.map(({ file }) => file))].map((file) => {
    const before = readFileSync(join(base, file), 'utf8')
    const mine = fixes.filter((fix) => fix.file === file)
    const { text, applied } = applyFixes(before, mine)
    return { file, before, after: text, applied }
  })
}

export function writeMended(mended: readonly Mended[], base: string): string {
  const changed = mended.filter(({ applied }) => applied.length > 0)
  for (const { file, after } of changed) writeFileSync(join(base, file), after)
  return changed.flatMap(({ file, applied }) => applied.map((fix) => said(file, fix))).join('')
}

export function diffOf(mended: readonly Mended[]): string {
  return mended.map(({ file, before, after }) => unifiedDiff(file, before, after)).join('')
}

function said(file: string, { line, from, to }: ContentFix): string {
  const place = line === null ? file : `${file}:${line}`
  if (from === '') return `${place}  ${to.trim()} added\n`
  return `${place}  ${from.trim()} → ${to.trim() || 'removed'}\n`
}
