/** `node scripts/run.mjs NAME [args]` runs scripts/NAME.ts; Node 20 reads no TypeScript, so esbuild bundles it first. */
import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [name = '', ...args] = process.argv.slice(2)
process.chdir(resolve(import.meta.dirname, '..'))
process.setSourceMapsEnabled(true)

const entry = `scripts/${name}.ts`
if (!/^[a-z0-9-]+$/.test(name) || !existsSync(entry)) {
  console.error(`There is no script called “${name}”: scripts/${name}.ts does not exist.`)
  process.exit(2)
}

const outfile = resolve(`node_modules/.cache/drydock/${name}-${process.pid}.mjs`)
const alias = { 'server-only': './scripts/empty.ts' }
const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
}
await build({ entryPoints: [entry], outfile, alias, sourcemap: 'inline', ...shared })
const { main } = await import(pathToFileURL(outfile).href).finally(() => rmSync(outfile, { force: true }))
process.exitCode = await main(args)
