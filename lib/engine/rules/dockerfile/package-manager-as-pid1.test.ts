import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './package-manager-as-pid1.ts'

const end = (text: string): string => `FROM node:24\n${text}\n`

testRule(rule, docs, {
  valid: [
    end('CMD ["node", "server.js"]'),
    end('CMD node server.js'),
    end('RUN npm run build\nCMD ["node", "server.js"]'),
    {
      name: 'only the final image',
      dockerfile: 'FROM node:24 AS dev\nCMD ["npm", "start"]\nFROM node:24\nCMD ["node", "server.js"]\n',
    },
    end('CMD ["bundle", "exec", "puma"]'),
    end('ENTRYPOINT ["java", "-jar", "/app.jar"]'),
    end('CMD ["mvn", "--version"]'),
    end('CMD ["dotnet", "garden.dll"]'),
    end('HEALTHCHECK CMD npm run probe\nCMD ["node", "server.js"]'),
    end('CMD npm run migrate && exec node server.js'),
    { name: 'a development server is another finding', dockerfile: end('CMD ["npm", "run", "dev"]') },
  ],
  invalid: [
    {
      dockerfile: end('CMD ["npm", "start"]'),
      reports: [{ messageId: 'script', on: '"npm", "start"', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: end('CMD npm run production'),
      reports: [{ messageId: 'script', on: 'npm run production' }],
    },
    {
      dockerfile: end('CMD ["yarn", "production"]'),
      reports: [{ messageId: 'script', on: '"yarn", "production"' }],
    },
    {
      dockerfile: end('ENTRYPOINT ["tini", "--", "pnpm", "start"]'),
      reports: [{ messageId: 'script', on: '"pnpm", "start"' }],
    },
    {
      dockerfile: end('CMD node migrate.js && npm start'),
      reports: [{ messageId: 'script', on: 'npm start' }],
    },
    {
      name: 'the script is known',
      dockerfile: end('COPY . .\nCMD ["npm", "run", "garden"]'),
      context: { 'package.json': '{"scripts":{"garden":"node garden.js"}}' },
      reports: [{ messageId: 'known', on: '"npm", "run"' }],
    },
    {
      dockerfile: end('CMD ["sh", "-c", "sleep 1; npm start"]'),
      reports: [{ messageId: 'script', on: '"sleep 1; npm start"' }],
    },
    { dockerfile: end('CMD ["npx", "garden"]'), reports: [{ messageId: 'builder', on: '"npx", "garden"' }] },
    {
      dockerfile: 'FROM golang:1.27\nCMD ["go", "run", "./cmd/garden"]\n',
      reports: [{ messageId: 'builder', on: '"go", "run"' }],
    },
    {
      dockerfile: 'FROM maven:3-eclipse-temurin-25\nCMD mvn spring-boot:run\n',
      reports: [{ messageId: 'builder', on: 'mvn spring-boot:run' }],
    },
    {
      dockerfile: 'FROM python:3.13\nCMD ["poetry", "run", "garden"]\n',
      reports: [{ messageId: 'runner', on: '"poetry", "run"' }],
    },
    {
      dockerfile: 'FROM ruby:3.4\nCMD bundle exec puma\n',
      reports: [{ messageId: 'runner', on: 'bundle exec puma' }],
    },
  ],
})
