import type { Io } from './io.ts'
import { painter } from './paint.ts'
import { ESTIMATED, summarySentence } from '../lib/engine/build/report/words.ts'
import { buildLog } from '../lib/engine/index.ts'
import type { BuildReport } from '../lib/engine/index.ts'

/** `guessed`: no context was named. */
export type BuildSource = { readonly name: string; readonly text: string; readonly guessed: boolean }

/** The log, what it comes to, and that nothing was built. */
export function buildText(report: BuildReport, { name, text, guessed }: BuildSource, io: Io): string {
  const log = buildLog(report, text, { name })
  const end = [
    '',
    summarySentence(report),
    ...(guessed
      ? ['Without --context only what lies beside the Dockerfile is known, and more may exist.']
      : []),
    `${ESTIMATED}: nothing ran. Sizes come from facts about images and packages, and times are not modelled.`,
  ]
  return `${[...log.map((line) => painted(line, io)), ...end].join('\n')}\n`
}

function painted(line: string, io: Io): string {
  const paint = painter(io)
  if (line.startsWith('# drydock:')) return paint('dim', line)
  if (/^(#\d+ )?ERROR\b|^ +\d+ \| >>>/.test(line)) return paint('red', line)
  return line
}
