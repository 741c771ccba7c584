import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './legacy-key-value.ts'

const line = (text: string): string => `FROM debian:13\n${text}\n`

testRule(rule, docs, {
  valid: [
    line('ENV A=1 B="two words"'),
    line("LABEL title=crane vendor='The Harbour'"),
    line('ARG VERSION=1.0'),
    line('ARG HTTP_PROXY HTTPS_PROXY'),
    line('ARG http_proxy https_proxy'),
    line('ARG TARGETOS TARGETARCH'),
    line('ARG NAME other third'),
    { name: 'refused, which is another finding', dockerfile: line('ENV A=1 B') },
    { name: 'a comment is another finding', dockerfile: line('ARG A #b') },
    line('ENV A=a\\ b'),
    line('RUN export A 1'),
  ],
  invalid: [
    {
      name: 'no fix where the name holds a quote',
      dockerfile: 'FROM debian:13\nENV tide" "high tide"\n',
      reports: [{ messageId: 'legacy', on: 'tide" "high tide"' }],
      fixed: 'FROM debian:13\nENV tide" "high tide"\n',
    },
    {
      dockerfile: line('ENV PORT 8000'),
      reports: [{ messageId: 'legacy', on: 'PORT 8000', confidence: 'certain', severity: 'warning' }],
      fixed: line('ENV PORT=8000'),
    },
    {
      dockerfile: line('label maintainer The Harbour'),
      reports: [{ messageId: 'legacy', on: 'maintainer The Harbour' }],
      fixed: line('label maintainer="The Harbour"'),
    },
    {
      name: 'quotes of its own',
      dockerfile: line('LABEL vendor   "The Harbour"'),
      reports: [{ messageId: 'legacy', on: 'vendor   "The Harbour"' }],
      fixed: line('LABEL vendor="The Harbour"'),
    },
    {
      name: 'quotes in the middle stay as they are',
      dockerfile: line('ENV GREETING hello "dear world"'),
      reports: [{ messageId: 'legacy', on: 'GREETING hello "dear world"' }],
      fixed: line('ENV GREETING hello "dear world"'),
    },
    {
      name: 'a variable',
      dockerfile: line('ENV PATH /opt/crane/bin:$PATH'),
      reports: [{ messageId: 'legacy', on: 'PATH /opt/crane/bin:$PATH' }],
      fixed: line('ENV PATH=/opt/crane/bin:$PATH'),
    },
    {
      name: 'over several lines, blanks and all',
      dockerfile: line('ENV OPTS -Xmx1g \\\n    -Xms1g'),
      reports: [{ messageId: 'legacy', on: 'OPTS -Xmx1g \\\n    -Xms1g' }],
      fixed: line('ENV OPTS="-Xmx1g \\\n    -Xms1g"'),
    },
    {
      name: 'pairs that were swallowed',
      dockerfile: line('ENV A one B=two C="3 4"'),
      reports: [{ messageId: 'swallowed', on: 'A one B=two C="3 4"' }],
      fixed: line('ENV A=one B=two C="3 4"'),
    },
    {
      name: 'the first word of the value has the sign',
      dockerfile: line('LABEL one two=three'),
      reports: [{ messageId: 'legacy', on: 'one two=three' }],
      fixed: line('LABEL one=two=three'),
    },
    {
      name: 'one value that consists of pairs',
      dockerfile: line('ENV DSN host=db user=app'),
      reports: [{ messageId: 'legacy', on: 'DSN host=db user=app' }],
      fixed: line('ENV DSN="host=db user=app"'),
    },
    {
      name: 'for later',
      dockerfile: line('ONBUILD ENV MODE live'),
      reports: [{ messageId: 'legacy', on: 'MODE live' }],
      fixed: line('ONBUILD ENV MODE=live'),
    },
    {
      dockerfile: 'ARG VERSION 1.0\nFROM debian:13\n',
      reports: [{ messageId: 'argument', on: 'ARG VERSION 1.0', confidence: 'certain' }],
      fixed: 'ARG VERSION=1.0\nFROM debian:13\n',
    },
    {
      dockerfile: line('ARG MODE live'),
      reports: [{ messageId: 'argument', on: 'ARG MODE live', confidence: 'likely' }],
      fixed: line('ARG MODE=live'),
    },
  ],
})
