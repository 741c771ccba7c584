import { isPlaceholder, secretName } from '../../build/secrets/names.ts'
import type { Call, EnvSetting } from '../../cli/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { reportEach } from './shared/calls.ts'

export const docs: RuleDocs = {
  why: 'What is given with -e stands in the configuration of the container: docker inspect shows it to everybody who may use Docker, and so do ps while the command runs and the history of the shell. A build argument is worse: it goes into the history of the image and with it to everybody who pulls it, and that is so for --build-arg TOKEN, too, which takes the value from the environment. A secret for a build belongs in --secret, one for a container in a file or a Docker secret.',
  bad: 'docker build --build-arg NPM_TOKEN="$NPM_TOKEN" -t harbour/pier:1.3.0 .\n',
  good: 'docker build --secret id=npm_token,env=NPM_TOKEN -t harbour/pier:1.3.0 .\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/engine/swarm/secrets/',
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  ],
  equivalents: { dockle: ['CIS-DI-0010'], docker_bench: ['4.10', '7.4'] },
}

type MessageId = 'written' | 'buildArg' | 'service' | 'placeholder'

export default defineRule({
  meta: {
    name: 'cli-secret-env',
    severity: 'error',
    category: 'secrets',
    files: 'shell',
    title: 'Keep secrets out of -e and --build-arg',
    messages: {
      written:
        'The value of {{name}} is written in the script, in the history of the shell and in docker inspect; change it, and hand the new one over in a file.',
      buildArg:
        'The value of {{name}} goes into the history of the image, and whoever pulls the image reads it there; use --secret id={{id}},env={{name}}.',
      service:
        'The value of {{name}} stands in the definition of the service, where docker service inspect shows it; use --secret.',
      placeholder:
        '{{name}} has a value that stands in for a real one; with a real one here, docker inspect and the history of the shell would show it.',
    },
  },
  *check({ script }) {
    yield* reportEach(script, ['run', 'exec', 'service', 'build', 'compose'], ({ call }) => reportsOf(call))
  },
})

function* reportsOf(call: Call): Iterable<Report<MessageId>> {
  const seen = call.kind === 'build' ? call.buildArgs : 'env' in call ? call.env : composeEnv(call)
  for (const each of seen) {
    const report = isSecret(each) ? reportOf(call, each) : null
    if (report !== null) yield report
  }
}

/** `docker compose run -e`, `docker compose build --build-arg`. */
function composeEnv(call: Call): readonly EnvSetting[] {
  return call.options
    .filter(({ name }) => name === 'env' || name === 'build-arg')
    .map(({ shown, value, variables, range }) => {
      const equals = shown.indexOf('=')
      const name = equals === -1 ? shown : shown.slice(0, equals)
      return {
        name,
        value: equals === -1 ? null : (value?.slice(equals + 1) ?? null),
        passed: equals === -1,
        variables,
        range,
      }
    })
}

function isSecret({ name }: EnvSetting): boolean {
  return name !== null && secretName(name) === 'secret'
}

function reportOf(call: Call, setting: EnvSetting): Report<MessageId> | null {
  const { name, value, range, variables } = setting
  const data = { name: name ?? '', id: (name ?? '').toLowerCase() }
  if (call.kind === 'build') return { messageId: 'buildArg', range, data }
  const inBuild = call.kind === 'compose' && call.command === 'build'
  if (inBuild) return { messageId: 'buildArg', range, data }
  const literal = value !== null && value !== '' && variables.length === 0
  if (literal && isPlaceholder(value))
    return { messageId: 'placeholder', range, data, severity: 'info', confidence: 'likely' }
  if (call.kind === 'service')
    return { messageId: 'service', range, data, severity: literal ? 'error' : 'warning' }
  return literal ? { messageId: 'written', range, data } : null
}
