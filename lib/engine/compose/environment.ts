import { textOf } from '../project.ts'
import type { Project } from '../project.ts'

/**
 * The variables of the `.env` file beside a compose file. One whose value refers to another, or goes on over several
 * lines, is left out. Source: docs.docker.com, "Env file syntax".
 */
export function dotEnvOf(project: Project | undefined, path: string): Readonly<Record<string, string>> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const text = project ? textOf(project, `${folder}.env`) : null
  return text === null ? {} : readDotEnv(text)
}

export function readDotEnv(text: string): Readonly<Record<string, string>> {
  const found = text.split('\n').flatMap((line) => {
    const [, name, rest = ''] =
      /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]\s*(.*)$/.exec(line.trimEnd()) ?? []
    const value = name === undefined ? null : dotEnvValue(rest)
    return name === undefined || value === null ? [] : [[name, value] as const]
  })
  return Object.fromEntries(found)
}

function dotEnvValue(text: string): string | null {
  const [, single] = /^'([^']*)'\s*(?:#.*)?$/.exec(text) ?? []
  if (single !== undefined) return single
  const [, double] = /^"([^"\\$]*)"\s*(?:#.*)?$/.exec(text) ?? []
  if (double !== undefined) return double
  if (/^['"]/.test(text) || text.includes('$') || text.includes('\\')) return null
  return text.replace(/(?<!\s)\s+#.*$/, '').trim()
}
