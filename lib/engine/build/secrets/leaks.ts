import type { Dockerfile, RunInstruction } from '../../dockerfile/model.ts'
import { baseName, cleanPath, isInside, resolvePath } from '../../dockerfile/paths.ts'
import type { FlatCommand } from '../../dockerfile/shell/walk.ts'
import type { Executed } from '../types.ts'
import { secretsOf, usesOf, type SecretVariables, type Use } from './flow.ts'
import { cloneTarget, storeOf, verbsOf } from './stores.ts'

/** A command that lets a secret out of its mount or variable. */
export type Leak = {
  readonly kind: 'written' | 'copied' | 'configured' | 'cloned' | 'printed' | 'traced'
  readonly flat: FlatCommand
  readonly executed: Executed | null
  readonly program: string
  /** The file it ends up in, absolute; null where that is not known, and for what is only shown. */
  readonly path: string | null
  /** A removal of a file with one of these names mends it, too. */
  readonly files: readonly string[]
}

/** Programs whose output is what they are given. */
const PRINTERS = new Set(
  `
  echo printf cat tee base64 tr sed envsubst head tail awk cut jq openssl
`
    .trim()
    .split(/\s+/),
)
const COPIERS = new Set(['cp', 'install', 'mv', 'dd', 'rsync'])

type Run = { readonly run: RunInstruction; readonly commands: readonly Executed[] }

/** What a RUN gives away of the secrets it can see, except what it takes away again itself. */
export function leaksIn(
  dockerfile: Dockerfile,
  variables: SecretVariables,
  run: RunInstruction,
  commands: readonly Executed[],
): readonly Leak[] {
  const secrets = secretsOf(dockerfile, variables, run)
  if (secrets === null) return []
  const within = { run, commands }
  return usesOf(run, secrets)
    .flatMap((use) => leaksOf(use, within))
    .filter((leak) => !isRemoved(leak, within))
}

function leaksOf(use: Use, run: Run): readonly Leak[] {
  const { flat } = use
  const { command, options, pipe } = flat
  const executed = executedOf(use, run) ?? null
  const program = executed?.program ?? command.words[0]?.literal ?? null
  if (program === null) return []
  const leak = { flat, executed, program, path: null, files: [] }
  const files = writtenPaths(program, executed, command.redirects.length > 0).filter((path) =>
    staysInLayer(path, run),
  )
  if (files.length > 0)
    return files.map((path) => ({ ...leak, kind: COPIERS.has(program) ? 'copied' : 'written', path }))
  const store = storeOf(program, executed)
  if (store) return [{ ...leak, kind: 'configured', ...store }]
  if (program === 'git' && /^clone\b/.test(verbsOf(executed)) && use.in === 'words')
    return [{ ...leak, kind: 'cloned', path: cloneTarget(executed), files: ['.git'] }]
  if (options.xtrace && use.in === 'words') return [{ ...leak, kind: 'traced' }]
  const shows =
    PRINTERS.has(program) &&
    program !== 'tee' &&
    !pipe.to &&
    command.redirects.every(({ operator }) => operator.startsWith('<'))
  return shows && flat.depth === 0 ? [{ ...leak, kind: 'printed' }] : []
}

function executedOf({ flat }: Use, { commands }: Run): Executed | undefined {
  const { start } = flat.command.range
  return commands.find(({ range }) => range.start.offset === start.offset)
}

/** Where the secret ends up; null for a place that cannot be known. */
function writtenPaths(
  program: string,
  executed: Executed | null,
  redirected: boolean,
): readonly (string | null)[] {
  if (!executed) return []
  const operands = executed.argv.slice(1).filter((word) => word === null || !word.startsWith('-'))
  if (program === 'tee') return operands.map((word) => resolvePath(executed.cwd, word))
  if (COPIERS.has(program)) return operands.length > 1 ? [copyTarget(operands, executed)] : []
  return redirected && PRINTERS.has(program) ? executed.writes.map(({ path }) => path) : []
}

function copyTarget(operands: readonly (string | null)[], { cwd }: Executed): string | null {
  const target = operands.at(-1) ?? null
  const source = operands[0]
  if (target === null || source == null) return null
  return resolvePath(cwd, target.endsWith('/') ? `${target}${baseName(source)}` : target)
}

/** Mounts and devices are no part of the layer. */
function staysInLayer(path: string | null, { run }: Run): boolean {
  if (path === null) return true
  if (isInside('/dev', path) || isInside('/proc', path)) return false
  return !run.mounts.some(({ target }) => target !== null && isInside(target, path))
}

/** Deleted again before the RUN ends: the layer never holds it. */
function isRemoved({ flat, path, files, program }: Leak, { commands }: Run): boolean {
  const after = commands.filter(({ range }) => range.start.offset > flat.command.range.start.offset)
  return after.some((command) => {
    if (command.program === 'rm' || command.program === 'shred')
      return command.argv.slice(1).some((word) => removes(word, command, path, files))
    return (
      files.length > 0 &&
      command.program === program &&
      /\b(?:logout|delete|unset|remove-section)\b|^config rm\b/.test(
        `${verbsOf(command)} ${command.argv.join(' ')}`,
      )
    )
  })
}

function removes(
  word: string | null,
  { cwd }: Executed,
  path: string | null,
  files: readonly string[],
): boolean {
  if (word === null) return path === null
  if (word.startsWith('-')) return false
  const removed = resolvePath(cwd, word.replace(/\/\*$/, ''))
  if (path !== null && removed !== null && isInside(cleanPath(removed), path)) return true
  if (path !== null && removed !== null && files.length === 0) return false
  return files.some((file) => word.split('/').includes(file)) || (path === null && files.length === 0)
}
