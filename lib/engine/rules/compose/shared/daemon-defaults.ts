import { kindOf } from '../../../file-kind.ts'
import { textOf, type Project } from '../../../project.ts'

/** What the daemon.json of a project sets for all containers; empty when there is none, or it cannot be read. */
export function daemonDefaults(project: Project): Readonly<Record<string, unknown>> {
  const path = Object.keys(project.context.files).find(isDaemonFile)
  const text = path === undefined ? null : textOf(project, path)
  return text === null ? {} : objectIn(text)
}

/** Most projects hold many files and none of these: the ending is asked first. */
function isDaemonFile(path: string): boolean {
  return path.endsWith('daemon.json') && kindOf(path) === 'daemon'
}

/** The daemon reads plain JSON and refuses everything else. */
function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
