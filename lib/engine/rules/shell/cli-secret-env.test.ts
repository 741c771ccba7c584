import { testFileRule } from '../../testing/test-file-rule.ts'
import rule, { docs } from './cli-secret-env.ts'

testFileRule(rule, docs, {
  valid: [
    'docker run -e LOG_LEVEL=debug harbour/pier:1\n',
    'docker run -e DB_PASSWORD harbour/pier:1\n',
    'docker run -e DB_PASSWORD="$DB_PASSWORD" harbour/pier:1\n',
    'docker run -e DB_PASSWORD_FILE=/run/secrets/db harbour/pier:1\n',
    'docker build --build-arg VERSION=1 -t harbour/pier:1.0 .\n',
    'docker run --env-file pier.env harbour/pier:1\n',
    'docker build --secret id=npm_token,env=NPM_TOKEN -t harbour/pier:1.0 .\n',
    'docker run -e DB_PASSWORD= harbour/pier:1\n',
  ],
  invalid: [
    {
      text: 'docker run -e DB_PASSWORD=gull-77 harbour/pier:1\n',
      reports: [{ messageId: 'written', on: '-e DB_PASSWORD=gull-77', severity: 'error' }],
    },
    {
      text: 'docker run --env=API_TOKEN=tern-5a harbour/pier:1\n',
      reports: [{ messageId: 'written', on: '--env=API_TOKEN=tern-5a' }],
    },
    {
      text: 'docker exec -e PGPASSWORD=gull-77 books psql\n',
      reports: [{ messageId: 'written', on: '-e PGPASSWORD=gull-77' }],
    },
    {
      text: 'docker run -e DB_PASSWORD=changeme harbour/pier:1\n',
      reports: [
        { messageId: 'placeholder', on: '-e DB_PASSWORD=changeme', severity: 'info', confidence: 'likely' },
      ],
    },
    {
      text: 'docker build --build-arg NPM_TOKEN="$NPM_TOKEN" .\n',
      reports: [{ messageId: 'buildArg', on: '--build-arg NPM_TOKEN="$NPM_TOKEN"' }],
    },
    {
      text: 'docker buildx build --build-arg NPM_TOKEN .\n',
      reports: [{ messageId: 'buildArg', on: '--build-arg NPM_TOKEN' }],
    },
    {
      text: 'docker compose build --build-arg GITHUB_TOKEN=$T web\n',
      reports: [{ messageId: 'buildArg', on: '--build-arg GITHUB_TOKEN=$T' }],
    },
    {
      text: 'docker service create -e DB_PASSWORD=gull-77 harbour/pier:1\n',
      reports: [{ messageId: 'service', on: '-e DB_PASSWORD=gull-77', severity: 'error' }],
    },
    {
      text: 'docker compose run -e DB_PASSWORD=gull-77 web\n',
      reports: [{ messageId: 'written', on: '-e DB_PASSWORD=gull-77' }],
    },
  ],
})
