import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export type Outcome = { readonly code: number; readonly output: string }

/** The program `name` that a package of ours brings, as a path. */
export const bin = (name: string): string => resolve('node_modules/.bin', name)

/** Runs a program with this terminal; resolves to its exit code, 1 when a signal ended it, 127 when it is missing. */
export function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', () => done(127))
    child.on('close', (code) => done(code ?? 1))
  })
}

/** Runs a program and keeps what it prints, errors included. */
export function capture(program: string, args: readonly string[], cwd = process.cwd()): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => done({ code: 127, output: error.message }))
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}
