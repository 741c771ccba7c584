import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './undefined-variable.ts'

const debian = (text: string): string => `FROM debian:13\n${text}\n`

testRule(rule, docs, {
  valid: [
    debian('ARG MILL\nCOPY $MILL /mill'),
    debian('ENV MILL=/srv/mill\nWORKDIR $MILL'),
    {
      name: 'from the stage below',
      dockerfile: 'FROM debian:13 AS base\nENV MILL=/srv\nFROM base\nWORKDIR $MILL\n',
    },
    {
      name: 'an argument of the stage below',
      dockerfile: 'FROM debian:13 AS base\nARG MILL=/srv\nFROM base\nWORKDIR $MILL\n',
    },
    { name: 'from the base image', dockerfile: 'FROM python:3.13\nLABEL python=$PYTHON_VERSION\n' },
    debian('ENV PATH=/srv/bin:$PATH'),
    { name: 'PATH of any image', dockerfile: 'FROM registry.example.org/base:1\nENV PATH=/srv/bin:$PATH\n' },
    debian('LABEL proxy=$HTTPS_PROXY,$no_proxy'),
    { name: 'with a default', dockerfile: debian('WORKDIR ${MILL:-/srv}\nUSER ${WHO-1000}') },
    { name: 'only when it is set', dockerfile: debian('LABEL a=${MILL:+set} b="${MILL+x}"') },
    {
      name: 'a list that is made longer only when there is one',
      dockerfile: debian('ENV LD_LIBRARY_PATH=/srv/lib${LD_LIBRARY_PATH:+:${LD_LIBRARY_PATH}}'),
    },
    { name: 'escaped', dockerfile: debian('LABEL price=\\$MILL') },
    { name: 'in single quotes', dockerfile: debian("LABEL price='$MILL'") },
    { name: 'the shell knows its own', dockerfile: debian('RUN echo $MILL\nCMD echo $MILL') },
    { name: 'not JSON either', dockerfile: debian('ENTRYPOINT ["sh", "-c", "echo $MILL"]') },
    {
      name: 'a global argument has a rule of its own',
      dockerfile: 'ARG MILL=/srv\nFROM debian:13\nWORKDIR $MILL\n',
    },
    { name: 'so has the same ENV', dockerfile: debian('ENV MILL=/srv WHEEL=$MILL/wheel') },
    { name: 'the same ARG, one after the other', dockerfile: debian('ARG MILL=/srv WHEEL=$MILL/wheel') },
    {
      name: 'the word of a default that is not needed',
      dockerfile: debian('ENV MILL=/srv\nWORKDIR ${MILL:-$WHEEL}'),
    },
  ],
  invalid: [
    {
      name: 'an empty part with a meaning',
      dockerfile: 'FROM debian:13\nENV MANPATH=/opt/tide/man:${MANPATH}\n',
      reports: [{ messageId: 'itself', on: '${MANPATH}', severity: 'info' }],
    },
    {
      dockerfile: debian('COPY $MILL /mill'),
      reports: [{ messageId: 'undefined', on: '$MILL', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'an image that nothing is known of may set it',
      dockerfile: 'FROM registry.example.org/base:1\nWORKDIR /srv/${MILL}/bin\nUSER $MILL\n',
      reports: [{ messageId: 'unknown', on: '${MILL}', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'a typing error',
      dockerfile: debian('ENV MILL_DIR=/srv\nWORKDIR $MIL_DIR'),
      reports: [{ messageId: 'spelling', on: '$MIL_DIR', confidence: 'certain' }],
    },
    {
      name: 'a typing error in the name of PATH',
      dockerfile: debian('ENV PATH=/srv/bin:$PAHT'),
      reports: [{ messageId: 'spelling', on: '$PAHT' }],
    },
    {
      name: 'declared too late',
      dockerfile: debian('COPY $MILL /mill\nARG MILL=a'),
      reports: [{ messageId: 'later', on: '$MILL' }],
    },
    {
      name: 'declared in another stage',
      dockerfile: 'FROM debian:13 AS a\nARG MILL=a\nFROM debian:13\nUSER $MILL\n',
      reports: [{ messageId: 'other', on: '$MILL' }],
    },
    {
      name: 'a list that is made longer from nothing',
      dockerfile: debian('ENV LD_LIBRARY_PATH=/srv/lib:$LD_LIBRARY_PATH'),
      reports: [{ messageId: 'itself', on: '$LD_LIBRARY_PATH' }],
    },
    {
      name: 'an argument of the platform needs a line in the stage',
      dockerfile: debian('COPY mill-$TARGETARCH /mill'),
      reports: [{ messageId: 'platform', on: '$TARGETARCH', confidence: 'certain' }],
    },
    {
      name: 'what only a command knows',
      dockerfile: debian('WORKDIR $HOME/mill'),
      reports: [{ messageId: 'runtime', on: '$HOME', confidence: 'certain' }],
    },
    {
      name: 'a price',
      dockerfile: debian('LABEL price=$100'),
      reports: [{ messageId: 'dollar', on: '$100' }],
    },
    {
      name: 'what the shell has of its own',
      dockerfile: debian('LABEL a=$@ b=$* c=$# d=$? e=$! f=$$ g=$-'),
      reports: ['$@', '$*', '$#', '$?', '$!', '$$', '$-'].map((on) => ({ messageId: 'dollar' as const, on })),
    },
    {
      name: 'the empty text of an unset name makes the default count',
      dockerfile: debian('WORKDIR ${MILL:-$WHEEL}'),
      reports: [{ messageId: 'undefined', on: '$WHEEL' }],
    },
    {
      name: 'all kinds of instructions',
      dockerfile: debian(
        'ADD --chown=$ONE a /$TWO\nEXPOSE $THREE\nVOLUME /$FOUR\nSTOPSIGNAL $FIVE\nARG A=$SIX',
      ),
      reports: ['$ONE', '$TWO', '$THREE', '$FOUR', '$FIVE', '$SIX'].map((on) => ({
        messageId: 'undefined' as const,
        on,
      })),
    },
    {
      name: 'a part of nothing',
      dockerfile: debian('LABEL series=${MILL_VERSION%.*}'),
      reports: [{ messageId: 'undefined', on: '${MILL_VERSION%.*}' }],
    },
    {
      name: 'beside a use that reckons with it',
      dockerfile: debian('ENV MILLS=/srv:${MILLS}${MILLS:+:}'),
      reports: [{ messageId: 'itself', on: '${MILLS}' }],
    },
    {
      name: 'an image may have more variables of its name than are known',
      dockerfile: 'FROM python:3.13\nLABEL pip=$PYTHON_PIP_SOMETHING\n',
      reports: [{ messageId: 'undefined', on: '$PYTHON_PIP_SOMETHING', confidence: 'likely' }],
    },
  ],
})
