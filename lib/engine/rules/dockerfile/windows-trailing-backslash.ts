import { lineStarts, rangeAt } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs } from '../rule.ts'

export const docs: RuleDocs = {
  why: 'At the end of a line a backslash means that the instruction goes on in the next one. A path of Windows that ends in one, such as C:\\app\\, therefore swallows the line below: COPY a.exe C:\\app\\ and the RUN behind it become one long COPY, and the build fails at files nobody meant, or leaves the RUN out without a word. A slash does the same as a backslash in a path, and # escape=` at the top of the file gives the backslash its meaning back.',
  bad: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nWORKDIR C:\\scale\\\nCOPY scale.exe .\nCMD ["scale.exe"]\n',
  good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2025\nWORKDIR C:/scale/\nCOPY scale.exe .\nCMD ["scale.exe"]\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#escape',
    'https://learn.microsoft.com/en-us/virtualization/windowscontainers/manage-docker/manage-windows-dockerfile',
  ],
  equivalents: {},
}

/** A path with a drive and a backslash at its end, as the last word of a line. */
const PATH_END = /(?:^|[\s"'=,[])[A-Za-z]:(?:\\[^\s\\"']*){0,64}\\[ \t]*$/
/** How the next line begins when it was meant as an instruction. */
const INSTRUCTION =
  /^[ \t]*(?:FROM|RUN|COPY|ADD|ENV|ARG|WORKDIR|USER|EXPOSE|VOLUME|LABEL|CMD|ENTRYPOINT|HEALTHCHECK|SHELL|STOPSIGNAL|ONBUILD)(?=[ \t])/

export default defineRule({
  meta: {
    name: 'windows-trailing-backslash',
    severity: 'error',
    category: 'syntax',
    files: 'dockerfile',
    title: 'End a path of Windows without a backslash',
    messages: {
      swallows:
        'The backslash at the end of this line swallows the line below, so {{keyword}} there is no instruction: end the path with a slash.',
    },
  },
  *check({ dockerfile: { source, escape, instructions } }) {
    if (escape !== '\\' || !/[A-Za-z]:\\/.test(source)) return
    const starts = lineStarts(source)
    for (const { range, heredocs } of instructions) {
      if (heredocs.length > 0) continue
      for (let line = range.start.line; line < range.end.line; line++) {
        const [from = 0, to = 0, behind = source.length] = starts.slice(line - 1, line + 2)
        const text = source.slice(Math.max(from, range.start.offset), to).replace(/\r?\n$/, '')
        const next = INSTRUCTION.exec(source.slice(to, Math.min(behind, to + 200)))?.[0]
        if (next === undefined || text.length > LONGEST || !PATH_END.test(text)) continue
        const at = Math.max(from, range.start.offset) + text.lastIndexOf('\\')
        const place = rangeAt(starts, at, at + 1)
        const fix: Fix = {
          title: 'End the path with a slash',
          safety: 'behaviour',
          edits: [{ range: place, newText: '/' }],
        }
        yield { messageId: 'swallows', range: place, data: { keyword: next.trim() }, fix }
      }
    }
  },
})

/** No line that somebody wrote is longer. */
const LONGEST = 1000
