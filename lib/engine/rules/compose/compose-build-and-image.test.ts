import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-build-and-image.ts'

const web = (more: string): string => `services:\n  web:\n${more}`

testFileRule(rule, docs, {
  valid: [
    web('    build: .\n'),
    web('    image: harbour/web:7\n'),
    web('    build: .\n    image: harbour/web:7\n    pull_policy: never\n'),
    web('    build: .\n    image: harbour/web:7\n    pull_policy: ${POLICY}\n'),
    web('    build:\n      context: .\n      tags:\n        - harbour/web:7\n'),
    web('    image: harbour/web:7\n    pull_policy: build\n'),
  ],
  invalid: [
    {
      text: web('    build: .\n    image: harbour/web:7\n'),
      reports: [{ messageId: 'both', on: 'harbour/web:7', severity: 'info', confidence: 'possible' }],
      fixed: web('    build: .\n    image: harbour/web:7\n    pull_policy: build\n'),
    },
    {
      text: web('    image: web\n    build: .\n'),
      reports: [{ messageId: 'bare', on: 'web' }],
      fixed: web('    image: web\n    build: .\n    pull_policy: build\n'),
    },
    { text: web('    build: .\n    image: ${IMAGE}\n'), reports: [{ messageId: 'both', on: '${IMAGE}' }] },
    {
      text: web('    build:\n      context: .\n    image: "web:7"\n'),
      reports: [{ messageId: 'bare', on: '"web:7"' }],
    },
    {
      text: 'services: { web: { build: ., image: harbour/web:7 } }\n',
      reports: [{ messageId: 'both', on: 'harbour/web:7' }],
      fixed: 'services: { web: { build: ., image: harbour/web:7, pull_policy: build } }\n',
    },
    {
      text: 'x-web: &web\n  build: .\n  image: harbour/web:7\nservices:\n  web: *web\n  worker: *web\n',
      reports: [{ messageId: 'both', on: 'harbour/web:7' }],
    },
  ],
})
