import type { Context } from '../../build/types.ts'
import type { CommandInstruction, HealthcheckInstruction } from '../../dockerfile/model.ts'
import { baseName } from '../../dockerfile/shell/program.ts'
import { parseShellText } from '../../dockerfile/shell/parse.ts'
import type { Script } from '../../dockerfile/shell/types.ts'
import { unwrap } from '../../dockerfile/shell/unwrap.ts'
import { walkCommands } from '../../dockerfile/shell/walk.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { devServer } from '../shared/dev-servers.ts'
import { subcommandAt } from '../shared/packages.ts'
import { span } from '../shared/ranges.ts'
import { targetOf } from '../shared/output.ts'

export const docs: RuleDocs = {
  why: 'npm start is a program that reads package.json, starts a shell, which starts node. Three processes do the work of one, and the stop signal has to pass through all of them: where sh is dash, it ends the shell and npm, and the server is killed without having finished its requests. mvn, go run and the like also compile at every start, so the image needs a whole tool chain, and sometimes the network. In development that is convenient; in an image the runtime is better called directly. Those who keep npm for its hooks should test that the server gets to finish its work at docker stop.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nUSER node\nCMD ["npm", "start"]\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nUSER node\nCMD ["node", "server.js"]\n',
  sources: [
    'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd',
    'https://docs.docker.com/reference/cli/docker/container/stop/',
  ],
  equivalents: {},
}

/** What the final image starts. Whether a development server is started is the matter of `dev-server-in-production`. */
export default defineRule({
  meta: {
    name: 'package-manager-as-pid1',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['CMD', 'ENTRYPOINT'] },
    title: 'Start the program itself, without its package manager',
    messages: {
      script:
        '{{command}} starts a shell and the program below it, which get in the way of the stop signal: name the program of the script in {{keyword}}.',
      known:
        '{{command}} runs “{{script}}” by way of npm and a shell, which get in the way of the stop signal: write that command into {{keyword}}.',
      runner:
        '{{command}} stays between Docker and the program: put its bin directory into PATH, and start the program itself.',
      builder:
        '{{command}} builds or resolves the program whenever a container starts, so the image needs the build tools: build it in a RUN, and start the result.',
    },
  },
  *check({ dockerfile, build, context }) {
    const stage = targetOf(dockerfile)
    for (const instruction of [stage?.end.entrypoint, stage?.end.cmd]) {
      const started = instruction ? lastProgram(instruction) : null
      const kind = started && kindOf(started)
      if (!instruction || !started || !kind) continue
      if (devServer(baseName(started.argv[0]) ?? '', started.argv.slice(1), build.image?.env ?? {})) return
      const script = kind === 'script' ? scriptText(started.argv, context) : null
      const command = started.argv
        .slice(0, 3)
        .map((word) => word ?? '…')
        .join(' ')
      yield {
        messageId: script === null ? kind : 'known',
        range: started.range,
        data: { command, keyword: instruction.keyword, script: script ?? '' },
        confidence: started.argv.includes(null) ? 'likely' : 'certain',
      }
      // CMD behind such an entry point is its arguments.
      return
    }
  },
})

type Started = { readonly argv: readonly (string | null)[]; readonly range: Range; readonly shell: boolean }

/** The program that stays: wrappers and shells taken off. */
function lastProgram({ argv, script }: CommandInstruction | HealthcheckInstruction): Started | null {
  if (argv === null) return script === null ? null : lastOf(script)
  const [first] = argv
  if (!first) return null
  const { argv: words, script: text, origins } = unwrap(argv.map(({ value }) => value))
  const inner = text === null ? undefined : argv.find(({ value }) => value === text)
  if (text !== null) return inner ? lastOf(parseShellText(text, inner.range)) : null
  const from = argv[origins[0] ?? 0] ?? first
  const to = argv[(origins[0] ?? 0) + 1] ?? from
  return { argv: words, range: span(from.range, to.range), shell: false }
}

function lastOf(script: Script): Started | null {
  const last = walkCommands(script).at(-1)
  if (!last || last.pipe.from || last.processes.length > 0) return null
  const { argv } = unwrap(last.command.words.map(({ literal }) => literal))
  const isExec = last.command.words[0]?.literal === 'exec'
  return { argv, range: last.command.range, shell: !isExec }
}

const BUILDERS: Readonly<Record<string, readonly string[]>> = {
  go: ['run'],
  cargo: ['run'],
  dotnet: ['run', 'watch'],
  sbt: ['run'],
  swift: ['run'],
  stack: ['run'],
}
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  poetry: ['run'],
  pipenv: ['run'],
  uv: ['run'],
  pdm: ['run'],
  hatch: ['run'],
}

function kindOf({ argv, shell }: Started): 'script' | 'runner' | 'builder' | null {
  const program = baseName(argv[0]) ?? ''
  if (program === 'npx' || program === 'bunx' || program === 'pnpx') return 'builder'
  if (/^(?:npm|yarn|pnpm)$/.test(program)) return nodeKind(program, argv)
  if (/^(?:mvn|mvnw|gradle|gradlew)$/.test(program)) return argv.some(startsJava) ? 'builder' : null
  const verb = argv[subcommandAt(argv, ['--project', '-C', '--directory', '-p', '--manifest-path'])] ?? ''
  if (Object.hasOwn(BUILDERS, program) && BUILDERS[program]!.includes(verb)) return 'builder'
  if (Object.hasOwn(RUNNERS, program) && RUNNERS[program]!.includes(verb)) return 'runner'
  // In exec form bundle exec gives its place to the program. Source: bundler.io, "bundle exec", Loading.
  return program === 'bundle' && verb === 'exec' && shell ? 'runner' : null
}

function startsJava(word: string | null): boolean {
  return (
    word !== null &&
    /^(?:spring-boot:run|exec:java|exec:exec|quarkus:dev|jetty:run|tomcat7:run|:?(?:\w+:)*(?:run|bootRun|appRun))$/.test(
      word,
    )
  )
}

const NODE_VALUES = ['--prefix', '-C', '--dir', '--cwd', '--filter', '-F', '-w', '--workspace', '--loglevel']

/** `yarn serve` runs a script, too; `yarn install` at start resolves packages. */
function nodeKind(program: string, argv: Started['argv']): 'script' | 'builder' | null {
  const verb = argv[subcommandAt(argv, NODE_VALUES)] ?? null
  if (verb === null) return null
  if (/^(?:exec|dlx|install|ci|x)$/.test(verb)) return 'builder'
  if (/^(?:start|run|run-script|restart|workspace)$/.test(verb)) return 'script'
  return program === 'npm' || /^(?:test|build|config|version|node)$/.test(verb) ? null : 'script'
}

/** What the script in package.json says, where the context holds one. */
function scriptText(argv: Started['argv'], { files }: Context): string | null {
  const content = files['package.json']?.content
  const at = subcommandAt(argv, NODE_VALUES)
  const name = /^run(?:-script)?$/.test(argv[at] ?? '') ? argv[at + 1] : argv[at]
  if (content == null || content.length > 65_536 || name == null) return null
  const scripts = scriptsOf(content)
  return scripts !== null && Object.hasOwn(scripts, name) && typeof scripts[name] === 'string'
    ? scripts[name]
    : null
}

function scriptsOf(content: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(content)
    if (typeof parsed !== 'object' || parsed === null || !('scripts' in parsed)) return null
    const { scripts } = parsed
    return typeof scripts === 'object' && scripts !== null ? (scripts as Record<string, unknown>) : null
  } catch {
    return null
  }
}
