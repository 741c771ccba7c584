import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workflowCommand } from './github.ts'
import { CODES, formatProblem } from '../lib/content/problem.ts'
import type { ContentProblem } from '../lib/content/types.ts'
import { version } from '../lib/engine/index.ts'
import { artifactBelowRoot } from '../lib/export/sarif.ts'

export const CONTENT_FORMATS = ['text', 'json', 'sarif', 'github'] as const
export type ContentFormat = (typeof CONTENT_FORMATS)[number]

type Shown = {
  readonly problems: readonly ContentProblem[]
  /** Folder on the disk that paths start from. */
  readonly base: string
  /** Labs that were proved. */
  readonly labs: number
}

/** What a check found, as text for `format`. */
export const PRINT: Readonly<Record<ContentFormat, (shown: Shown) => string>> = {
  text: asText,
  json: ({ problems }) => problems.map((each) => `${JSON.stringify({ version: 1, ...each })}\n`).join(''),
  sarif: asSarif,
  github: ({ problems }) => problems.map(asCommand).join(''),
}

function asText({ problems, base, labs }: Shown): string {
  const parts = problems.map((each) => formatProblem(each, sourceOf(join(base, each.file))))
  const end =
    problems.length === 0
      ? `No problems; ${counted(labs, 'lab')} proved.`
      : `${counted(problems.length, 'problem')}.`
  return `${[...parts, end].join('\n')}\n`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Null for a folder, or a file that is not there. */
function sourceOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function asCommand({ file, line, column, severity, code, message, suggestion }: ContentProblem): string {
  return workflowCommand(severity, { file, line, col: column, title: code }, whole(message, suggestion))
}

function whole(message: string, suggestion: string | null): string {
  return suggestion === null ? message : `${message} ${suggestion}`
}

/** SARIF 2.1.0. Source: OASIS, sarif-v2.1.0-errata01-os. */
function asSarif({ problems }: Shown): string {
  const rules = Object.entries(CODES).map(([id, meaning]) => ({ id, shortDescription: { text: meaning } }))
  const results = problems.map(({ file, line, column, severity, code, message, suggestion }) => ({
    ruleId: code,
    ruleIndex: Object.keys(CODES).indexOf(code),
    level: severity,
    message: { text: whole(message, suggestion) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifactBelowRoot(file),
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }))
  const driver = { name: 'drydock content check', version, rules }
  return `${JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  })}\n`
}
