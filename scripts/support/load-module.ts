import { mkdir, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Imports a TypeScript module of the project at `root`, bundled first because Node 20 reads no TypeScript. */
export async function loadModule<Module>(entry: string, root = process.cwd()): Promise<Module> {
  const bundled = await build({
    entryPoints: [entry],
    absWorkingDir: resolve(root),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: { 'server-only': resolve('scripts/empty.ts') },
    logLevel: 'silent',
  })
  const code = bundled.outputFiles[0]?.text ?? ''
  const name = createHash('sha256').update(code).digest('hex').slice(0, 16)
  const folder = resolve('node_modules/.cache/drydock')
  const file = join(folder, `${name}-${process.pid}.mjs`)
  await mkdir(folder, { recursive: true })
  await writeFile(file, code)
  return import(pathToFileURL(file).href).finally(() => rm(file, { force: true })) as Promise<Module>
}

/** Runs a module that reads its arguments from the command line; resolves to the exit status it sets. */
export async function runModule(entry: string, args: readonly string[]): Promise<number> {
  process.argv = [process.execPath, entry, ...args]
  await loadModule<unknown>(entry)
  return Number(process.exitCode ?? 0)
}
