import { realPath, type HostFile, type HostState } from './host-state.ts'

const FILE = /^([\w.-]+):([\w.-]+) ([0-7]{3,4}) (\/\S*)$/
const GROUP = /^group ([\w.-]+):(.*)$/

/**
 * Reads a host from a listing: `root:docker 660 /var/run/docker.sock`, as `stat -c '%U:%G %a %n'` prints it, and
 * `group docker: ada, bo`. Other lines say nothing. A path that others lie below, or that ends with /, is a directory.
 */
export function readHostListing(text: string): HostState {
  const lines = text.split('\n').map((line) => line.trim())
  const listed = lines.flatMap(fileIn)
  const parents = new Set(listed.map(([path]) => path.slice(0, path.lastIndexOf('/'))))
  return {
    files: new Map(
      listed.map(([path, file]) => [path, { ...file, directory: file.directory || parents.has(path) }]),
    ),
    groups: new Map(lines.flatMap(groupIn)),
  }
}

function fileIn(line: string): [string, HostFile][] {
  const [, owner = '', group = '', mode = '', path] = FILE.exec(line) ?? []
  if (path === undefined) return []
  const file = { owner, group, mode: Number.parseInt(mode, 8), directory: path.endsWith('/') }
  return [[realPath(path), file]]
}

function groupIn(line: string): [string, ReadonlySet<string>][] {
  const [, name, members = ''] = GROUP.exec(line) ?? []
  const named = members.split(',').flatMap((member) => member.trim() || [])
  return name === undefined ? [] : [[name, new Set(named)]]
}
