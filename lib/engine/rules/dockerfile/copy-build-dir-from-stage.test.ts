import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-build-dir-from-stage.ts'

const node = (run: string, copy: string): string =>
  `FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN ${run}\nFROM node:24-slim\nWORKDIR /app\n${copy}\n`
const go = (run: string, copy: string): string =>
  `FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN ${run}\nFROM debian:13-slim\n${copy}\n`

testRule(rule, docs, {
  valid: [
    node('npm ci && npm run build', 'COPY --from=build /app/dist dist'),
    go('go build -o /out/tide .', 'COPY --from=build /out/ /usr/local/bin/'),
    go('go build -o tide .', 'COPY --from=build /src/tide /usr/local/bin/'),
    {
      name: 'pruned',
      dockerfile: node('npm ci && npm run build && npm prune --omit=dev', 'COPY --from=build /app .'),
    },
    {
      name: 'tidied up',
      dockerfile: node('npm ci && npm run build && rm -rf src tests', 'COPY --from=build /app .'),
    },
    {
      name: 'an interpreted program is its sources',
      dockerfile:
        'FROM python:3.13 AS build\nWORKDIR /app\nCOPY . .\nRUN pip install --target deps -r requirements.txt\nFROM python:3.13-slim\nCOPY --from=build /app /app\n',
    },
    { name: 'the root is another matter', dockerfile: go('go build .', 'COPY --from=build / /') },
    {
      name: 'production packages',
      dockerfile: node('npm ci --omit=dev', 'COPY --from=build /app/node_modules node_modules'),
    },
    node('npm ci && npm run build', 'COPY --from=build --exclude=node_modules /app .'),
    {
      name: 'nothing of the context lies there',
      dockerfile:
        'FROM golang:1.26 AS build\nWORKDIR /out\nRUN go build -o tide example.com/tide\nFROM scratch\nCOPY --from=build /out /\n',
    },
    {
      name: 'into a stage that is thrown away',
      dockerfile:
        'FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM node:24 AS check\nCOPY --from=build /app /app\nFROM node:24-slim\n',
    },
  ],
  invalid: [
    {
      dockerfile: node('npm ci && npm run build', 'COPY --from=build /app .'),
      reports: [{ messageId: 'workspace', on: '/app', confidence: 'likely', severity: 'info' }],
    },
    {
      dockerfile: node('npm ci && npm run build', 'COPY --from=build /app/ ./'),
      reports: [{ messageId: 'workspace', on: '/app/' }],
    },
    {
      dockerfile: go('go build -o tide .', 'COPY --from=build /src /src'),
      reports: [{ messageId: 'workspace', on: '/src' }],
    },
    {
      name: 'built below it',
      dockerfile: go('cd cmd/tide && go build', 'COPY --from=0 /src /src'),
      reports: [{ messageId: 'workspace', on: '/src' }],
    },
    {
      name: 'built in a stage below',
      dockerfile:
        'FROM node:24 AS deps\nWORKDIR /app\nCOPY . .\nFROM deps AS build\nRUN yarn build\nFROM node:24-slim\nCOPY --from=build /app /app\n',
      reports: [{ messageId: 'workspace', on: '/app' }],
    },
    {
      name: 'packages for development',
      dockerfile: node('npm ci', 'COPY --from=build /app/node_modules node_modules'),
      reports: [{ messageId: 'modules', on: '/app/node_modules', confidence: 'likely' }],
    },
    {
      name: 'among other sources',
      dockerfile: node('npm ci && npm run build', 'COPY --from=build /app/package.json /app/node_modules ./'),
      reports: [{ messageId: 'modules', on: '/app/node_modules' }],
    },
  ],
})
