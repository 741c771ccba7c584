import { defineRule, type Fix, type RuleDocs } from '../rule.ts'
import { problemsWith } from '../shared/problems.ts'

export const docs: RuleDocs = {
  why: 'A line that ends in a backslash goes on in the next one. When that is blank, a reader takes it for the end of the instruction, while Docker skips it and reads on. Docker warns about it, because a later version of the syntax will treat it as an error. A comment line may stand there.',
  bad: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n\n    curl\n',
  good: 'FROM alpine:3.23\nRUN apk add --no-cache \\\n    curl\n',
  sources: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
  equivalents: { buildkit: ['NoEmptyContinuation'], dockerfile_utils: ['EMPTY_CONTINUATION_LINE'] },
}

/** Docker still skips a blank line inside an instruction, and has announced that it will not for ever. */
export default defineRule({
  meta: {
    name: 'empty-continuation-line',
    severity: 'warning',
    category: 'syntax',
    files: 'dockerfile',
    on: { problems: ['empty-continuation-line'] },
    title: 'Leave no blank line inside an instruction',
    messages: {
      blank:
        'The instruction of line {{line}} goes on behind this blank line; Docker skips it today and will refuse it one day.',
      last: 'The line above ends with {{escape}}, so the instruction of line {{line}} goes on, but nothing follows.',
    },
  },
  *check(input) {
    const { source, escape } = input.dockerfile
    for (const { problem, instruction } of problemsWith('empty-continuation-line', input)) {
      const blank = /^(?:[^\S\n]*\n)*/.exec(source.slice(problem.range.start.offset))?.[0] ?? ''
      const end = problem.range.start.offset + blank.length
      const goesOn = instruction !== undefined && /\S/.test(source.slice(end, instruction.range.end.offset))
      const data = { line: instruction?.range.start.line ?? problem.range.start.line, escape }
      yield {
        messageId: goesOn ? 'blank' : 'last',
        range: problem.range,
        data,
        ...(goesOn ? { fix: without(problem.range.start, blank) } : {}),
      }
    }
  },
})

/** All blank lines from there on. */
function without(start: { line: number; column: number; offset: number }, blank: string): Fix {
  const lines = blank.split('\n').length - 1
  const end = { line: start.line + lines, column: 1, offset: start.offset + blank.length }
  return { title: 'Delete the blank line', safety: 'safe', edits: [{ range: { start, end }, newText: '' }] }
}
