import type { StageInstruction } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { PUBLIC_WEIGHTS, publicVariable } from '../shared/public-variables.ts'

export const docs: RuleDocs = {
  why: 'Bundlers copy every variable with their prefix into the JavaScript that each visitor loads: that is what the prefix is for. How the value got into the build makes no difference, so a secret mount does not help here. What the browser needs to know is no secret; what is one stays on the server, and the page asks a route of its own that uses it. Keys that are made for browsers, such as publishable, anon and site keys, are fine, best limited to the domain of the page.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nARG VITE_PAYMENT_SECRET\nRUN npm ci && npm run build\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nARG VITE_API_URL=https://api.example.com\nARG VITE_STRIPE_PUBLISHABLE_KEY\nRUN npm ci && npm run build\n',
  sources: [
    'https://vite.dev/guide/env-and-mode',
    'https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser',
    'https://create-react-app.dev/docs/adding-custom-environment-variables/',
  ],
  equivalents: { trivy: ['DS-0031'], buildkit: ['SecretsUsedInArgOrEnv'], hadolint: ['DL3064'] },
}

/** Variables that end up in the browser. All others with a secret's name are secret-in-env-or-arg's matter. One report for a name. */
export default defineRule({
  meta: {
    name: 'public-frontend-secret',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['ARG', 'ENV'], flags: ['mount'] },
    title: 'Keep secrets out of what the browser loads',
    messages: {
      secret:
        '{{name}} is compiled into the JavaScript of the page: {{bundler}} copies everything that begins with {{prefix}}, so each visitor can read the secret.',
      mounted:
        'The mount keeps {{name}} out of the layers, but {{bundler}} compiles everything that begins with {{prefix}} into the page, so each visitor can read it.',
      token:
        '{{name}} is compiled into the JavaScript of the page; unless this token is made for browsers, its place is on the server.',
      key: '{{name}} is compiled into the JavaScript of the page; make sure that it is a key for browsers and limited to your domain.',
    },
  },
  *check({ stages, dockerfile }) {
    const seen = new Set<string>()
    const instructions = [...dockerfile.globalArgs, ...stages.flatMap((stage) => stage.instructions)]
    for (const { name, range, mounted } of instructions.flatMap(variablesOf)) {
      const found = publicVariable(name)
      if (found === null || found.holds === null || seen.has(name)) continue
      seen.add(name)
      const { holds, prefix, bundler } = found
      const messageId = mounted && holds === 'secret' ? 'mounted' : holds
      yield { messageId, range, data: { name, prefix, bundler }, ...PUBLIC_WEIGHTS[holds] }
    }
  },
})

type Named = { readonly name: string; readonly range: Range; readonly mounted: boolean }

function variablesOf(instruction: StageInstruction): readonly Named[] {
  if (instruction.keyword === 'ENV')
    return instruction.pairs.map(({ key }) => ({ name: key.text ?? '', range: key.range, mounted: false }))
  if (instruction.keyword === 'ARG')
    return instruction.declarations.map(({ name, nameRange }) => ({ name, range: nameRange, mounted: false }))
  if (instruction.keyword !== 'RUN') return []
  return instruction.mounts.flatMap(({ type, options, flag }) =>
    type === 'secret' && options['env'] !== undefined
      ? [{ name: options['env'], range: flag.range, mounted: true }]
      : [],
  )
}
