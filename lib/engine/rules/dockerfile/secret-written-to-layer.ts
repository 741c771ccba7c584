import type { Executed } from '../../build/types.ts'
import { baseName, cleanPath, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule } from '../rule.ts'
import { shippedStages } from '../shared/output.ts'
import { runsOf, type Run } from '../shared/runs.ts'
import { secretsOf, secretVariables, usesOf, type Use } from '../shared/secret-flow.ts'

/** A secret mount is gone after its RUN; what the RUN writes down from it is not. */
export default defineRule({
  meta: {
    name: 'secret-written-to-layer',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    title: 'Write no secret into a file of the layer',
    messages: {
      written: '{{program}} writes the secret to {{path}}, and this layer keeps the file.',
      copied: '{{program}} copies the secret to {{path}}, and this layer keeps the copy.',
      configured: '{{program}} stores the secret in its configuration file, and this layer keeps that file.',
      cloned:
        'The address with the secret is stored in .git/config of the clone, and this layer keeps that file.',
      printed: '{{program}} prints the secret into the log of the build, which CI systems keep.',
      traced:
        'With set -x the shell prints every command, the secret in it included, into the log of the build.',
    },
    docs: {
      why: 'With --mount=type=secret the secret is a file that exists for one command and is in no layer. A command that writes it to another place undoes that: the copy is an ordinary file of the layer. Programs that read the secret where it is mounted leave nothing behind. A file that has to exist for a moment can be removed in the same RUN, or be the target of the mount itself.',
      bad: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=secret,id=npm \\\n    echo "//registry.example.com/:_authToken=$(cat /run/secrets/npm)" > .npmrc && npm ci\n',
      good: '# syntax=docker/dockerfile:1\nFROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=secret,id=npmrc,target=/app/.npmrc npm ci\n',
      sources: [
        'https://docs.docker.com/build/building/secrets/',
        'https://docs.docker.com/reference/dockerfile/#run---mounttypesecret',
      ],
    },
    equivalents: {},
  },
  *check(input) {
    const shipped = shippedStages(input.dockerfile)
    const variables = secretVariables(input.dockerfile)
    for (const run of runsOf(input.build, input.stages)) {
      const secrets = secretsOf(input.dockerfile, variables, run.run)
      if (secrets === null) continue
      for (const leak of usesOf(run.run, secrets).flatMap((use) => leaksOf(use, run))) {
        if (isRemoved(leak, run)) continue
        const data = { program: leak.program, path: leak.path ?? 'a file' }
        const certain = leak.use.flat.certain && (leak.path !== null || leak.messageId !== 'written')
        const severity =
          leak.messageId === 'traced' || leak.messageId === 'printed' || !shipped.has(run.stage.index)
        yield {
          messageId: leak.messageId,
          range: leak.use.flat.command.range,
          data,
          confidence: certain ? 'certain' : 'likely',
          ...(severity && { severity: 'warning' as const }),
        }
      }
    }
  },
})

type Leak = {
  readonly messageId: 'written' | 'copied' | 'configured' | 'cloned' | 'printed' | 'traced'
  readonly use: Use
  readonly program: string
  /** Absolute where known. */
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

/** Programs that write what they are told into a file of their own. */
const STORES: readonly {
  readonly program: RegExp
  readonly verbs: RegExp
  readonly files: readonly string[]
}[] = [
  { program: /^(?:npm|pnpm)$/, verbs: /^(?:config set|set|login|adduser|c set)\b/, files: ['.npmrc'] },
  { program: /^yarn$/, verbs: /^(?:config set|login)\b/, files: ['.yarnrc', '.yarnrc.yml', '.npmrc'] },
  { program: /^pip3?$/, verbs: /^config (?:\S+ )?set\b/, files: ['pip.conf'] },
  { program: /^git$/, verbs: /^config\b/, files: ['.gitconfig'] },
  {
    program: /^(?:docker|podman|buildah|helm|oras)$/,
    verbs: /^(?:registry )?login\b/,
    files: ['config.json', 'auth.json'],
  },
  { program: /^gh$/, verbs: /^auth login\b/, files: ['hosts.yml'] },
  { program: /^aws$/, verbs: /^configure\b/, files: ['credentials', 'config', '.aws'] },
  { program: /^gcloud$/, verbs: /^auth\b/, files: ['gcloud', '.config'] },
  { program: /^composer$/, verbs: /^config\b/, files: ['auth.json'] },
  { program: /^(?:bundle|bundler)$/, verbs: /^config\b/, files: ['.bundle', 'config'] },
  { program: /^poetry$/, verbs: /^config\b/, files: ['auth.toml', 'pypoetry'] },
  { program: /^cargo$/, verbs: /^login\b/, files: ['credentials.toml', '.cargo'] },
]

function leaksOf(use: Use, run: Run): readonly Leak[] {
  const { command, options, pipe } = use.flat
  const executed = executedOf(use, run)
  const program = executed?.program ?? command.words[0]?.literal ?? null
  if (program === null) return []
  const leak = { use, program, path: null, files: [] }
  const files = writtenPaths(program, executed, command.redirects.length > 0).filter((path) =>
    staysInLayer(path, run),
  )
  if (files.length > 0)
    return files.map((path) => ({ ...leak, messageId: COPIERS.has(program) ? 'copied' : 'written', path }))
  const store = STORES.find((each) => each.program.test(program) && each.verbs.test(verbsOf(executed)))
  if (store) return [{ ...leak, messageId: 'configured', files: store.files }]
  if (program === 'git' && /^clone\b/.test(verbsOf(executed)) && use.in === 'words')
    return [{ ...leak, messageId: 'cloned', files: ['.git'] }]
  if (options.xtrace && use.in === 'words') return [{ ...leak, messageId: 'traced' }]
  const shows =
    PRINTERS.has(program) &&
    program !== 'tee' &&
    !pipe.to &&
    command.redirects.every(({ operator }) => operator.startsWith('<'))
  return shows && use.flat.depth === 0 ? [{ ...leak, messageId: 'printed' }] : []
}

function executedOf({ flat }: Use, { commands }: Run): Executed | undefined {
  const { start } = flat.command.range
  return commands.find(({ range }) => range.start.offset === start.offset)
}

/** `config set x`: the words that are no options, in one text. */
function verbsOf(executed: Executed | undefined): string {
  return (executed?.argv ?? [])
    .slice(1)
    .filter((word) => word !== null && !word.startsWith('-'))
    .join(' ')
}

/** Where the secret ends up; null for a place that cannot be known. */
function writtenPaths(
  program: string,
  executed: Executed | undefined,
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
function isRemoved({ use, path, files, program }: Leak, { commands }: Run): boolean {
  const after = commands.filter(({ range }) => range.start.offset > use.flat.command.range.start.offset)
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
  if (path !== null && removed !== null) return isInside(cleanPath(removed), path)
  return files.some((file) => word.split('/').includes(file)) || (path === null && files.length === 0)
}
