import { chmod, mkdir, rm, symlink } from 'node:fs/promises'
import { build } from 'esbuild'
import { generate } from './generate.ts'

const OUTFILE = 'dist/drydock.mjs'

/** Compilers that only `content check` needs: loaded from node_modules when it runs, so that starting stays fast. */
const EXTERNAL = ['esbuild', 'mdx-bundler', '@mdx-js/mdx', 'remark-gfm', 'rehype-slug']

/** `yaml` asks for Node's modules by `require`, which an ES module does not have. */
const BANNER = `#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)`

/** Bundles the command line into one file. */
export async function bundleCli(outfile = OUTFILE): Promise<void> {
  await build({
    entryPoints: ['cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: BANNER },
    // Less to read at each start; names stay, so that a stack trace still tells something.
    minifyWhitespace: true,
    minifySyntax: true,
    // Modules of ES where a package has both: the other kind may hide its imports from a bundler.
    mainFields: ['module', 'main'],
    external: EXTERNAL,
    alias: { 'server-only': './scripts/empty.ts' },
    logLevel: 'warning',
  })
  await chmod(outfile, 0o755)
}

/** npm links the commands of dependencies, not the package's own: with this link `npx drydock` starts at once. */
async function linkCli(): Promise<void> {
  const link = 'node_modules/.bin/drydock'
  await mkdir('node_modules/.bin', { recursive: true })
  await rm(link, { force: true })
  await symlink(`../../${OUTFILE}`, link).catch(() => undefined)
}

/** What `npm ci` and `npm install` run at their end. */
export async function main(): Promise<number> {
  await generate()
  await bundleCli()
  await linkCli()
  return 0
}
