import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './env-self-reference.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nENV HARBOUR=/srv/harbour\nENV DOCKS=$HARBOUR/docks\n',
    'FROM debian:13\nENV HARBOUR=/srv/harbour DOCKS=/srv/docks\n',
    {
      name: 'a longer name',
      dockerfile: 'FROM debian:13\nENV HARBOUR=/srv DOCKS=$HARBOURS/docks PIER=${MYHARBOUR}\n',
    },
    { name: 'a list made longer', dockerfile: 'FROM debian:13\nENV PATH=/srv/bin:$PATH LANG=C.UTF-8\n' },
    {
      name: 'PATH always has a value',
      dockerfile: 'FROM registry.example.org/base:1\nENV PATH=/srv/bin:$PATH SEARCH=$PATH\n',
    },
    {
      name: 'a value from an argument',
      dockerfile: 'FROM debian:13\nARG HARBOUR=/srv\nENV HARBOUR=$HARBOUR DOCKS=$HARBOUR/docks\n',
    },
    {
      name: 'a value from an earlier ENV',
      dockerfile: 'FROM debian:13\nENV HARBOUR=/srv\nENV HARBOUR=/opt DOCKS=$HARBOUR/docks\n',
    },
    {
      name: 'a value from the stage below',
      dockerfile:
        'FROM debian:13 AS base\nENV HARBOUR=/srv\nFROM base\nENV HARBOUR=/opt DOCKS=$HARBOUR/docks\n',
    },
    {
      name: 'a value from the base image',
      dockerfile: 'FROM python:3.13\nENV PYTHON_VERSION=3 APP=py$PYTHON_VERSION\n',
    },
    { name: 'escaped', dockerfile: 'FROM debian:13\nENV HARBOUR=/srv DOCKS=\\$HARBOUR/docks\n' },
    { name: 'in single quotes', dockerfile: "FROM debian:13\nENV HARBOUR=/srv DOCKS='$HARBOUR/docks'\n" },
    {
      name: 'the old form has one variable',
      dockerfile: 'FROM debian:13\nENV HARBOUR /srv DOCKS=$HARBOUR\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nENV HARBOUR=/srv DOCKS=$HARBOUR/docks\n',
      reports: [{ messageId: 'empty', on: '$HARBOUR', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13\nENV HARBOUR=/srv\nENV DOCKS=$HARBOUR/docks\n',
    },
    {
      name: 'over several lines, in quotes',
      dockerfile:
        'FROM debian:13\nENV HARBOUR="/srv" \\\n    DOCKS="${HARBOUR}/docks" \\\n    PIER="${DOCKS}/pier"\n',
      reports: [
        { messageId: 'empty', on: '${HARBOUR}' },
        { messageId: 'empty', on: '${DOCKS}' },
      ],
      fixed: 'FROM debian:13\nENV HARBOUR="/srv"\nENV DOCKS="${HARBOUR}/docks"\nENV PIER="${DOCKS}/pier"\n',
    },
    {
      name: 'the other way round',
      dockerfile: 'FROM debian:13\nENV DOCKS=$HARBOUR/docks HARBOUR=/srv\n',
      reports: [{ messageId: 'order', on: '$HARBOUR' }],
      fixed: 'FROM debian:13\nENV DOCKS=$HARBOUR/docks HARBOUR=/srv\n',
    },
    {
      name: 'an unknown base may set it',
      dockerfile: 'FROM registry.example.org/base:1\nENV HARBOUR=/srv DOCKS=$HARBOUR/docks\n',
      reports: [{ messageId: 'empty', on: '$HARBOUR', confidence: 'likely' }],
    },
    {
      name: 'PATH twice',
      dockerfile: 'FROM debian:13\nENV PATH=/srv/bin:$PATH PATH=/opt/bin:$PATH\n',
      reports: [{ messageId: 'twice', on: '$PATH' }],
      fixed: 'FROM debian:13\nENV PATH=/srv/bin:$PATH\nENV PATH=/opt/bin:$PATH\n',
    },
    {
      name: 'an argument of another stage is no value',
      dockerfile: 'FROM debian:13 AS a\nARG HARBOUR=/srv\nFROM debian:13\nENV HARBOUR=/opt DOCKS=$HARBOUR\n',
      reports: [{ messageId: 'empty', on: '$HARBOUR' }],
    },
    {
      name: 'a default is taken although the name is set beside it',
      dockerfile: 'FROM debian:13\nENV HARBOUR=/srv DOCKS=${HARBOUR:-/opt}/docks\n',
      reports: [{ messageId: 'empty', on: '${HARBOUR:-/opt}', confidence: 'likely' }],
    },
    {
      name: 'a comment in between is left alone',
      dockerfile: 'FROM debian:13\nENV HARBOUR=/srv \\\n    # beside the harbour\n    DOCKS=$HARBOUR/docks\n',
      reports: [{ messageId: 'empty', on: '$HARBOUR' }],
      fixed: 'FROM debian:13\nENV HARBOUR=/srv \\\n    # beside the harbour\n    DOCKS=$HARBOUR/docks\n',
    },
  ],
})
