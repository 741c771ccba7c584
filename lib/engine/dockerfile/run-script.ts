import type { LineStarts } from '../source/position.ts'
import { slice } from '../source/position.ts'
import type { Shell } from './model.ts'
import { parseShell } from './shell/parse.ts'
import type { Script } from './shell/types.ts'
import type { Heredoc, Instruction, LogicalText } from './syntax.ts'

export type RunScript = { readonly script: Script | null; readonly interpreter: string | null }

const NOTHING: RunScript = { script: null, interpreter: null }
const POSIX_SHELLS = ['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh', 'zsh']

/** What the stage's shell is given to run for a RUN, CMD, ENTRYPOINT or HEALTHCHECK in shell form. */
export function runScript(node: Instruction, source: string, starts: LineStarts, shell: Shell): RunScript {
  const only = soleHeredoc(node, source)
  if (only) {
    const interpreter = shebang(only.content)
    if (interpreter && !POSIX_SHELLS.includes(interpreter)) return { script: null, interpreter }
    if (!interpreter && shell.language !== 'posix') return NOTHING
    return { script: parseShell(heredocText(only), starts), interpreter: null }
  }
  if (shell.language !== 'posix') return NOTHING
  return { script: parseShell(withHeredocs(node.body, node.heredocs), starts), interpreter: null }
}

/** The heredoc when it is all there is: BuildKit then runs its body as the script. */
function soleHeredoc(node: Instruction, source: string): Heredoc | null {
  const [heredoc, ...others] = node.heredocs
  if (!heredoc || others.length > 0) return null
  return slice(source, heredoc.range) === node.body.text.trim() ? heredoc : null
}

/** `#!/usr/bin/env python3` → `python3`; null without a `#!` line. */
function shebang(content: string): string | null {
  if (!content.startsWith('#!')) return null
  const words = content.slice(2).split('\n', 1)[0]!.trim().split(/\s+/)
  const program = baseName(words[0] ?? '')
  if (program !== 'env') return program
  return baseName(words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) ?? '')
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A heredoc's lines, without their leading tabs under `<<-`. */
function heredocText(heredoc: Heredoc): LogicalText {
  const start = heredoc.contentRange.start.offset
  if (!heredoc.chomp) return { text: heredoc.content, segments: [{ logical: 0, source: start }] }
  let text = ''
  const segments: { logical: number; source: number }[] = []
  for (let at = 0; at < heredoc.content.length;) {
    const end = heredoc.content.indexOf('\n', at) + 1 || heredoc.content.length
    let from = at
    while (heredoc.content[from] === '\t') from++
    segments.push({ logical: text.length, source: start + from })
    text += heredoc.content.slice(from, end)
    at = end
  }
  return { text, segments }
}

/** The line, then each body and its terminator: what BuildKit hands to the shell. */
function withHeredocs(body: LogicalText, heredocs: readonly Heredoc[]): LogicalText {
  if (heredocs.length === 0) return body
  let text = body.text
  const segments = [...body.segments]
  for (const heredoc of heredocs) {
    if (!text.endsWith('\n')) text += '\n'
    segments.push({ logical: text.length, source: heredoc.contentRange.start.offset })
    text += `${heredoc.content}${heredoc.name}\n`
  }
  return { text, segments }
}
