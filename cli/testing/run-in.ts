import { withFolder } from '../../lib/content/testing/content-folder.ts'
import { run } from '../run.ts'

export type Outcome = { readonly status: number; readonly out: string; readonly err: string }
type Setting = { readonly stdin?: string; readonly colour?: boolean; readonly content?: string }

/** Runs a command line in a temporary folder that holds `files`. Tests only. */
export function runIn(
  files: Readonly<Record<string, string | Uint8Array>>,
  argv: readonly string[],
  setting: Setting = {},
): Promise<Outcome> {
  return withFolder(files, (cwd) => runAt(cwd, argv, setting))
}

export async function runAt(cwd: string, argv: readonly string[], setting: Setting = {}): Promise<Outcome> {
  const { stdin = '', colour = false, content = `${cwd}/content` } = setting
  let out = ''
  let err = ''
  const status = await run(argv, {
    cwd,
    colour,
    content,
    stdin: async () => new TextEncoder().encode(stdin),
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
  })
  return { status, out, err }
}

/** JSON Lines as values. */
export function lines<T = Record<string, unknown>>(out: string): T[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}
