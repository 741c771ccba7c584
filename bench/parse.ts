import { parseSyntax } from '../lib/engine/dockerfile/parse-syntax.ts'
import { median, table, time } from './measure.ts'
import { sample } from './sample.ts'

const SIZES = [10, 100, 1000, 10_000]

/** Inputs that have made other parsers slow or fail. */
const HARD: readonly (readonly [string, () => string])[] = [
  ['1 MB on one line', () => `FROM a\nRUN ${'a'.repeat(1_000_000)}\n`],
  ['100,000 continuations', () => `FROM a\nRUN a${' \\\n b'.repeat(100_000)}\n`],
  ['unterminated heredoc of 100,000 lines', () => `FROM a\nRUN <<EOF\n${'echo a\n'.repeat(100_000)}`],
  ['200,000 alternating quotes', () => `FROM a\nENV a=${`"'`.repeat(100_000)}\n`],
  ['2,000 heredoc markers', () => `FROM a\nRUN ${'<<A '.repeat(2000)}\n${'A\n'.repeat(2000)}`],
  ['JSON of 50,000 strings', () => `FROM a\nCMD [${'"a",\\\n'.repeat(49_999)}"a"]\n`],
  ['3,000 flags', () => `FROM a\nRUN ${'--mount=type=cache,target=/x \\\n'.repeat(3000)}ls\n`],
  ['100,000 comments', () => `${'# a\n'.repeat(100_000)}FROM a\n`],
  ['20,000 open ${ with backslashes', () => `FROM a\nRUN <<A ${'${\\\\ \\\n'.repeat(20_000)}\nA\n`],
  ['20,000 nested ${a:-', () => `FROM a\nRUN <<A ${'${a:-\\\n'.repeat(20_000)}\nA\n`],
  ['JSON of 20,000 open brackets', () => `FROM a\nCMD ${'['.repeat(20_000)}\n`],
  ['8,000 times ONBUILD', () => `FROM a\n${'ONBUILD '.repeat(8000)}RUN a\n`],
  ['10,000 misspelt instructions', () => 'FORM a\n'.repeat(10_000)],
]

/** `npm run bench -- parse`: the time of the parser by length, then on hard input; the last column shows whether it grows in a straight line. */
export function parseTimes(): string {
  const byLength = SIZES.map((lines) => measure(`${lines.toLocaleString('en')} lines`, sample(lines)))
  const hard = HARD.map(([name, make]) => measure(name, make()))
  return table([['Dockerfile', 'KB', 'ms', 'µs per KB'], ...byLength, ...hard])
}

function measure(name: string, text: string): string[] {
  const kilobytes = text.length / 1024
  const runs = kilobytes < 64 ? 101 : 11
  const milliseconds = median(Array.from({ length: runs }, () => time(() => parseSyntax(text))))
  return [name, kilobytes.toFixed(1), milliseconds.toFixed(2), ((milliseconds * 1000) / kilobytes).toFixed(0)]
}

console.log(parseTimes())
