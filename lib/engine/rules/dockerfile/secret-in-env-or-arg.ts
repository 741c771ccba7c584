import { isFingerprint, isPlaceholder, pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import type { Dockerfile, Value } from '../../dockerfile/model.ts'
import type { Range } from '../../source/position.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { publicVariable } from '../shared/public-variables.ts'

export const docs: RuleDocs = {
  why: 'ENV is part of the configuration of the image, and ARG of its history: docker inspect and docker history show both to everybody who can pull it, and deleting the variable in a later line changes nothing. A secret that a build step needs is handed over with --mount=type=secret, for the length of that one command; a secret the program needs is given to the container when it starts.',
  bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nARG NPM_TOKEN\nRUN npm ci\n',
  good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n',
  sources: [
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    'https://docs.docker.com/build/building/secrets/',
  ],
  equivalents: {
    hadolint: ['DL3064'],
    buildkit: ['SecretsUsedInArgOrEnv'],
    trivy: ['DS-0031'],
    kics: ['Secrets Stored In Dockerfile'],
    semgrep: ['secret-in-build-arg'],
    dockle: ['CIS-DI-0010'],
    docker_bench: ['4.10'],
    tally: ['ruby/secrets-in-arg-or-env', 'ruby/prefer-secret-mounts-for-build-credentials'],
  },
}

/** Variables of a build are written into the image's configuration and history, where everybody who has the image can read them. */
export default defineRule({
  meta: {
    name: 'secret-in-env-or-arg',
    severity: 'error',
    category: 'secrets',
    files: 'dockerfile',
    on: { instructions: ['ARG', 'ENV'] },
    title: 'Keep secrets out of ENV and ARG',
    messages: {
      env: 'ENV {{name}} puts a secret into the image: docker inspect shows it, and every process in the container gets it.',
      arg: 'A value given for ARG {{name}} stays readable in the history of the image.',
      argDefault:
        'ARG {{name}} has its secret as a default value: it stands in this file and in the history of the image.',
      copied:
        'ENV {{name}} takes its value from {{source}} and keeps it in the image for everybody who has a copy.',
      placeholder:
        '{{keyword}} {{name}} is meant for a secret. {{value}} is only a stand-in, but the real value would stay in the image.',
      byName:
        'docker build warns about {{keyword}} {{name}} because of the word {{word}} in its name. If no secret gets into it, there is nothing to mend.',
    },
  },
  *check({ dockerfile }) {
    for (const variable of variablesOf(dockerfile)) {
      const { keyword, name, range, value } = variable
      // What a bundler makes public is public-frontend-secret's finding: a mount would not help there.
      if (publicVariable(name) !== null) continue
      if (secretName(name) !== 'secret' || cannotHold(variable)) {
        const word = suspectWord(name)
        if (word !== null) {
          const data = { keyword, name, word }
          yield { messageId: 'byName', range, data, severity: 'info', confidence: 'possible' }
        }
        continue
      }
      const text = value?.text ?? ''
      const source = (value?.variables ?? []).map((variableName) => `$${variableName}`).join(' and ')
      const data = { keyword, name, source, value: text }
      if (source === '' && isPlaceholder(text)) {
        yield { messageId: 'placeholder', range, data, severity: 'info', confidence: 'likely' }
      } else yield { messageId: messageOf(keyword, source, text), range, data }
    }
  },
})

const SUSPECT = /(?:_|^)(apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i
const ALLOWED = /(?:_|^)(?:public|file|version)(?:_|$)/i

/** The word of a name that BuildKit's own check goes by, whatever the value. Source: moby/buildkit, getSecretsRegex. */
function suspectWord(name: string): string | null {
  return ALLOWED.test(name) ? null : (SUSPECT.exec(name)?.[1] ?? null)
}

type Variable = {
  readonly keyword: 'ENV' | 'ARG'
  readonly name: string
  readonly range: Range
  readonly value: Value | null
}

/** All of the file. A global ARG that a stage declares again is named there, where it gets into the history. */
function variablesOf({ globalArgs, stages }: Dockerfile): readonly Variable[] {
  const inStages = stages.flatMap(({ instructions }) =>
    instructions.flatMap((instruction): readonly Variable[] => {
      if (instruction.keyword === 'ENV') {
        return instruction.pairs.map(({ key, value }) => ({
          keyword: 'ENV',
          name: key.text ?? key.raw,
          range: key.range,
          value,
        }))
      }
      return instruction.keyword === 'ARG' ? argsOf(instruction.declarations) : []
    }),
  )
  const again = new Set(inStages.filter(({ keyword }) => keyword === 'ARG').map(({ name }) => name))
  const globals = globalArgs
    .flatMap(({ declarations }) => argsOf(declarations))
    .filter(({ name }) => !again.has(name))
  return [...globals, ...inStages]
}

function argsOf(declarations: Dockerfile['globalArgs'][number]['declarations']): readonly Variable[] {
  return declarations.map(({ name, nameRange, initial }) => ({
    keyword: 'ARG',
    name,
    range: nameRange,
    value: initial,
  }))
}

/** The secret is elsewhere, or the ENV is emptied. */
function cannotHold({ keyword, name, value }: Variable): boolean {
  if (value === null || value.text === null) return false
  // Also by the default of the ARG that it takes over: the name then stands for fingerprints.
  if (isFingerprint(name, value.text)) return true
  if (value.variables.length > 0) return false
  return (keyword === 'ENV' && value.text === '') || pointsElsewhere(value.text)
}

function messageOf(
  keyword: 'ENV' | 'ARG',
  source: string,
  text: string,
): 'env' | 'arg' | 'argDefault' | 'copied' {
  if (keyword === 'ARG') return text === '' ? 'arg' : 'argDefault'
  return source === '' ? 'env' : 'copied'
}
