import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './global-arg-not-redeclared.ts'

const file = (body: string): string => `ARG OAR=3\nFROM debian:13\n${body}\n`

testRule(rule, docs, {
  valid: [
    { name: 'FROM is what it is for', dockerfile: 'ARG OAR=13\nFROM debian:$OAR\nRUN row\n' },
    file('ARG OAR\nRUN row --oars $OAR'),
    file('ARG OAR=4\nENV OARS=$OAR'),
    {
      name: 'declared in the stage below',
      dockerfile: 'ARG OAR=3\nFROM debian:13 AS base\nARG OAR\nFROM base\nRUN row $OAR\n',
    },
    file('RUN OAR=3 && row $OAR'),
    file('RUN for OAR in a b; do row $OAR; done'),
    file('RUN read OAR < /oars && row "$OAR"'),
    file('RUN export OAR=2; row $OAR'),
    file('RUN row ${OAR:-2}'),
    file("RUN echo '$OAR'"),
    file('ENV OAR=2\nRUN row $OAR'),
    file('CMD row $OAR'),
    file('RUN ["row", "$OAR"]'),
    file('ENV A=${OAR:-2}'),
    file('LABEL a="\\$OAR"'),
    {
      name: 'the base image sets it',
      dockerfile: 'ARG PYTHON_VERSION=3\nFROM python:3.13\nRUN echo $PYTHON_VERSION\n',
    },
    { name: 'declared nowhere', dockerfile: 'ARG OAR=3\nFROM debian:13\nRUN row $BOAT\n' },
  ],
  invalid: [
    {
      dockerfile: file('RUN row --oars $OAR'),
      reports: [{ messageId: 'empty', on: '$OAR', confidence: 'certain', severity: 'warning' }],
      fixed: file('ARG OAR\nRUN row --oars $OAR'),
    },
    {
      dockerfile: file('RUN row \\\n  "--oars=${OAR%.*}" && row $OAR'),
      reports: [{ messageId: 'empty', on: '${OAR%.*}' }],
    },
    {
      dockerfile: file('ENV OARS=n-${OAR}'),
      reports: [{ messageId: 'empty', on: '${OAR}' }],
      fixed: file('ARG OAR\nENV OARS=n-${OAR}'),
    },
    { dockerfile: file('COPY boat-$OAR.txt /'), reports: [{ messageId: 'empty', on: '$OAR' }] },
    { dockerfile: file('LABEL oars=$OAR\nWORKDIR /$OAR'), reports: [{ messageId: 'empty', on: '$OAR' }] },
    {
      dockerfile: file('RUN if [ "$OAR" = 3 ]; then row; fi'),
      reports: [{ messageId: 'empty', on: '$OAR' }],
    },
    {
      name: 'a here-document',
      dockerfile: file('RUN <<EOF\nrow $OAR\nEOF'),
      reports: [{ messageId: 'empty', on: '$OAR' }],
      fixed: file('ARG OAR\nRUN <<EOF\nrow $OAR\nEOF'),
    },
    {
      name: 'repeated too late',
      dockerfile: file('RUN row $OAR\nARG OAR'),
      reports: [{ messageId: 'later', on: '$OAR' }],
    },
    {
      name: 'repeated in another stage',
      dockerfile: 'ARG OAR=3\nFROM debian:13 AS dock\nARG OAR\nFROM debian:13\nRUN row $OAR\n',
      reports: [{ messageId: 'stage', on: '$OAR' }],
    },
    {
      name: 'an image that nothing is known of',
      dockerfile: 'ARG OAR=3\nFROM lake.example/boat:1\nRUN row $OAR\n',
      reports: [{ messageId: 'empty', on: '$OAR', confidence: 'likely' }],
    },
    {
      name: 'two names',
      dockerfile: 'ARG OAR=3 BOAT=a\nFROM debian:13\nRUN row $OAR $BOAT\n',
      reports: [
        { messageId: 'empty', on: '$OAR' },
        { messageId: 'empty', on: '$BOAT' },
      ],
      fixed: 'ARG OAR=3 BOAT=a\nFROM debian:13\nARG OAR\nARG BOAT\nRUN row $OAR $BOAT\n',
    },
  ],
})
