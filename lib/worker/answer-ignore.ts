import { parseDockerignore } from '@/lib/engine/dockerignore/index.ts'
import type { Finding } from '@/lib/engine/index.ts'
import type { LintReport, LintRequest } from './protocol.ts'

/** Patterns that Docker refuses, in the files that keep things out of the build context. No rule stands for them. */
export function ignoreFindings(files: LintRequest['files']): LintReport['files'] {
  const ignoreFiles = Object.entries(files).filter(([path]) => path.endsWith('.dockerignore'))
  return Object.fromEntries(ignoreFiles.map(([path, text]) => [path, findingsIn(text)]))
}

function findingsIn(text: string): Finding[] {
  return parseDockerignore(text).problems.map(({ code, severity, message, range }) => ({
    rule: code,
    severity,
    confidence: 'certain',
    messageId: code,
    message,
    range,
    fix: null,
  }))
}
