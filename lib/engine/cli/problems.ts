import { nearest } from '../source/nearest.ts'
import type { Problem } from '../source/problem.ts'
import type { Mistake } from './docker.ts'
import type { Draft } from './gather.ts'
import { isDockerTool } from './docker.ts'

/** Looking for what was meant costs time; nobody reads more suggestions. */
const MOST_SUGGESTIONS = 50

/** Code `cli-invalid`: what the program would refuse, and what the shell makes of a placeholder. */
export function commandProblems(
  commands: readonly Draft[],
  mistakes: readonly Mistake[],
): readonly Problem[] {
  const wrong = mistakes.flatMap((mistake, index) => problemOf(mistake, index < MOST_SUGGESTIONS))
  return [...wrong, ...commands.flatMap(placeholderProblem)].toSorted(
    (a, b) => a.range.start.offset - b.range.start.offset,
  )
}

/** A command of docker that nobody has heard of may be that of a plugin; one that is nearly another is a slip. */
function problemOf(
  { kind, command, spelled, range, candidates }: Mistake,
  suggest: boolean,
): readonly Problem[] {
  const meant = suggest && kind !== 'no-value' && spelled.length > 2 ? nearest(spelled, candidates()) : null
  if (kind === 'unknown-verb' && command === 'docker' && meant === null) return []
  const hint = meant === null ? '' : `: did you mean ${meant}?`
  return [
    { code: 'cli-invalid', severity: 'error', range, message: `${TEXTS[kind](command, spelled)}${hint}` },
  ]
}

const TEXTS: Readonly<Record<Mistake['kind'], (command: string, spelled: string) => string>> = {
  'unknown-option': (command, spelled) => `${command} has no option ${spelled}`,
  'no-value': (command, spelled) => `${spelled} of ${command} needs a value, and the command ends here`,
  'unknown-verb': (command, spelled) => `${command} has no command ${spelled}`,
}

/**
 * `udp://<graylog-host:12201`: an angle bracket of a placeholder is a redirection for the shell. It is one for sure where it
 * stands in the middle of a word, or where what it names ends with the other bracket.
 */
function placeholderProblem({ program, words, redirects }: Draft): readonly Problem[] {
  if (program === null || !isDockerTool(program)) return []
  return redirects.flatMap(({ operator, fd, target, range }, index) => {
    const next = redirects[index + 1]
    const before = words.find((word) => word.range.end.offset === range.start.offset)
    const closed = next?.operator === '>' && next.range.start.offset === range.end.offset
    if (operator !== '<' || fd !== null || (before === undefined && !closed)) return []
    const name = target === null ? 'a file' : `the file ${target}`
    const rest = before === undefined ? '' : `, and “${before.raw}” ends before it`
    const message = `the shell reads “<” as “take the input from ${name}”${rest}: write the real value in place of the placeholder, without angle brackets`
    return { code: 'cli-invalid', severity: 'error', range, message }
  })
}
