import type { Executed } from '../../build/types.ts'
import type { Dockerfile, RunInstruction } from '../../dockerfile/model.ts'
import { slice } from '../../source/position.ts'
import type { TextEdit } from '../../source/edit.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { dependencyInstall } from '../shared/dependency-installs.ts'
import { packageCall } from '../shared/packages.ts'
import { shippedRuns, type Run } from '../shared/runs.ts'
import { isAndChain } from '../shared/scripts.ts'

export const docs: RuleDocs = {
  why: 'Every RUN is a layer. Several short ones that always change together say in many layers what one could say, and what a later one deletes still lies in the layer before it. Merging is no aim in itself: layers are cheap today, and steps that change at different times, an install and a build, are better apart, because the cache then keeps the first one. So this is a hint for small steps of one kind, with the same mounts and options.',
  bad: 'FROM debian:13-slim\nRUN mkdir /srv/shop\nRUN ln -s /srv/shop /shop\nRUN touch /srv/shop/ready\n',
  good: 'FROM debian:13-slim\nRUN mkdir /srv/shop \\\n && ln -s /srv/shop /shop \\\n && touch /srv/shop/ready\n',
  sources: [
    'https://docs.docker.com/build/building/best-practices/#run',
    'https://docs.docker.com/build/cache/optimize/#order-your-layers',
  ],
  equivalents: {
    hadolint: ['DL3059'],
    kics: ['Multiple RUN, ADD, COPY, Instructions Listed'],
  },
}

/**
 * Compares neighbours only. An update apart from its install belongs to update-without-install, bytes that a later step
 * deletes to delete-in-later-layer, a RUN of cd alone to run-cd-instead-of-workdir, a chmod after COPY to copy-chmod.
 */
export default defineRule({
  meta: {
    name: 'consecutive-run',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Join short RUN instructions that change together',
    messages: {
      join: 'The {{count}} RUN instructions from line {{first}} on are short and alike: joined with && they are one layer instead of {{count}}.',
      deletes:
        'This RUN deletes what the one in line {{first}} made, but that layer keeps it: joined with && it never gets into the image.',
    },
  },
  *check(input) {
    const runs = shippedRuns(input)
    for (const group of groupsOf(runs)) {
      const [first, second] = group
      const deletes = group.slice(1).find((run, index) => removesOf(group[index]!, run))
      yield {
        messageId: deletes ? 'deletes' : 'join',
        range: (deletes ?? second!).run.node.keywordRange,
        data: { count: group.length, first: first!.run.range.start.line },
        confidence: 'likely',
        ...(deletes && { severity: 'warning' as const }),
        ...fixOf(group, input),
      }
    }
  },
})

/** Neighbours that may be one, two or more together. */
function groupsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const groups: Run[][] = []
  for (const run of runs) {
    const last = groups.at(-1)?.at(-1)
    if (last && areAlike(last, run)) groups.at(-1)!.push(run)
    else groups.push([run])
  }
  return groups.filter((group) => group.length > 1)
}

function areAlike(a: Run, b: Run): boolean {
  if (a.stage.index !== b.stage.index || b.run.index !== a.run.index + 1) return false
  const kind = kindOf(a)
  return kind !== null && kind === kindOf(b) && flagsOf(a.run) === flagsOf(b.run)
}

function flagsOf({ node }: RunInstruction): string {
  return node.flags
    .map(({ text }) => text)
    .toSorted()
    .join(' ')
}

/** Commands that change the shell they run in, so that the next one would find another one. */
const STATEFUL: ReadonlySet<string> = new Set(
  'cd pushd popd export set unset source . alias umask exec exit eval trap shopt'.split(' '),
)

/** What a RUN of one command is about; null for one that is better left alone. */
function kindOf({ run, commands, step }: Run): string | null {
  const [command] = commands
  if (!command || commands.length > 1 || run.argv !== null || !isAndChain(run) || isSpread(run)) return null
  if (command.program === null || STATEFUL.has(command.program) || step.cache?.state === 'rerun') return null
  const call = packageCall(command)
  if (call !== null)
    return call.action === 'install' && !call.verb.endsWith('grade') ? `install ${call.system}` : null
  const install = dependencyInstall(command)
  if (install !== null) return install.named ? `install ${install.ecosystem}` : null
  return isLong(command) ? null : 'short'
}

/** Written over many lines, it is no short step whatever it does. */
function isSpread({ range }: RunInstruction): boolean {
  return range.end.line - range.start.line > 3
}

/** Builds, downloads and tests take their time: their layer is worth keeping while the step after it changes. */
const LONG =
  /^(?:make|cmake|ninja|go|cargo|mvn|mvnw|gradle|gradlew|npm|pnpm|yarn|bun|npx|dotnet|msbuild|python[\d.]*|pip[\d.]*|uv|poetry|bundle|gem|composer|php|mix|rails|rake|curl|wget|git|conda|mamba|R|Rscript|swift|bazel|tar|unzip|docker-php-ext-\w+|pecl|playwright|node|java|javac|g?cc|g\+\+|configure|meson|sbt|lein|stack|cabal|nix\S*|rustup|sdkmanager|luarocks|opam|cpanm?|apt-key|debconf\S*|dpkg|rpm)$/

function isLong({ program }: Executed): boolean {
  return LONG.test(program ?? '')
}

/** Does the second delete what the first put into its layer? */
function removesOf({ step }: Run, second: Run): boolean {
  return step.wasted.some(
    ({ by, stage, step: at }) => by === 'removed' && stage === second.stage.index && at === second.at,
  )
}

/** Joins them with `&&`, where nothing but blank lines stands between them. */
function fixOf(group: readonly Run[], { dockerfile }: RuleInput): { fix?: Fix } {
  const edits = group.slice(1).map((run, index) => joint(group[index]!.run, run.run, dockerfile))
  const known = edits.filter((edit) => edit !== null)
  if (known.length < edits.length) return {}
  return { fix: { title: `Join these ${group.length} RUN instructions`, safety: 'safe', edits: known } }
}

function joint(a: RunInstruction, b: RunInstruction, { source, escape }: Dockerfile): TextEdit | null {
  const body = b.script?.range.start
  const gap = slice(source, { start: a.range.end, end: b.range.start })
  if (!body || gap.trim() !== '') return null
  return { range: { start: a.range.end, end: body }, newText: ` ${escape}\n && ` }
}
