import { hashAt } from '../../dockerfile/inline-comments.ts'
import type { Dockerfile, StageInstruction } from '../../dockerfile/model.ts'
import type { Script } from '../../dockerfile/shell/types.ts'
import type { Instruction } from '../../dockerfile/syntax.ts'
import { lineStarts, type LineStarts } from '../../source/position.ts'
import { defineRule, type Confidence, type Fix, type RuleDocs } from '../rule.ts'
import {
  inlineComments,
  moveAbove,
  shellHash,
  type InlineComment,
  type Scan,
} from '../shared/inline-comments.ts'
import { brokenJson } from '../shared/json-like.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'In a Dockerfile a # begins a comment only where it is the first character of a line. Behind an argument it is data: EXPOSE 80 # web asks for the ports # and web, and COPY a b # c copies three files to c. In a RUN the shell does know such comments, but Docker joins continued lines to one before the shell sees them, so a comment in the middle takes every line behind it along. A comment on a line of its own, between continued lines too, does no harm: Docker removes it.',
  bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\nENV PORT=8000 # the same as in compose.yaml\nEXPOSE 8000\nCMD ["python", "app.py"]\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\n# the same as in compose.yaml\nENV PORT=8000\nEXPOSE 8000\nCMD ["python", "app.py"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#format',
    'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03',
  ],
  equivalents: { dockerfile_utils: ['INVALID_SYNTAX'] },
}

/** Text behind the bracket of an exec form is json-form-invalid's, a comment or not. */
export default defineRule({
  meta: {
    name: 'inline-comment',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    title: 'Put comments on lines of their own',
    messages: {
      refused:
        'Docker knows comments only at the beginning of a line: it reads {{comment}} as more of {{keyword}}, and refuses the file.',
      data: 'Docker knows comments only at the beginning of a line: here {{comment}} becomes {{effect}}.',
      swallowed:
        'The lines of this {{keyword}} are joined to one, so for the shell everything behind the # is a comment: {{lost}} never runs.',
    },
  },
  *check(input) {
    const { dockerfile, stages } = input
    let starts: LineStarts | null = null
    const commentsOf = (node: Instruction, scan: Scan): readonly InlineComment[] =>
      inlineComments(node, dockerfile, (starts ??= lineStarts(dockerfile.source)), scan)
    const refused = new Set(problemsWith('inline-comment', input).map(({ instruction }) => instruction))
    for (const node of dockerfile.instructions) {
      if (!node.body.text.includes('#') || !EFFECTS.has(node.keyword)) continue
      const found = refused.has(node) ? 'certain' : isData(node)
      const comments = found === null ? [] : commentsOf(node, hashAt)
      if (found === null || !comments[0]) continue
      const messageId = refused.has(node) ? 'refused' : 'data'
      const { text, range } = comments[0]
      const data = { comment: text, keyword: node.keyword, effect: EFFECTS.get(node.keyword) ?? '' }
      const isRefused = messageId === 'refused'
      const fix = fixOf(node, dockerfile, comments, isRefused ? 'safe' : 'behaviour')
      yield { messageId, range, data, confidence: found, ...(isRefused && { severity: 'error' }), ...fix }
    }
    for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
      const swallowed = swallowing(instruction, commentsOf)
      if (swallowed === null) continue
      const { comments, script } = swallowed
      const data = {
        keyword: instruction.keyword,
        lost: shortened(instruction.node.body.text.slice(comments[0]!.goesOn)),
      }
      const confidence: Confidence = script.errors.length === 0 ? 'certain' : 'likely'
      const fix = fixOf(instruction.node, dockerfile, comments, 'behaviour')
      yield { messageId: 'swallowed', range: comments[0]!.range, data, confidence, ...fix }
    }
  },
})

/** What Docker makes of the text, for instructions that no shell reads. */
const EFFECTS: ReadonlyMap<string, string> = new Map([
  ['ADD', 'more sources, and its last word the destination'],
  ['ARG', 'the names of further arguments'],
  ['COPY', 'more sources, and its last word the destination'],
  ['ENV', 'part of the environment'],
  ['EXPOSE', 'further ports'],
  ['FROM', 'part of the name'],
  ['HEALTHCHECK', 'part of the check'],
  ['LABEL', 'part of the labels'],
  ['STOPSIGNAL', 'part of the signal'],
  ['USER', 'part of the name of the account'],
  ['VOLUME', 'the names of further volumes'],
  ['WORKDIR', 'part of the path'],
])

/** Is the `#` of an instruction that Docker accepts meant as a comment? Null for no, or where nobody can tell. */
function isData(node: Instruction): Confidence | null {
  const at = hashAt(node.body.text)
  if (at === -1 || node.keyword === 'HEALTHCHECK' || node.form === 'exec' || node.form === 'invalid')
    return null
  if (brokenJson(node) !== null) return null
  const isAlone = /^#(?:\s|$)/.test(node.body.text.slice(at))
  // The old form of ENV and LABEL: one value up to the end of the line, which may well have a # in it.
  if (node.form === 'pairs' && node.args[2]?.value === '') return isAlone ? 'likely' : null
  if (isAlone) return 'certain'
  // `COPY a #b` has a destination called so; behind that it would be one word too many.
  const before = node.body.text.slice(0, at).trim().split(/\s+/).length
  return (node.keyword === 'COPY' || node.keyword === 'ADD') && before < 2 ? null : 'likely'
}

type Swallowed = { readonly comments: readonly InlineComment[]; readonly script: Script }

/** The comments in the middle of a command over several lines, the first of which takes lines along. */
function swallowing(
  instruction: StageInstruction,
  commentsOf: (node: Instruction, scan: Scan) => readonly InlineComment[],
): Swallowed | null {
  if (!('script' in instruction) || instruction.script === null) return null
  const { node, script, range } = instruction
  if (range.start.line === range.end.line || node.heredocs.length > 0 || !node.body.text.includes('#'))
    return null
  if (shellHash(node.body.text, 0) === -1) return null
  const comments = commentsOf(node, shellHash)
  const [first] = comments
  const end = script.body.at(-1)?.range.end.offset ?? 0
  // Where the shell's parser has no doubt, a # in front of the end of the last command is none.
  if (
    !first ||
    first.goesOn === node.body.text.length ||
    (script.errors.length === 0 && first.range.start.offset < end)
  )
    return null
  return { comments, script }
}

const LONGEST = 60

function shortened(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .trim()
    .replace(/\s+/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

function fixOf(
  node: Instruction,
  dockerfile: Dockerfile,
  comments: readonly InlineComment[],
  safety: Fix['safety'],
): { fix?: Fix } {
  const edits = moveAbove(node, dockerfile, comments)
  return edits === null ? {} : { fix: { title: `Move the comment above ${node.keyword}`, safety, edits } }
}
