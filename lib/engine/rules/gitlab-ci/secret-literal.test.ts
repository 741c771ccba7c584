import { testFileRule } from '../../testing/test-file-rule.ts'
import rule from './secret-literal.ts'

/** Of the form, made up. */
const GITLAB = `glpat-${'harbourferry12345678'}`
const AWS = `AKIA${'HARBOURFERRY1234'}`
const script = (line: string): string => `ferry:\n  script:\n    - ${line}\n`

testFileRule(rule, null, {
  valid: [
    script('echo $CI_JOB_TOKEN'),
    script('curl https://$USER:$PASSWORD@example.com/x'),
    { name: 'told by its name', text: `variables: { API_TOKEN: ${GITLAB} }\nferry: { script: [x] }\n` },
    { name: 'told by its name, in a script', text: script(`export API_TOKEN=${GITLAB}`) },
    script('echo glpat-short'),
    script('git clone https://gitlab.example.com/harbour/ferry.git'),
  ],
  invalid: [
    {
      text: `variables: { UPLOAD: ${GITLAB} }\nferry: { script: [x] }\n`,
      reports: [{ messageId: 'value', on: GITLAB, severity: 'error', confidence: 'certain' }],
    },
    {
      text: script(`curl -H "PRIVATE-TOKEN ${GITLAB}" https://example.com`),
      reports: [{ messageId: 'value', on: GITLAB }],
    },
    {
      text: script('git clone https://ferry:spring-neap-77@git.example.com/x'),
      reports: [{ messageId: 'value', on: 'https://ferry:spring-neap-77@' }],
    },
    { text: `# old key: ${AWS}\n${script('make')}`, reports: [{ messageId: 'comment', on: AWS }] },
    {
      text: `variables: { DATABASE_URL: "postgres://postgres:postgres@db/app" }\n${script('make')}`,
      reports: [{ messageId: 'standIn', on: 'postgres://postgres:postgres@', severity: 'info' }],
    },
    { text: script(`docker run -e KEY=${AWS} a:1`), reports: [{ messageId: 'value', on: AWS }] },
  ],
})
