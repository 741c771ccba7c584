import type { Comment, Directive, Syntax } from '../../dockerfile/syntax.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { distance, nearest } from '../shared/nearest.ts'
import { REFUSED, refusals } from '../shared/refusals.ts'

export const docs: RuleDocs = {
  why: 'The directives syntax, escape and check change how the file itself is read, so Docker looks for them before anything else. The first line that is no directive, be it blank or a comment, ends that search. A directive further down is an ordinary comment: nothing warns, and the feature that was asked for is not there.',
  bad: '# Image of the shop\n# syntax=docker/dockerfile:1\nFROM alpine:3.23\n',
  good: '# syntax=docker/dockerfile:1\n# Image of the shop\nFROM alpine:3.23\n',
  sources: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
  equivalents: {
    tally: ['syntax-directive-typo'],
    dockerfile_utils: ['INVALID_ESCAPE_DIRECTIVE', 'CASING_DIRECTIVE', 'DUPLICATED_ESCAPE_DIRECTIVE'],
  },
}

/** A parser directive counts only in the first lines; anywhere else it is a comment. */
export default defineRule({
  meta: {
    name: 'parser-directive-misplaced',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    title: 'Put parser directives into the first lines',
    messages: {
      refused: REFUSED,
      misplaced:
        'This is only a comment here: # {{name}}= counts in the first lines alone, before blank lines, comments and instructions.',
      frontend: 'Docker would fetch its syntax from an image called {{value}}; {{meant}} is probably meant.',
      spelling:
        'There is no parser directive {{name}}, so this line is a comment; {{meant}} is probably meant.',
    },
  },
  *check(input) {
    const { dockerfile } = input
    for (const refusal of refusals('parser-directive-misplaced', input))
      yield { ...refusal, severity: 'error' }
    for (const directive of dockerfile.directives) {
      const meant = meantFrontend(directive)
      if (meant === null) continue
      const fix: Fix = {
        title: `Write ${meant}`,
        safety: 'suggestion',
        edits: [{ range: directive.valueRange, newText: meant }],
      }
      yield {
        messageId: 'frontend',
        range: directive.valueRange,
        data: { value: directive.value, meant },
        fix,
      }
    }
    for (const comment of dockerfile.comments) {
      const match = /^([A-Za-z]{4,8})\s*=\s*(\S+)$/.exec(comment.text)
      if (!match) continue
      const name = (match[1] ?? '').toLowerCase()
      const data = { name, meant: nearest(name, NAMES) ?? '' }
      if (name === 'check' && isBeforeInstruction(dockerfile, comment.range)) continue
      if (isDirective(name, match[2] ?? ''))
        yield { messageId: 'misplaced', range: comment.range, data, ...moved(dockerfile, comment, name) }
      else if (
        data.meant !== '' &&
        isDirective(data.meant, match[2] ?? '') &&
        isAtTop(dockerfile, comment.range)
      ) {
        yield { messageId: 'spelling', range: comment.range, data, confidence: 'likely' }
      }
    }
  },
})

const NAMES = ['syntax', 'escape', 'check'] as const

/** With a value such a directive has; `# check = the oven` is prose. */
function isDirective(name: string, value: string): boolean {
  if (name === 'escape') return value === '\\' || value === '`'
  if (name === 'check') return /^(?:skip|error|experimental)=/.test(value)
  return name === 'syntax' && /^[\w.-]+(?:[:/@][\w.:@/-]+)+$/.test(value)
}

/** `docker/dockerflie:1` */
function meantFrontend({ name, value }: Directive): string | null {
  if (name !== 'syntax') return null
  const [, registry = '', image = '', rest = ''] = /^(docker\.io\/)?([^:@]*)(.*)$/.exec(value) ?? []
  if (image === 'docker/dockerfile' || image === 'docker/dockerfile-upstream') return null
  return distance(image, 'docker/dockerfile') <= 2 ? `${registry}docker/dockerfile${rest}` : null
}

/** There BuildKit reads it for that instruction. Source: moby/buildkit pull request 6334. */
function isBeforeInstruction({ instructions }: Syntax, { start }: Range): boolean {
  return start.offset < (instructions.at(-1)?.range.end.offset ?? 0)
}

function isAtTop({ instructions }: Syntax, { start }: Range): boolean {
  return start.offset < (instructions[0]?.range.start.offset ?? Infinity)
}

/** To the beginning of the file, when no such directive is there. An escape character would change how the rest is read. */
function moved({ source, directives, comments }: Syntax, comment: Comment, name: string): { fix?: Fix } {
  const first = comments.find(
    ({ text }) => text.toLowerCase().startsWith(`${name}=`) || text.toLowerCase().startsWith(`${name} `),
  )
  if (name === 'escape' || directives.some((directive) => directive.name === name) || first !== comment)
    return {}
  const top = source.startsWith('\ufeff') ? 1 : 0
  const start = { line: 1, column: 1 + top, offset: top }
  const { range } = comment
  const nextLine = source[range.end.offset] === '\n' ? 1 : source.startsWith('\r\n', range.end.offset) ? 2 : 0
  const end = { line: range.end.line + 1, column: 1, offset: range.end.offset + nextLine }
  const edits = [
    {
      range: { start, end: start },
      newText: `${source.slice(range.start.offset, range.end.offset).trim()}\n`,
    },
    { range: { start: range.start, end: nextLine === 0 ? range.end : end }, newText: '' },
  ]
  return { fix: { title: 'Move it to the first line', safety: 'behaviour', edits } }
}
