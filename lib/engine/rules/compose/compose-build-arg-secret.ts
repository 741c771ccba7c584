import { pointsElsewhere, secretName } from '../../build/secrets/names.ts'
import type { NamedValue } from '../../compose/model.ts'
import { defineRule, type Report, type RuleDocs } from '../rule.ts'
import { distinct } from '../shared/distinct.ts'
import { publicVariable } from '../shared/public-variables.ts'

export const docs: RuleDocs = {
  why: 'The values of build arguments become part of the image: docker history shows them, and the provenance that BuildKit attaches lists them, wherever the value came from. So a token that a build needs to fetch packages ends up with everybody who may pull the image. A build secret is mounted into the one RUN that needs it and is in no layer afterwards.',
  bad: 'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n',
  good: 'services:\n  web:\n    build:\n      context: .\n      secrets:\n        - npm_token\nsecrets:\n  npm_token:\n    environment: NPM_TOKEN\n',
  sources: [
    'https://docs.docker.com/reference/compose-file/build/#secrets',
    'https://docs.docker.com/build/building/secrets/',
    'https://docs.docker.com/build/metadata/attestations/slsa-provenance/',
  ],
  equivalents: { dockle: ['CIS-DI-0010'] },
}

type MessageId = 'literal' | 'passed'

/** The variables of the running container are compose-secret-in-environment's. */
export default defineRule({
  meta: {
    name: 'compose-build-arg-secret',
    severity: 'error',
    category: 'secrets',
    files: 'compose',
    title: 'Give secrets to a build as secrets, not as arguments',
    messages: {
      literal:
        'The value of build argument {{name}} is written in the file, and it stays in the history of the image. Change it, and use secrets: of the build.',
      passed:
        'The value of build argument {{name}} stays in the history of the image, wherever it comes from. Secrets: of the build with RUN --mount=type=secret leave nothing behind.',
    },
  },
  *check({ compose: { services } }) {
    yield* distinct(services.flatMap(({ build }) => build?.args.flatMap((arg) => reportOf(arg) ?? []) ?? []))
  },
})

function reportOf({ name, nameRange, value }: NamedValue): Report<MessageId> | null {
  if (secretName(name) !== 'secret' || publicVariable(name) !== null) return null
  const literal = value !== null && value.literal ? value.raw : null
  if (literal !== null && (literal === '' || pointsElsewhere(literal))) return null
  const confidence = /auth$/i.test(name) ? 'likely' : 'certain'
  return { messageId: literal === null ? 'passed' : 'literal', range: nameRange, data: { name }, confidence }
}
