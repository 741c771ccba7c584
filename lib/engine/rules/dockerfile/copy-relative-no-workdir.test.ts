import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-relative-no-workdir.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nCOPY oven.sh /usr/local/bin/oven\n',
    'FROM debian:13\nCOPY oven.sh "/usr/local/bin/oven"\n',
    'FROM debian:13\nWORKDIR /bakery\nCOPY . .\n',
    {
      name: 'WORKDIR of the stage below',
      dockerfile: 'FROM debian:13 AS base\nWORKDIR /bakery\nFROM base\nCOPY . .\n',
    },
    {
      name: 'two stages below',
      dockerfile: 'FROM debian:13 AS a\nWORKDIR /bakery\nFROM a AS b\nRUN true\nFROM b\nADD oven.sh ./\n',
    },
    {
      name: 'a variable may hold any path',
      dockerfile: 'FROM debian:13\nARG TO\nCOPY oven.sh ${TO}\nCOPY a "$TO/b"\n',
    },
    { name: 'a drive', dockerfile: 'FROM debian:13\nCOPY oven.sh c:/bakery/\nCOPY oven.sh "D:\\\\bakery"\n' },
    { name: 'from scratch it is the root for certain', dockerfile: 'FROM scratch\nCOPY oven .\n' },
    { name: 'a trigger is for another image', dockerfile: 'FROM debian:13\nONBUILD COPY . .\n' },
    {
      name: 'a trigger of the stage below sets it',
      dockerfile: 'FROM debian:13 AS base\nONBUILD WORKDIR /bakery\nFROM base\nCOPY . .\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nCOPY oven.sh oven\n',
      reports: [{ messageId: 'root', on: 'oven', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13\nCOPY oven.sh /oven\n',
    },
    {
      name: 'the dot',
      dockerfile: 'FROM node:24\nCOPY --chown=node . .\n',
      reports: [{ messageId: 'root', on: '.' }],
      fixed: 'FROM node:24\nCOPY --chown=node . /\n',
    },
    {
      name: 'the base image has a working directory',
      dockerfile: 'FROM golang:1.26\nCOPY go.mod go.sum ./\nADD cmd src/cmd\n',
      reports: [
        { messageId: 'base', on: './' },
        { messageId: 'base', on: 'src/cmd' },
      ],
      fixed: 'FROM golang:1.26\nCOPY go.mod go.sum /go/\nADD cmd /go/src/cmd\n',
    },
    {
      name: 'nothing is known of the base',
      dockerfile: 'FROM registry.example.org/base:1\nCOPY . .\n',
      reports: [{ messageId: 'unknown', on: '.' }],
      fixed: 'FROM registry.example.org/base:1\nCOPY . .\n',
    },
    {
      name: 'WORKDIR comes too late',
      dockerfile: 'FROM debian:13\nCOPY . .\nWORKDIR /bakery\n',
      reports: [{ messageId: 'later', on: '.' }],
    },
    {
      name: 'WORKDIR of another stage',
      dockerfile:
        'FROM debian:13 AS build\nWORKDIR /bakery\nRUN make\nFROM debian:13\nCOPY --from=build /bakery/oven oven\n',
      reports: [{ messageId: 'other', on: 'oven' }],
    },
    {
      name: 'in quotes, and as JSON',
      dockerfile: 'FROM debian:13\nCOPY a "bread"\nCOPY ["b", "rolls/"]\n',
      reports: [
        { messageId: 'root', on: '"bread"' },
        { messageId: 'root', on: '"rolls/"' },
      ],
      fixed: 'FROM debian:13\nCOPY a "bread"\nCOPY ["b", "/rolls/"]\n',
    },
    {
      name: 'a variable further back does not make it absolute',
      dockerfile: 'FROM debian:13\nARG KIND=rye\nCOPY oven.sh bread/$KIND\n',
      reports: [{ messageId: 'root', on: 'bread/$KIND' }],
    },
  ],
})
