import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './compose-healthcheck-form.ts'

const withTest = (test: string, more = '') =>
  `services:\n  web:\n    image: harbour/web:7\n    healthcheck:\n      test: ${test}\n${more}`

testFileRule(rule, docs, {
  valid: [
    withTest('["CMD", "curl", "-f", "http://localhost/"]'),
    withTest('["CMD-SHELL", "curl -f http://localhost/ || exit 1"]'),
    withTest('curl -f http://localhost/ || exit 1'),
    withTest('["NONE"]'),
    withTest('["CMD", "sh", "-c", "curl -f http://localhost/ || exit 1"]'),
    withTest(
      '["CMD-SHELL", "pg_isready -U $$POSTGRES_USER"]',
      '    environment:\n      POSTGRES_USER: harbour\n',
    ),
    withTest(
      '["CMD-SHELL", "pg_isready -U ${DB_USER}"]',
      '    environment:\n      POSTGRES_USER: ${DB_USER}\n',
    ),
    withTest('\n        - CMD\n        - pg_isready\n        - --quiet'),
    withTest('["${HOW}", "true"]'),
  ],
  invalid: [
    {
      text: withTest('["/probe", "--fast"]'),
      reports: [{ messageId: 'first', on: '"/probe"', severity: 'error', confidence: 'certain' }],
      fixed: withTest('["CMD", "/probe", "--fast"]'),
    },
    {
      text: withTest('["CMD SHELL", "curl -f http://localhost/ || exit 1"]'),
      reports: [{ messageId: 'first', on: '"CMD SHELL"' }],
      fixed: withTest('["CMD-SHELL", "curl -f http://localhost/ || exit 1"]'),
    },
    {
      text: withTest('["cmd", "redis-cli", "ping"]'),
      reports: [{ messageId: 'first', on: '"cmd"' }],
      fixed: withTest('["CMD", "redis-cli", "ping"]'),
    },
    {
      text: withTest('\n        - redis-cli ping'),
      reports: [{ messageId: 'first', on: 'redis-cli ping' }],
      fixed: withTest('\n        - CMD-SHELL\n        - redis-cli ping'),
    },
    {
      text: withTest('["CMD", "curl", "-f", "http://localhost/", "||", "exit", "1"]'),
      reports: [{ messageId: 'operators', on: '"||"' }],
      fixed: withTest('["CMD-SHELL", "curl -f http://localhost/ || exit 1"]'),
    },
    {
      text: withTest('["CMD", "pg_isready -U harbour"]'),
      reports: [{ messageId: 'oneWord', on: '"pg_isready -U harbour"', confidence: 'certain' }],
      fixed: withTest('["CMD-SHELL", "pg_isready -U harbour"]'),
    },
    {
      text: withTest('["CMD-SHELL", "wget", "-q", "http://localhost/"]'),
      reports: [{ messageId: 'extra', on: '"-q", "http://localhost/"' }],
      fixed: withTest('["CMD-SHELL", "wget -q http://localhost/"]'),
    },
    {
      text: withTest('pg_isready -U $POSTGRES_USER', '    environment:\n      - POSTGRES_USER=harbour\n'),
      reports: [{ messageId: 'dollar', on: '$POSTGRES_USER', confidence: 'likely' }],
      fixed: withTest('pg_isready -U $$POSTGRES_USER', '    environment:\n      - POSTGRES_USER=harbour\n'),
    },
    {
      text: withTest('["CMD-SHELL", "for pier in 1 2; do ping -c1 pier-$pier || exit 1; done"]'),
      reports: [{ messageId: 'dollar', on: '$pier' }],
    },
  ],
})
