import { KEYWORDS, nearestKeyword } from './keywords.ts'
import type { InstructionError } from './instruction-error.ts'
import type { Instruction } from './syntax.ts'

/** BuildKit's wording, then the likeliest slip: a keyword misspelt, joined to its argument, or a lost continuation. */
export function unknownInstruction({ keywordRange }: Instruction, written: string): InstructionError {
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written
  const message = `unknown instruction: ${shown}. ${advice(written)}`
  return { code: 'unknown-instruction', message, range: keywordRange }
}

/** The instruction an unknown keyword stands for, if that can be told. */
export function meantKeyword(written: string): string | null {
  return joinedKeyword(written) ?? nearestKeyword(written)
}

function advice(written: string): string {
  const joined = joinedKeyword(written)
  if (joined !== null && /^\p{White_Space}/u.test(written.slice(joined.length))) {
    return `A no-break space stands behind ${joined}; type an ordinary space instead`
  }
  if (joined !== null) return `Put a space behind ${joined}`
  const nearest = nearestKeyword(written)
  if (nearest !== null) return `Did you mean ${nearest}?`
  if (/^[&|;)<>]/.test(written))
    return 'If the instruction above goes on here, its last line needs a \\ at the end'
  return 'A line begins with an instruction such as FROM, RUN or COPY; a shell command belongs behind RUN, and a line that goes on needs a \\ at its end'
}

/** `ENTRYPOINT["/server"]`: a keyword with something that is no letter right behind it. */
function joinedKeyword(written: string): string | null {
  const letters = /^[A-Za-z]{1,16}/.exec(written)?.[0] ?? ''
  const keyword = letters.toUpperCase()
  return letters.length < written.length && KEYWORDS.includes(keyword) ? keyword : null
}
