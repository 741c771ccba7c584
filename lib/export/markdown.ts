import { GROUPS, groupScores, lowestScore, scoreOf } from '../check/score.ts'
import type { Finding, Severity } from '../engine/index.ts'
import type { CheckAnswer, FileCheck } from '../playground/protocol.ts'

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' }

/** What was found, for people: score, categories, then each file with its findings and the reasons behind them. */
export function markdownReport({ files, rules }: CheckAnswer): string {
  const paths = Object.keys(files).toSorted()
  const all = paths.flatMap((path) => files[path] ?? [])
  const scores = groupScores(all, (rule) => rules[rule]?.category)
  return [
    '# Drydock report',
    '',
    `Score: ${lowestScore(all)} of 100${all.length > 1 ? ', that of the file with the lowest' : ''}.`,
    '',
    '| Category | Score |',
    '|---|---:|',
    ...GROUPS.map(({ id, name }) => `| ${name} | ${scores[id]} |`),
    ...paths.flatMap((path) => fileLines(path, files[path]!)),
    ...reasonLines(all, rules),
    '',
  ].join('\n')
}

function fileLines(path: string, { broken, findings, ignored }: FileCheck): string[] {
  const held = ignored.length > 0 ? [`- ${ignored.length} held back by comments in the file`] : []
  const found = findings.length === 0 ? ['- Nothing was found'] : findings.map(findingLine)
  return ['', `## ${code(path)}, ${scoreOf(broken, findings)} of 100`, '', ...found, ...held]
}

function findingLine({ severity, confidence, message, range, rule, fix }: Finding): string {
  const doubt = confidence === 'certain' ? '' : `, ${confidence}`
  const how = fix ? ` Fix: ${plain(fix.title)}.` : ''
  return `- **${WORDS[severity]}**, line ${range.start.line}${doubt}: ${plain(message)}${how} (${code(rule)})`
}

/** Each reason once, however often its rule speaks. */
function reasonLines(files: readonly FileCheck[], rules: CheckAnswer['rules']): string[] {
  const used = new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  const known = [...used].filter((rule) => Object.hasOwn(rules, rule)).toSorted()
  if (known.length === 0) return []
  return ['', '## Why', '', ...known.map((rule) => `- ${code(rule)}: ${plain(rules[rule]?.why ?? '')}`)]
}

/** Messages hold what stands in the files: outside of backticks nothing of it is markup, and it stays on its line. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[\\*_[\]<>|#~]/g, '\\$&').replaceAll('`', '\\`'),
    )
    .join('')
}

/** A name as code, whatever backticks are in it. */
function code(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ')
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`
}
