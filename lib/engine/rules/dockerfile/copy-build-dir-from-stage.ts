import type { CopyInstruction } from '../../dockerfile/model.ts'
import { chainOf } from '../../dockerfile/chain.ts'
import { baseName, isInside, resolvePath } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { buildSteps } from '../shared/build-steps.ts'
import { devInstall } from '../shared/dev-dependencies.ts'
import { commandText, runsOf } from '../shared/runs.ts'

export const docs: RuleDocs = {
  why: 'A builder stage pays off when only its result moves on. Copying the whole directory in which it worked takes the sources, the tests, the caches of the build and the packages for development along, often ten times the size of the result. Name the directory or the file that the build writes, and for interpreted programs install their production packages apart.',
  bad: 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM node:24-slim\nWORKDIR /app\nCOPY --from=build /app .\nCMD ["node", "dist/server.js"]\n',
  good: 'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\n\nFROM node:24-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev && npm cache clean --force\nCOPY --from=build /app/dist dist\nCMD ["node", "dist/server.js"]\n',
  sources: [
    'https://docs.docker.com/build/building/multi-stage/',
    'https://docs.docker.com/build/building/best-practices/#use-multi-stage-builds',
  ],
  equivalents: {},
}

/** The root of a stage is the matter of copy-entire-root-from-stage. */
export default defineRule({
  meta: {
    name: 'copy-build-dir-from-stage',
    severity: 'info',
    category: 'size',
    files: 'dockerfile',
    title: 'Copy the output of a build, not the place it was built in',
    messages: {
      workspace:
        'COPY takes all of {{path}}, where stage {{stage}} ran {{command}}: its sources and packages come along with the result.',
      modules:
        '{{path}} holds what {{command}} in stage {{stage}} installed, packages for development included; install without them or prune first.',
    },
  },
  *check(input) {
    for (const { index, instructions } of input.stages) {
      if (input.build.stages[index]?.shipped !== true) continue
      for (const copy of instructions) {
        if (copy.keyword !== 'COPY' || copy.from?.kind !== 'stage' || copy.exclude.length > 0) continue
        for (const source of copy.sources) {
          const path = resolvePath('/', source.text)
          const found = path === null || path === '/' ? null : foundAt(path, copy, input)
          if (found) yield { range: source.range, confidence: 'likely', ...found }
        }
      }
    }
  },
})

type Found = {
  readonly messageId: 'workspace' | 'modules'
  readonly data: { readonly path: string; readonly stage: string; readonly command: string }
}

function foundAt(path: string, { from }: CopyInstruction, input: RuleInput): Found | null {
  if (from?.kind !== 'stage') return null
  const stage = input.stages[from.stage]
  const chain = chainOf(input.dockerfile, from.stage)
  if (!stage || isTidied(path, chain, input)) return null
  const data = { path, stage: stage.label }
  if (baseName(path) === 'node_modules') {
    const install = runsOf(input.build, chain)
      .flatMap((run) => run.commands.map((command) => ({ run, command })))
      .find(
        ({ run, command }) =>
          command.cwd !== null &&
          resolvePath(command.cwd, 'node_modules') === path &&
          devInstall(command, run, input) !== null,
      )
    return install ? { messageId: 'modules', data: { ...data, command: commandText(install.command) } } : null
  }
  if (!holdsSources(path, chain)) return null
  const step = buildSteps(input, chain).find(
    ({ command: { cwd } }) => cwd !== null && cwd !== '/' && isInside(path, cwd),
  )
  return step ? { messageId: 'workspace', data: { ...data, command: commandText(step.command) } } : null
}

/** Something of the context was copied to the directory or into it. */
function holdsSources(path: string, chain: RuleInput['stages']): boolean {
  return chain.some(({ instructions }) =>
    instructions.some((each) => {
      if ((each.keyword !== 'COPY' && each.keyword !== 'ADD') || each.from !== null) return false
      const target = resolvePath(each.before.workdir, each.destination?.text ?? null)
      return target !== null && isInside(path, target)
    }),
  )
}

/** The stage prunes its packages or deletes from the directory what need not move on. */
function isTidied(path: string, chain: RuleInput['stages'], { build }: RuleInput): boolean {
  return runsOf(build, chain).some(({ commands }) =>
    commands.some(({ program, argv, cwd }) => {
      if (argv.includes('prune') || (argv.includes('focus') && argv.includes('--production'))) return true
      if (argv.some((word) => /^--(?:omit=dev|production|prod)$/.test(word ?? ''))) return true
      if (program !== 'rm' || !argv.some((word) => /^-\w*[rR]/.test(word ?? ''))) return false
      return argv.slice(1).some((word) => {
        const target = word === null || word.startsWith('-') ? null : resolvePath(cwd, word)
        return target !== null && target !== path && isInside(path, target)
      })
    }),
  )
}
