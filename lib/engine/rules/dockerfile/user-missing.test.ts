import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './user-missing.ts'

testRule(rule, docs, {
  valid: [
    'FROM mambaorg/micromamba:2.6.1\nCMD ["python", "/srv/tides.py"]\n',
    { name: 'starts as ContainerUser', dockerfile: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n' },
    'FROM python:3.13-slim\nUSER 10001\n',
    'FROM python:3.13-slim\nUSER root\n',
    {
      name: 'taken over from a stage below',
      dockerfile: 'FROM node:24 AS base\nUSER node\nFROM base\nCMD ["node"]\n',
    },
    {
      name: 'a base that starts without rights',
      dockerfile: 'FROM gcr.io/distroless/static-debian13:nonroot\n',
    },
    'FROM nginxinc/nginx-unprivileged:1.30\n',
    'FROM cgr.dev/chainguard/python:latest\n',
    'FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled\n',
    { name: 'a USER that cannot be read is another finding', dockerfile: 'FROM alpine:3.23\nUSER\n' },
    {
      name: 'an account that nothing uses is another finding',
      dockerfile: 'FROM debian:13-slim\nRUN useradd --system app\n',
    },
    { name: 'no stage at all', dockerfile: 'WORKDIR /app\n' },
  ],
  invalid: [
    {
      name: 'behind an entry point script',
      dockerfile: 'FROM debian:13\nENTRYPOINT ["harbour-entrypoint.sh"]\nCMD ["containerd"]\n',
      reports: [{ messageId: 'missing', on: 'debian:13', severity: 'info' }],
    },
    {
      name: 'an account for the editor that opens the container',
      dockerfile: 'FROM node:24\nRUN useradd -m vscode\nCMD ["npm", "start"]\n',
      reports: [{ messageId: 'created', on: 'node:24', severity: 'info' }],
    },
    {
      name: 'started by what fuzzes',
      dockerfile: 'FROM gcr.io/oss-fuzz-base/base-builder\nCOPY build.sh /src/\n',
      reports: [{ messageId: 'unknown', on: 'gcr.io/oss-fuzz-base/base-builder', severity: 'info' }],
    },
    {
      name: 'an init system is root by design',
      dockerfile: 'FROM fedora:43\nRUN dnf -y install systemd\nCMD ["/usr/sbin/init"]\n',
      reports: [{ messageId: 'missing', on: 'fedora:43', severity: 'info' }],
    },
    {
      name: 'Windows by the name of the base',
      dockerfile: 'FROM harbour/chocolatey\nRUN choco install -y git\n',
      reports: [{ messageId: 'windows', on: 'harbour/chocolatey' }],
    },
    {
      name: 'the entry point of the base gives root up',
      dockerfile: 'FROM redis:8\nCOPY tides.conf /etc/\nCMD ["redis-server", "/etc/tides.conf"]\n',
      reports: [{ messageId: 'drops', on: 'redis:8', severity: 'info' }],
    },
    {
      name: 'it does so for its own server only',
      dockerfile: 'FROM redis:8\nCMD ["tides", "--watch"]\n',
      reports: [{ messageId: 'missing', on: 'redis:8', severity: 'warning' }],
    },
    {
      name: 'an editor picks the account',
      dockerfile: 'FROM mcr.microsoft.com/devcontainers/go:1\nRUN true\n',
      reports: [{ messageId: 'unknown', on: 'mcr.microsoft.com/devcontainers/go:1', severity: 'info' }],
    },
    {
      name: 'a parcel of files starts nothing',
      dockerfile: 'FROM scratch\nCOPY api /api\n',
      reports: [{ messageId: 'scratch', on: 'scratch', severity: 'info' }],
    },
    {
      name: 'made from scratch, with a program',
      dockerfile: 'FROM scratch\nCOPY api /api\nCMD ["/api"]\n',
      reports: [{ messageId: 'scratch', on: 'scratch', severity: 'warning' }],
    },
    {
      name: 'Windows knows no root',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCMD ["tide.exe"]\n',
      reports: [{ messageId: 'windows', on: 'mcr.microsoft.com/windows/servercore:ltsc2022' }],
    },
    {
      name: 'an image that only Windows has',
      dockerfile: 'FROM microsoft/iis\nRUN start /w setup.exe\n',
      reports: [{ messageId: 'windows', on: 'microsoft/iis' }],
    },
    {
      name: 'Windows by its shell',
      dockerfile: 'FROM example.com/shop/base:4\nSHELL ["powershell", "-Command"]\n',
      reports: [{ messageId: 'windows', on: 'example.com/shop/base:4' }],
    },
    {
      dockerfile: 'FROM python:3.13-slim\nCMD ["python"]\n',
      reports: [{ messageId: 'missing', on: 'python:3.13-slim', confidence: 'certain' }],
    },
    {
      dockerfile: 'FROM scratch\nCOPY api /api\n',
      reports: [{ messageId: 'scratch', on: 'scratch', confidence: 'certain' }],
    },
    {
      name: 'USER in a stage that is thrown away',
      dockerfile: 'FROM golang:1.27 AS build\nUSER 1000\nFROM debian:13-slim\nCOPY --from=build /api /api\n',
      reports: [{ messageId: 'builder', on: 'debian:13-slim', confidence: 'certain' }],
    },
    {
      name: 'an account that owns files and runs nothing',
      dockerfile:
        'FROM debian:13-slim\nRUN groupadd app && useradd --system --gid app app && chown app /srv\n',
      reports: [{ messageId: 'created', on: 'debian:13-slim' }],
    },
    {
      name: 'an image nothing is known of',
      dockerfile: 'FROM example.com/shop/base:4\n',
      reports: [{ messageId: 'unknown', on: 'example.com/shop/base:4', confidence: 'likely' }],
    },
    {
      name: 'a base from a variable',
      dockerfile: 'ARG BASE\nFROM $BASE\n',
      reports: [{ messageId: 'unknown', on: '$BASE', confidence: 'possible' }],
    },
    {
      name: 'an entry point that gives root up',
      dockerfile: 'FROM debian:13-slim\nENTRYPOINT ["gosu", "app", "/api"]\n',
      reports: [{ messageId: 'drops', on: 'debian:13-slim', severity: 'info' }],
    },
    {
      name: 'its script does',
      dockerfile: 'FROM alpine:3.23\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\n',
      context: { 'start.sh': '#!/bin/sh\nexec su-exec app "$@"\n' },
      reports: [{ messageId: 'drops', on: 'alpine:3.23' }],
    },
    {
      name: 'in the base of the final stage',
      dockerfile: 'FROM node:24 AS deps\nFROM deps\n',
      reports: [{ messageId: 'missing', on: 'deps' }],
    },
  ],
})
