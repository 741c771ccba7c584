import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './final-stage-build-toolchain.ts'

const two = (base: string, rest = 'CMD ["/tide"]'): string =>
  `FROM golang:1.26 AS build\nRUN go build -o /tide .\nFROM ${base}\nCOPY --from=build /tide /tide\n${rest}\n`
const slim = (run: string): string => `FROM python:3.13-slim\nRUN ${run}\nCMD ["python", "tide.py"]\n`

testRule(rule, docs, {
  valid: [
    {
      name: 'purged by a name that ends in plus signs',
      dockerfile:
        'FROM debian:13-slim\nRUN apt-get update && apt-get install -y g++ && make && apt-get purge -y g++\nCMD ["tide"]\n',
    },
    {
      name: 'marked as no longer wanted, and taken by the next autoremove',
      dockerfile:
        'FROM debian:13-slim\nRUN savedAptMark="$(apt-mark showmanual)" && apt-get update && apt-get install -y gcc && make && apt-mark auto \'.*\' && apt-mark manual $savedAptMark && apt-get purge -y --auto-remove\nCMD ["tide"]\n',
    },
    two('debian:13-slim'),
    two('scratch'),
    two('mcr.microsoft.com/dotnet/aspnet:10.0'),
    two('nvidia/cuda:13.0.2-runtime-ubuntu24.04'),
    { name: 'interpreters run programs', dockerfile: 'FROM node:24\nCMD ["node", "server.js"]\n' },
    {
      name: 'said of the whole file by another rule',
      dockerfile: 'FROM golang:1.26\nCOPY . .\nRUN go build -o /tide .\nCMD ["/tide"]\n',
    },
    slim(
      'apt-get update && apt-get install -y gcc && pip install uwsgi && apt-get purge -y --auto-remove gcc',
    ),
    'FROM python:3.13-alpine\nRUN apk add --no-cache --virtual .build gcc musl-dev && pip install uwsgi && apk del .build\nCMD ["uwsgi"]\n',
    {
      name: 'a group of packages beside a word that nobody knows',
      dockerfile:
        'FROM php:8.4-fpm-alpine\nRUN apk add --no-cache --virtual .deps $EXTRA gcc && pecl install apcu && apk del .deps\n',
    },
    slim('apt-get update && apt-get install -y $EXTRA gcc && apt-get purge -y $EXTRA gcc'),
    {
      name: 'removed in another layer is the matter of another rule',
      dockerfile:
        'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc\nRUN apt-get purge -y gcc\nCMD ["python"]\n',
    },
    slim('apt-get update && apt-get install -y libgcc-s1 libstdc++6 gcc-14-base'),
    { name: 'a stage for development', dockerfile: 'FROM golang:1.26 AS dev\nCMD ["go", "run", "."]\n' },
    slim('apt-get update && apt-get install -y libpq5 curl'),
  ],
  invalid: [
    {
      name: 'a shell to work in',
      dockerfile:
        'FROM debian:13\nRUN apt-get update && apt-get install -y cmake\nRUN pip install tides\nCMD exec /bin/bash "$@"\n',
      reports: [{ messageId: 'packages', on: 'cmake', severity: 'info' }],
    },
    {
      name: 'an image of a language, which starts its prompt',
      dockerfile: 'FROM buildpack-deps:trixie\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node"]\n',
      reports: [{ messageId: 'base', on: 'buildpack-deps:trixie', severity: 'info' }],
    },
    {
      name: 'an image that starts nothing may be made to build in',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y gcc\n',
      reports: [{ messageId: 'packages', on: 'gcc', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'an image that starts a build',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y gcc\nCMD ["make", "tide"]\n',
      reports: [{ messageId: 'packages', on: 'gcc', confidence: 'possible', severity: 'info' }],
    },
    {
      name: 'where nothing is built, the program may need them',
      dockerfile: 'FROM debian:13-slim\nRUN apt-get update && apt-get install -y gcc\nCMD ["tide-tests"]\n',
      reports: [{ messageId: 'packages', on: 'gcc', severity: 'info' }],
    },
    {
      name: 'built with them, and they stay',
      dockerfile:
        'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y gcc\nRUN pip install uwsgi\nCMD ["uwsgi"]\n',
      reports: [{ messageId: 'packages', on: 'gcc', severity: 'warning' }],
    },
    {
      name: 'a package is built when the container starts',
      dockerfile:
        'FROM debian:13-slim\nRUN apt-get update && apt-get install -y build-essential\nRUN pip install sphinx\nCMD export DIST=trixie && debuild -us -uc && mv ../*.deb /dist\n',
      reports: [{ messageId: 'packages', on: 'build-essential', severity: 'info' }],
    },
    {
      name: 'beside a word that nobody knows',
      dockerfile: slim('apt-get update && apt-get install -y $EXTRA gcc'),
      reports: [{ messageId: 'packages', on: 'gcc' }],
    },
    {
      dockerfile: two('golang:1.26'),
      reports: [{ messageId: 'base', on: 'golang:1.26', confidence: 'certain', severity: 'warning' }],
    },
    {
      name: 'through a stage below',
      dockerfile:
        'FROM rust:1.90 AS base\nFROM base AS build\nRUN cargo build\nFROM base\nCOPY --from=build /t /t\nCMD ["/t"]\n',
      reports: [{ messageId: 'base', on: 'rust:1.90' }],
    },
    {
      dockerfile: two('mcr.microsoft.com/dotnet/sdk:10.0', 'CMD ["dotnet", "watch", "run"]'),
      reports: [{ messageId: 'runs', on: 'mcr.microsoft.com/dotnet/sdk:10.0', confidence: 'likely' }],
    },
    {
      dockerfile: two('nvidia/cuda:13.0.2-devel-ubuntu24.04', 'CMD ["python3", "train.py"]'),
      reports: [{ messageId: 'base', on: 'nvidia/cuda:13.0.2-devel-ubuntu24.04', confidence: 'likely' }],
    },
    {
      name: 'it builds when it starts',
      dockerfile: 'FROM maven:3.9-eclipse-temurin-21\nCOPY . .\nENTRYPOINT ["mvn", "spring-boot:run"]\n',
      reports: [{ messageId: 'runs', on: 'maven:3.9-eclipse-temurin-21' }],
    },
    {
      name: 'without a start command it may be meant as a toolchain',
      dockerfile: 'FROM golang:1.26\nRUN go install example.com/lint@v1\n',
      reports: [{ messageId: 'base', on: 'golang:1.26', confidence: 'possible' }],
    },
    {
      dockerfile: slim('apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev curl'),
      reports: [{ messageId: 'several', on: 'gcc', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM node:24-alpine\nRUN apk add --no-cache make\nRUN npm ci\nCMD ["node", "server.js"]\n',
      reports: [{ messageId: 'packages', on: 'make' }],
    },
    {
      name: 'one finding for each RUN',
      dockerfile:
        'FROM fedora:43\nRUN dnf install -y gcc-c++ && dnf clean all\nRUN dnf install -y openssl-devel && dnf clean all\nCMD ["tide"]\n',
      reports: [
        { messageId: 'packages', on: 'gcc-c++' },
        { messageId: 'packages', on: 'openssl-devel' },
      ],
    },
    {
      name: 'removed without what came along',
      dockerfile: slim(
        'apt-get update && apt-get install -y gcc make && pip install uwsgi && apt-get purge -y gcc',
      ),
      reports: [{ messageId: 'packages', on: 'make' }],
    },
  ],
})
