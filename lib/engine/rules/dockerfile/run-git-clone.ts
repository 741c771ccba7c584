import type { Executed } from '../../build/types.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { defineRule, type RuleDocs, type RuleInput, type Severity } from '../rule.ts'
import { operandsOf, optionOf, sureOf } from '../shared/command-words.ts'
import { distinct } from '../shared/distinct.ts'
import { textOf } from '../shared/downloads.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { shippedStages } from '../shared/output.ts'
import { subcommandAt } from '../shared/packages.ts'
import { wordsRange } from '../shared/ranges.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'The cache knows a RUN by its text, not by what the repository holds today: git clone runs once, and new commits are not fetched until something above it changes. On another machine the same line fetches other sources, so two builds of one Dockerfile differ. In the final image the whole history stays in the layer as well, and git had to be installed for it. ADD with the address of a repository fetches one commit without git, and the builder asks the server whether the reference moved.',
  bad: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates\nRUN git clone https://git.example.com/shop/till.git /src\n',
  good: 'FROM debian:13-slim\nADD https://git.example.com/shop/till.git#8e3cf1d0b2a94c6f7d5e1a2b3c4d5e6f7a8b9c0d /src\n',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository',
    'https://docs.docker.com/build/cache/invalidation/#run-instructions',
  ],
  equivalents: { tally: ['prefer-add-git'] },
}

const PROGRAMS = ['git']

/** A credential in the address belongs to the rules about secrets; what it clones, and how fixed that is, is told here. */
export default defineRule({
  meta: {
    name: 'run-git-clone',
    severity: 'info',
    category: 'layers-cache',
    files: 'dockerfile',
    on: { programs: PROGRAMS },
    title: 'Add sources of a repository with ADD and a commit',
    messages: {
      moving:
        'git clone takes whatever {{url}} holds on the day of the build, and the cache then keeps that state: fix a commit, best with ADD {{url}}#COMMIT.',
      branch:
        'git clone takes the newest commit of {{ref}}, and the cache then keeps it: the next commit of {{ref}} is not fetched. ADD {{url}}#{{ref}} notices it.',
      tag: 'git clone of {{ref}} runs once and is then cached by its text; ADD {{url}}#{{ref}} fetches the files without git, and again when {{ref}} moves.',
      commit:
        'git clone fetches the whole history for one commit; ADD {{url}}#{{ref}} fetches that commit alone, and without git.',
    },
  },
  *check(input) {
    const shipped = shippedStages(input)
    const runs = runsCalling(input, PROGRAMS)
    yield* distinct(
      runs.flatMap(({ stage, commands }, at) =>
        commands.flatMap((command, index) => {
          const clone = cloneOf(command, untilNextClone(behind(runs, at, index)))
          // A fixed commit in a stage that is thrown away is as good as ADD.
          if (clone === null || (clone.messageId === 'commit' && !shipped.has(stage.index))) return []
          const { messageId, url, ref, verb } = clone
          const mild = messageId !== 'moving' || isForFuzzing(stage.index, input)
          const severity: Severity = mild ? 'info' : 'warning'
          const range = wordsRange(command, verb)
          return [{ messageId, range, data: { url, ref }, severity, confidence: sureOf(command) }]
        }),
      ),
    )
  },
})

/** OSS-Fuzz tests the newest state of a project, every day. Source: google.github.io/oss-fuzz, "Dockerfile". */
function isForFuzzing(stage: number, { dockerfile }: RuleInput): boolean {
  const base = chainOf(dockerfile, stage)[0]?.base
  return base?.kind === 'image' && base.reference.text.startsWith('gcr.io/oss-fuzz-base/')
}

type Clone = {
  readonly messageId: 'moving' | 'branch' | 'tag' | 'commit'
  readonly url: string
  readonly ref: string
  /** Index of `clone` in `argv`. */
  readonly verb: number
}

/** Options of git and of git clone that take the next word as their value. */
const GIT_VALUES: readonly string[] = ['-C', '-c', '--git-dir', '--work-tree', '--namespace']
const CLONE_VALUES: readonly string[] =
  '-b --branch -o --origin -u --upload-pack -c --config --depth --shallow-since --shallow-exclude --reference --template --filter -j --jobs --separate-git-dir --server-option'.split(
    ' ',
  )

function cloneOf(command: Executed, after: readonly Executed[]): Clone | null {
  const { program, argv } = command
  if (program !== 'git') return null
  const verb = subcommandAt(argv, GIT_VALUES)
  if (argv[verb] !== 'clone') return null
  const values = new Set(CLONE_VALUES)
  const operands = operandsOf(argv, verb + 1).filter(({ at }) => !values.has(argv[at - 1] ?? ''))
  const first = operands[0]
  const url = first ? textOf(command, first.at) : ''
  if (url === '' || isLocalPath(url)) return null
  const branch = optionOf(argv, ['--branch', '-b'], verb + 1)
  const named = branch ? textOf(command, branch.valueAt).replace(/^(?:--branch=|-b(?=.))/, '') : null
  const checkedOut = after.flatMap((each) => checkoutOf(each) ?? [])[0] ?? null
  const ref = checkedOut ?? named
  return { messageId: ref === null ? 'moving' : kindOf(ref), url: withoutSecret(url), ref: ref ?? '', verb }
}

/** The commands behind a clone, in its RUN and those that follow in the stage: often a RUN of its own checks a version out. */
function behind(runs: readonly Run[], at: number, index: number): readonly Executed[] {
  const [own, ...later] = runs.slice(at, at + 1 + FURTHEST)
  const same = later.filter(({ stage }) => stage === own?.stage)
  return [...(own?.commands.slice(index + 1) ?? []), ...same.flatMap(({ commands }) => commands)]
}

/** So many RUN with git further down it is another matter. */
const FURTHEST = 3

/** What is checked out behind a second clone is a commit of that one. */
function untilNextClone(commands: readonly Executed[]): readonly Executed[] {
  const next = commands.findIndex(({ program, argv }) => program === 'git' && argv.includes('clone'))
  return next === -1 ? commands : commands.slice(0, next)
}

/** A path of the image or of a mount: nothing is fetched. */
function isLocalPath(url: string): boolean {
  return /^(?:\.{0,2}\/|file:|\.{1,2}$)/.test(url)
}

/** What a later `git checkout`, `git reset --hard` or `git switch` settles on. */
function checkoutOf(command: Executed): string | null {
  const { program, argv } = command
  if (program !== 'git') return null
  const verb = subcommandAt(argv, GIT_VALUES)
  if (!/^(?:checkout|reset|switch)$/.test(argv[verb] ?? '')) return null
  const operand = operandsOf(argv, verb + 1).find(({ at }) => argv[at] !== '.' && argv[at] !== 'HEAD')
  return operand ? textOf(command, operand.at).replace(/^(?:tags|refs\/tags)\//, '') : null
}

/** By its form: a variable is a version that somebody chooses. */
function kindOf(ref: string): 'branch' | 'tag' | 'commit' {
  if (/^[0-9a-f]{7,64}$/i.test(ref)) return 'commit'
  return /\d|[$…]/.test(ref) ? 'tag' : 'branch'
}

/** What stands between `//` and `@` may be a password. */
function withoutSecret(url: string): string {
  return url.replace(/^(\w+:\/\/)[^/@]*@/, '$1')
}
