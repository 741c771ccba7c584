import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-image-tag.ts'

const image = (name: string, more = ''): string => `${more}ferry:\n  image: ${name}\n  script: [make]\n`

testFileRule(rule, docs, {
  valid: [
    image('harbour/tools:3.2'),
    image('harbour/tools@sha256:aa'),
    image('registry.example.com:5000/harbour/tools:3'),
    image('$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'),
    image('harbour/tools:$VERSION'),
    image('$IMAGE'),
    image('registry.example.com/$NAME'),
    image('$TOOLS', 'variables: { TOOLS: "harbour/tools:3" }\n'),
    image('$[[ inputs.image ]]'),
    'default: { image: harbour/tools:3 }\nferry: { script: [make], services: ["postgres:18"] }\n',
    'ferry: { script: [make] }\n',
  ],
  invalid: [
    {
      text: image('harbour/tools'),
      reports: [{ messageId: 'untagged', on: 'harbour/tools', confidence: 'certain' }],
    },
    { text: image('harbour/tools:latest'), reports: [{ messageId: 'latest', on: 'harbour/tools:latest' }] },
    {
      text: image('registry.example.com:5000/tools'),
      reports: [{ messageId: 'untagged', on: 'registry.example.com:5000/tools' }],
    },
    {
      text: image('$TOOLS', 'variables: { TOOLS: harbour/tools }\n'),
      reports: [{ messageId: 'untagged', on: '$TOOLS', confidence: 'likely' }],
    },
    {
      text: image('$CI_REGISTRY_IMAGE/ci'),
      reports: [{ messageId: 'untagged', on: '$CI_REGISTRY_IMAGE/ci' }],
    },
    {
      text: 'ferry:\n  image: { name: harbour/tools, entrypoint: [""] }\n  services: [redis, { name: "postgres:latest" }]\n  script: [x]\n',
      reports: [
        { messageId: 'untagged', on: 'harbour/tools' },
        { messageId: 'untagged', on: 'redis' },
        { messageId: 'latest', on: '"postgres:latest"' },
      ],
    },
    {
      name: 'inherited by two jobs, said once',
      text: 'default: { image: harbour/tools }\na: { script: [x] }\nb: { script: [x] }\n',
      reports: [{ messageId: 'untagged', on: 'harbour/tools' }],
    },
  ],
})
