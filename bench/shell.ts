/**
 * How long reading the RUN bodies of real Dockerfiles takes: `PATH` is a folder of Dockerfiles.
 * Run: npx esbuild bench/shell.ts --bundle --platform=node --format=esm --outfile=/tmp/shell-bench.mjs
 *      node /tmp/shell-bench.mjs PATH [--list]
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shell } from '../lib/engine/dockerfile/model.ts'
import { parseSyntax } from '../lib/engine/dockerfile/parse-syntax.ts'
import { runScript } from '../lib/engine/dockerfile/run-script.ts'
import { walkCommands } from '../lib/engine/dockerfile/shell/walk.ts'
import { lineStarts } from '../lib/engine/source/position.ts'

const SH: Shell = { argv: ['/bin/sh', '-c'], language: 'posix', setBy: null }
const WINDOWS = /^(?:from\b.*(?:nanoserver|servercore|windows)|shell\b.*(?:powershell|pwsh|cmd))/im

type Body = {
  readonly file: string
  readonly line: number
  readonly read: () => ReturnType<typeof runScript>['script']
}

function bodiesOf(folder: string): readonly Body[] {
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(join(folder, file), 'utf8')
    const starts = lineStarts(source)
    const runs = WINDOWS.test(source) ? [] : parseSyntax(source).instructions
    return runs
      .filter(({ keyword, form }) => keyword === 'RUN' && form === 'shell')
      .map((node) => ({
        file,
        line: node.range.start.line,
        read: () => runScript(node, source, starts, SH).script,
      }))
  })
}

/** Microseconds per body for reading and for walking, one round over all bodies. */
function round(bodies: readonly Body[]): { readonly read: number; readonly walk: number } {
  const begin = performance.now()
  const scripts = bodies.map(({ read }) => read())
  const middle = performance.now()
  for (const script of scripts) if (script !== null) walkCommands(script)
  const end = performance.now()
  return { read: ((middle - begin) * 1000) / bodies.length, walk: ((end - middle) * 1000) / bodies.length }
}

function report(folder: string, list: boolean): void {
  const bodies = bodiesOf(folder)
  const scripts = bodies.map((body) => ({ ...body, script: body.read() }))
  const broken = scripts.filter(({ script }) => (script?.errors.length ?? 0) > 0)
  const commands = scripts.reduce(
    (sum, { script }) => sum + (script === null ? 0 : walkCommands(script).length),
    0,
  )
  console.log(`${bodies.length} bodies, ${commands} commands, ${broken.length} bodies with errors`)
  if (list)
    for (const { file, line, script } of broken) console.log(`${file}:${line}: ${script?.errors[0]?.message}`)
  for (let count = 1; count <= 5; count += 1) {
    const { read, walk } = round(bodies)
    console.log(`round ${count}: ${read.toFixed(1)} µs to read, ${walk.toFixed(1)} µs to walk, per body`)
  }
}

const [folder, option] = process.argv.slice(2)
if (folder === undefined) console.error('Give the folder of Dockerfiles: shell.ts PATH [--list]')
else report(folder, option === '--list')
