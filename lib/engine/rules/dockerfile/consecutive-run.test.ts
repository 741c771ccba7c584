import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './consecutive-run.ts'

const file = (...lines: readonly string[]): string => `FROM debian:13\n${lines.join('\n')}\n`

testRule(rule, docs, {
  valid: [
    file('RUN mkdir /a', 'WORKDIR /a', 'RUN touch b'),
    { name: 'other mounts', dockerfile: file('RUN mkdir /a', 'RUN --network=none touch /a/b') },
    { name: 'one of them is a chain', dockerfile: file('RUN mkdir /a && touch /a/b', 'RUN touch /a/c') },
    { name: 'a script', dockerfile: file('RUN mkdir /a', 'RUN <<EOF', 'touch /a/b', 'EOF') },
    {
      name: 'they change at different times',
      dockerfile: file('RUN pip install -r requirements.txt', 'RUN useradd shop'),
    },
    { name: 'an install and a build', dockerfile: file('RUN npm ci', 'RUN npm run build') },
    {
      name: 'packages of two kinds',
      dockerfile: file('RUN apt-get install -y curl', 'RUN pip install flask'),
    },
    {
      name: 'the update has a rule of its own',
      dockerfile: file('RUN apt-get update', 'RUN apt-get install -y curl'),
    },
    { name: 'exec form', dockerfile: file('RUN ["mkdir", "/a"]', 'RUN ["touch", "/a/b"]') },
    { name: 'cd would reach the next one', dockerfile: file('RUN cd /a', 'RUN touch b') },
    {
      name: 'a stage that is thrown away',
      dockerfile:
        'FROM debian:13 AS build\nRUN mkdir /a\nRUN touch /a/b\nFROM debian:13\nCOPY --from=build /a /a\n',
    },
    {
      name: 'in two stages',
      dockerfile: 'FROM debian:13 AS base\nRUN mkdir /a\nFROM base\nRUN touch /a/b\n',
    },
  ],
  invalid: [
    {
      dockerfile: file('RUN mkdir /a', 'RUN touch /a/b'),
      reports: [{ messageId: 'join', on: 'RUN', confidence: 'likely', severity: 'info' }],
      fixed: file('RUN mkdir /a \\', ' && touch /a/b'),
    },
    {
      name: 'a comment between them',
      dockerfile: file('RUN mkdir /a', '# the second one', 'RUN touch /a/b'),
      reports: [{ messageId: 'join', on: 'RUN' }],
      fixed: file('RUN mkdir /a', '# the second one', 'RUN touch /a/b'),
    },
    {
      name: 'four of them, one report',
      dockerfile: file('RUN mkdir /a', 'RUN touch /a/b', '', 'RUN touch /a/c', 'RUN touch /a/d'),
      reports: [{ messageId: 'join', on: 'RUN' }],
      fixed: file('RUN mkdir /a \\', ' && touch /a/b \\', ' && touch /a/c \\', ' && touch /a/d'),
    },
    {
      name: 'the same mounts',
      dockerfile: file(
        'RUN --mount=type=cache,target=/c ./one.sh',
        'RUN --mount=type=cache,target=/c ./two.sh',
      ),
      reports: [{ messageId: 'join', on: 'RUN' }],
      fixed: file('RUN --mount=type=cache,target=/c ./one.sh \\', ' && ./two.sh'),
    },
    {
      name: 'two installs of one kind',
      dockerfile: file('RUN apt-get install -y curl', 'RUN apt-get install -y git'),
      reports: [{ messageId: 'join', on: 'RUN' }],
    },
    {
      name: 'what the second one deletes',
      dockerfile: file('RUN truncate -s 9000000 /big', 'RUN rm /big'),
      reports: [{ messageId: 'deletes', on: 'RUN', severity: 'warning' }],
      fixed: file('RUN truncate -s 9000000 /big \\', ' && rm /big'),
    },
    {
      name: 'a stage the final one is built on',
      dockerfile: 'FROM debian:13 AS base\nRUN mkdir /a\nRUN touch /a/b\nFROM base\n',
      reports: [{ messageId: 'join', on: 'RUN' }],
    },
  ],
})
