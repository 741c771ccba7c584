import type { Executed } from '../../build/types.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import { slice } from '../../source/position.ts'
import { defineRule, type Fix, type RuleDocs, type RuleInput } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { runsCalling } from '../shared/onbuild.ts'
import { at, wordsRange } from '../shared/ranges.ts'
import { envBefore, variablesOf, type Variables } from '../shared/run-variables.ts'
import type { Run } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'rails assets:precompile starts the whole application, and in production that asks for the key all sessions are signed with. The build has no such key and must not have one: what an ARG or ENV brings stays readable in the image. Rails takes a stand-in of its own where SECRET_KEY_BASE_DUMMY is set, for the length of this one command; the real key is given to the container when it starts.',
  bad: 'FROM ruby:3.4-slim\nENV RAILS_ENV=production\nCOPY . .\nRUN bin/rails assets:precompile\n',
  good: 'FROM ruby:3.4-slim\nENV RAILS_ENV=production\nCOPY . .\nRUN SECRET_KEY_BASE_DUMMY=1 bin/rails assets:precompile\n',
  sources: [
    'https://guides.rubyonrails.org/configuring.html#config-secret-key-base',
    'https://docs.docker.com/build/building/secrets/',
  ],
  equivalents: { tally: ['ruby/asset-precompile-without-dummy-key'] },
}

const STARTERS = ['rails', 'rake', 'bundle']

/** A key that ENV or ARG brings is secret-in-env-or-arg's, one that lies in a copied file secret-file-copied's. */
export default defineRule({
  meta: {
    name: 'build-needs-real-secret',
    severity: 'info',
    category: 'secrets',
    files: 'dockerfile',
    on: { programs: STARTERS },
    title: 'Give Rails a stand-in for its key while it builds',
    messages: {
      rails:
        '{{command}} starts the application, which asks for its secret key in production; SECRET_KEY_BASE_DUMMY=1 in front of it gives it a stand-in.',
    },
  },
  check: (input) => distinct(reports(input)),
})

const KEYS = ['SECRET_KEY_BASE_DUMMY', 'SECRET_KEY_BASE', 'RAILS_MASTER_KEY']
const DEVELOPMENT = /(?:^|[-_])(?:dev|development|test|tests|ci)(?:$|[-_])/

function* reports(input: RuleInput) {
  const variables = variablesOf(input)
  for (const run of runsCalling(input, STARTERS)) {
    for (const command of run.commands) {
      const word = command.argv.indexOf('assets:precompile')
      if (word < 1 || !STARTERS.includes(command.program ?? '') || hasKey(run, variables, input)) continue
      const production = envBefore(variables, run, 'RAILS_ENV', input)?.text === 'production'
      const edit = fixAt(command, input.dockerfile.source)
      yield {
        messageId: 'rails',
        range: wordsRange(command, word),
        data: {
          command: command.argv
            .slice(0, word + 1)
            .map((each) => each ?? '…')
            .join(' '),
        },
        confidence: production && command.certain ? 'likely' : 'possible',
        ...(edit && { fix: edit }),
      } as const
    }
  }
}

/** By ENV, ARG or a secret mount, in front of the command, or exported before it. Nothing is said of images without Ruby. */
function hasKey({ stage, run, step }: Run, variables: Variables, input: RuleInput): boolean {
  const facts = input.build.stages[stage.index]?.image.base?.facts
  if (step.instruction.keyword !== 'RUN' || facts?.runtimes['ruby'] === undefined) return true
  if (DEVELOPMENT.test(stage.name ?? '') || run.mounts.some(({ type }) => type === 'secret')) return true
  return KEYS.some((name) => sets(run, name) || known(name, stage.index, variables, input))
}

function known(name: string, stage: number, variables: Variables, { build }: RuleInput): boolean {
  const chain = build.stages[stage]?.image.chain ?? [stage]
  return chain.some((index) => variables[index]?.has(name) === true)
}

/** `KEY=1 rails assets:precompile`, `export KEY=1`; what stands in front of another command is for that one. */
function sets({ script }: Run['run'], name: string): boolean {
  if (script === null || !script.text.includes(name)) return false
  return walkCommands(script).some(({ command: { assignments, words } }) => {
    const given =
      assignments.some((each) => each.name === name) || words.some(({ raw }) => raw.startsWith(`${name}=`))
    return (
      given &&
      (words.length === 0 || words.some(({ raw }) => raw === 'export' || raw === 'assets:precompile'))
    )
  })
}

/** Not in exec form, where no shell reads it. */
function fixAt({ words, argv }: Executed, source: string): Fix | null {
  const [first] = words
  if (!first || slice(source, first.range) !== argv[0]) return null
  const edits = [{ range: at(first.range.start), newText: 'SECRET_KEY_BASE_DUMMY=1 ' }]
  return { title: 'Put the stand-in in front', safety: 'behaviour', edits }
}
