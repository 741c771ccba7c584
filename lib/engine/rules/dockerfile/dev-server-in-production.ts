import type { Image } from '../../build/types.ts'
import type { CommandInstruction, Pair } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/paths.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { devServer } from '../shared/dev-servers.ts'
import { shippedInstructions, targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'A development server is made for one person at a desk: it watches files, shows stack traces and source code to whoever causes an error, handles few requests at once, and its authors advise against using it for anything else. Debug switches do the same to a server that is meant for production; the console of Flask even runs code that a visitor types in. An image that runs somewhere else should start the production server. For work at the desk a stage called dev, built with --target, is the usual place.',
  bad: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
  good: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt gunicorn\nCOPY . .\nCMD ["gunicorn", "--bind", "0.0.0.0:5000", "app:app"]\n',
  sources: [
    'https://flask.palletsprojects.com/en/stable/deploying/',
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver',
    'https://vite.dev/guide/static-deploy.html',
    'https://nextjs.org/docs/app/api-reference/cli/next',
    'https://www.php.net/manual/en/features.commandline.webserver.php',
  ],
  equivalents: {},
}

/** npm, yarn and the like as the main process are package-manager-as-pid1's; what they are told to run is this rule's. */
export default defineRule({
  meta: {
    name: 'dev-server-in-production',
    severity: 'warning',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT', 'ENV'] },
    title: 'Start a production server',
    messages: {
      server: '{{server}} is a server for development; {{instead}}.',
      script: '{{server}} starts what the project runs during development; {{instead}}.',
      debug:
        '{{name}}={{value}} switches the image to development: error pages may show source code, and it runs slower.',
    },
  },
  *check(input) {
    const target = targetOf(input.dockerfile)
    const { image } = input.build
    if (!target || !image || isForDevelopment(target.name)) return
    const { program, args, instruction } = image.process
    const found = program === null || !instruction ? null : devServer(program, args, image.env)
    if (found !== null && instruction)
      yield {
        messageId: found.kind,
        range: rangeOf(instruction, found.words, image),
        data: { server: found.words.join(' '), instead: found.instead },
      }
    for (const { pair, value } of debugSettings(input))
      yield {
        messageId: 'debug',
        range: pair.range,
        data: { name: pair.key.text ?? '', value },
        confidence: 'likely',
      }
  },
})

const DEVELOPMENT =
  /(?:^|[-_.])(?:dev|devel|develop|development|devcontainer|debug|local|tests?|testing|ci|e2e|preview|storybook|lint)(?:$|[-_.\d])/

function isForDevelopment(name: string | null): boolean {
  return name !== null && DEVELOPMENT.test(name)
}

/** The words in the instruction that holds the last of them; all of it where they are not found. */
function rangeOf(instruction: CommandInstruction, words: readonly string[], { cmd }: Image): Range {
  const instructions = [
    instruction,
    ...(cmd?.instruction && cmd.instruction !== instruction ? [cmd.instruction] : []),
  ]
  for (const each of instructions) {
    const places = wordsOf(each)
    const last = places.findLastIndex(({ value }) => isWord(value, words.at(-1)))
    if (last === -1) continue
    const first = places.findIndex(({ value }, at) => at <= last && words.some((word) => isWord(value, word)))
    return { start: places[first]!.range.start, end: places[last]!.range.end }
  }
  return instruction.range
}

function isWord(value: string, word: string | undefined): boolean {
  return value === word || baseName(value) === word
}

type Place = { readonly value: string; readonly range: Range }

function wordsOf({ argv, script }: CommandInstruction): readonly Place[] {
  if (argv) return argv
  return walkCommands(script ?? { body: [] }).flatMap(({ command }) =>
    command.words.map(({ literal, raw, range }) => ({ value: literal ?? raw, range })),
  )
}

const DEBUG: ReadonlyMap<string, RegExp> = new Map([
  ['FLASK_DEBUG', /^(?:1|true|yes|on)$/i],
  ['FLASK_ENV', /^dev/i],
  ['NODE_ENV', /^dev/i],
  ['RAILS_ENV', /^dev/i],
  ['RACK_ENV', /^dev/i],
  ['APP_ENV', /^(?:dev|local)/i],
  ['APP_DEBUG', /^(?:1|true|yes|on)$/i],
  ['DJANGO_DEBUG', /^(?:1|true|yes|on)$/i],
  ['ASPNETCORE_ENVIRONMENT', /^dev/i],
  ['DOTNET_ENVIRONMENT', /^dev/i],
  ['MIX_ENV', /^dev/i],
  ['WERKZEUG_DEBUG_PIN', /^off$/i],
])

/** The last ENV of each name, where its value means development. */
function debugSettings(input: RuleInput): readonly { pair: Pair; value: string }[] {
  const last = new Map<string, Pair>()
  for (const instruction of shippedInstructions(input)) {
    if (instruction.keyword !== 'ENV') continue
    for (const pair of instruction.pairs)
      if (pair.key.text !== null && DEBUG.has(pair.key.text)) last.set(pair.key.text, pair)
  }
  return [...last].flatMap(([name, pair]) => {
    const value = pair.value.text
    return value !== null && DEBUG.get(name)!.test(value) ? [{ pair, value }] : []
  })
}
