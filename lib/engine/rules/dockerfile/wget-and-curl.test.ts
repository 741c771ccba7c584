import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './wget-and-curl.ts'

const GET = 'https://example.com/menu.txt'
const TOOLS = 'RUN apt-get update && apt-get install -y curl wget && rm -rf /var/lib/apt/lists/*\n'
const slim = `FROM debian:13-slim\n${TOOLS}`

testRule(rule, docs, {
  valid: [
    `${slim}RUN curl -fsSLO ${GET}\nRUN curl -fsSLO ${GET}2\n`,
    `${slim}RUN wget -q ${GET} && wget -q ${GET}2\n`,
    { name: 'installed only', dockerfile: slim },
    {
      name: 'in stages that have nothing in common',
      dockerfile: `${slim.replace('slim', 'slim AS a')}RUN wget -q ${GET}\nFROM debian:13-slim\n${TOOLS}RUN curl -fsSLO ${GET}\nCOPY --from=a /menu.txt /a/\n`,
    },
    {
      name: 'the base image has one of them',
      dockerfile: `FROM alpine:3.23\nRUN apk add --no-cache curl && curl -fsSLO ${GET} && wget -q ${GET}2\n`,
    },
    { name: 'a question', dockerfile: `${slim}RUN wget --version && curl -fsSLO ${GET}\n` },
    { name: 'a word', dockerfile: `${slim}RUN echo wget ${GET} && curl -fsSLO ${GET}\n` },
  ],
  invalid: [
    {
      dockerfile: `${slim}RUN wget -q ${GET}\nRUN curl -fsSLO ${GET}\n`,
      reports: [{ messageId: 'both', on: 'curl', confidence: 'certain', severity: 'info' }],
    },
    {
      name: 'in one RUN',
      dockerfile: `${slim}RUN curl -fsSLO ${GET} && wget -q ${GET}2\n`,
      reports: [{ messageId: 'both', on: 'wget' }],
    },
    {
      name: 'of an image nothing is known of',
      dockerfile: `FROM shop/base:4\nRUN wget -q ${GET}\nRUN curl -fsSLO ${GET}\n`,
      reports: [{ messageId: 'both', on: 'curl' }],
    },
    {
      name: 'the exec form',
      dockerfile: `${slim}RUN wget -q ${GET}\nRUN ["curl", "-fsSLO", "${GET}"]\n`,
      reports: [{ messageId: 'both', on: '"curl"' }],
    },
    {
      name: 'in the stage it is built on',
      dockerfile: `${slim.replace('slim', 'slim AS tools')}RUN wget -q ${GET}\nFROM tools\nRUN curl -fsSLO ${GET}\n`,
      reports: [{ messageId: 'both', on: 'curl' }],
    },
    {
      name: 'once for stages that are built on each other',
      dockerfile: `${slim.replace('slim', 'slim AS tools')}RUN wget -q ${GET} && curl -fsSLO ${GET}2\nFROM tools\nRUN curl -fsSLO ${GET}3\n`,
      reports: [{ messageId: 'both', on: 'curl' }],
    },
  ],
})
