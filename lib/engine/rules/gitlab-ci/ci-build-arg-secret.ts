import { isPlaceholder, pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import type { EnvSetting } from '../../cli/model.ts'
import { buildsOf, type Building } from '../../gitlab-ci/builds.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { isSecretVariable } from './shared/secret-words.ts'

export const docs: RuleDocs = {
  why: 'A build argument is part of the history of the image: docker history shows it to everybody who can pull the image, and with provenance in mode max it stands in the attestation, too. CI_JOB_TOKEN lives only as long as the job, and that may be long enough; other tokens live for years. docker build has secrets for this: --secret id=token,env=CI_JOB_TOKEN hands the value to one RUN with --mount=type=secret and leaves no trace in a layer.',
  bad: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --build-arg NPM_TOKEN=$NPM_TOKEN --tag ferry:1 .\n',
  good: 'image-of-ferry:\n  image: docker:29\n  services: [docker:29-dind]\n  script:\n    - docker build --secret id=npm_token,env=NPM_TOKEN --tag ferry:1 .\n',
  sources: [
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
  ],
  equivalents: { dockle: ['CIS-DI-0010'] },
}

type MessageId = 'name' | 'variable'

export default defineRule({
  meta: {
    name: 'ci-build-arg-secret',
    severity: 'error',
    category: 'secrets',
    files: 'gitlab-ci',
    title: 'Give secrets to a build with --secret',
    messages: {
      name: 'The value of {{name}} stays readable in the history of the image: pass it with --secret and mount it in the RUN that needs it.',
      variable:
        '{{variable}} is a secret, and as build argument {{name}} it stays readable in the history of the image: pass it with --secret.',
    },
  },
  *check({ pipeline }) {
    const builds = [...pipeline.jobs, ...pipeline.hidden].flatMap(buildsOf)
    yield* distinct(builds.flatMap((build) => reportsOf(build)))
  },
})

function reportsOf({ args }: Building): readonly Report<MessageId>[] {
  return args.flatMap((argument) => reportOf(argument) ?? [])
}

function reportOf({ name, value, variables, range }: EnvSetting): Report<MessageId> | null {
  if (name === null) return null
  if (secretName(name) === 'secret') {
    const harmless = value !== null && (value === '' || isPlaceholder(value) || pointsElsewhere(value))
    return harmless ? null : { messageId: 'name', range, data: { name } }
  }
  const variable = variables.find(isSecretVariable)
  return variable === undefined
    ? null
    : { messageId: 'variable', range, data: { name, variable: `$${variable}` } }
}
