import { version } from '../engine/index.ts'
import type { Finding, IgnoredFinding, Linted, Range, Severity } from '../engine/index.ts'
import { catalogue } from '../engine/rules/catalogue.ts'
import type { CatalogueEntry } from '../engine/rules/catalogue.ts'
import { languageOf } from '../engine/file-kind.ts'

/** SARIF 2.1.0, written as it is found out: head, the results of each file with commas between them, tail. Source: OASIS, sarif-v2.1.0-errata01-os. */

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }
const ROOT = '%SRCROOT%'
const INDEX: ReadonlyMap<string, number> = new Map(catalogue.map(({ meta }, at) => [meta.name, at]))

export function sarifHead(): string {
  const driver = { name: 'drydock', version, semanticVersion: version, rules: catalogue.map(descriptor) }
  const opening = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which drydock was run.' } } },
  }
  const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'
  return `{"$schema":${JSON.stringify(schema)},"version":"2.1.0","runs":[${JSON.stringify(opening).slice(0, -1)},"results":[\n`
}

/** `messages` are about files that could not be checked. */
export function sarifTail(messages: readonly string[]): string {
  const invocation = {
    executionSuccessful: messages.length === 0,
    ...(messages.length > 0 && {
      toolExecutionNotifications: messages.map((text) => ({ level: 'error', message: { text } })),
    }),
  }
  return `\n],"invocations":[${JSON.stringify(invocation)}]}]}\n`
}

function descriptor({ meta, docs }: CatalogueEntry): object {
  const { why, bad, good, equivalents, sources } = docs
  const fence = (text: string) => `\`\`\`${languageOf(meta.files)}\n${text.trim()}\n\`\`\``
  return {
    id: meta.name,
    shortDescription: { text: `${meta.title}.` },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\nReported:\n\n${bad}\nBetter:\n\n${good}\n${sources.join('\n')}`,
      markdown: `${why}\n\nReported:\n\n${fence(bad)}\n\nBetter:\n\n${fence(good)}\n\n${sources.map((url) => `- <${url}>`).join('\n')}`,
    },
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: { tags: [meta.category], equivalents },
  }
}

/** Where a file is: below the folder in which drydock was run, or an address of its own. */
export type Artifact = { readonly uri: string; readonly uriBaseId?: string }

/** The results of a file, without a comma behind the last. */
export function sarifResults(artifact: Artifact, { findings, ignored }: Linted): string {
  const results = [
    ...findings.map((finding) => resultOf(finding, artifact, null)),
    ...ignored.map((each) => resultOf(each.finding, artifact, each)),
  ]
  return results.map((result) => JSON.stringify(result)).join(',\n')
}

function resultOf(finding: Finding, artifactLocation: object, ignored: IgnoredFinding | null): object {
  const { rule, severity, confidence, message, range, fix } = finding
  const ruleIndex = INDEX.get(rule)
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(range) } }],
    ...(fix && {
      fixes: [
        {
          description: { text: fix.title },
          artifactChanges: [
            {
              artifactLocation,
              replacements: fix.edits.map((edit) => ({
                deletedRegion: regionOf(edit.range),
                insertedContent: { text: edit.newText },
              })),
            },
          ],
        },
      ],
    }),
    ...(ignored && { suppressions: [suppressionOf(ignored, artifactLocation)] }),
    properties: { confidence, ...(fix && { fixSafety: fix.safety }) },
  }
}

function suppressionOf({ range, reason }: IgnoredFinding, artifactLocation: object): object {
  return {
    kind: 'inSource',
    ...(reason !== null && { justification: reason }),
    location: { physicalLocation: { artifactLocation, region: regionOf(range) } },
  }
}

/** Lines and columns count from 1, the end column is the one behind the last character: as ours. */
function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  }
}

/** `path` with `/`, from the folder in which drydock was run. */
export function artifactBelowRoot(path: string): Artifact {
  const parts = path.replace(/^(?:\.\/)+/, '').split('/')
  return {
    uri: parts.map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, '\uFFFD'))).join('/'),
    uriBaseId: ROOT,
  }
}
