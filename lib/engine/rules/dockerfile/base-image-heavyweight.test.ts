import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './base-image-heavyweight.ts'

const ubuntu = (packages: string, start: string): string =>
  `FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y ${packages}\n${start}\n`

testRule(rule, docs, {
  valid: [
    'FROM python:3.13-slim\nCMD ["python"]\n',
    'FROM node:24-alpine\nCMD ["node"]\n',
    'FROM gcr.io/distroless/python3-debian13\nCMD ["app.py"]\n',
    {
      name: 'a builder may be large',
      dockerfile:
        'FROM python:3.13 AS build\nRUN python -m venv /venv\nFROM python:3.13-slim\nCOPY --from=build /venv /venv\n',
    },
    { name: 'no slim variant', dockerfile: 'FROM php:8.4-fpm\n' },
    {
      name: 'an SDK is the matter of another rule',
      dockerfile: 'FROM golang:1.26\nCMD ["go", "run", "."]\n',
    },
    'FROM node:lts-slim\nCMD ["node"]\n',
    'FROM eclipse-temurin:21-jre\nCMD ["java", "-jar", "/tide.jar"]\n',
    { name: 'a tag nobody knows', dockerfile: 'ARG TAG\nFROM python:$TAG\n' },
    {
      name: 'more than one thing to run',
      dockerfile: ubuntu('python3 ffmpeg', 'CMD ["python3", "/tide.py"]'),
    },
    ubuntu('nginx', 'CMD ["nginx", "-g", "daemon off;"]'),
    { name: 'a stage for development', dockerfile: 'FROM node:24 AS dev\nCMD ["npm", "run", "dev"]\n' },
    {
      name: 'the digest decides',
      dockerfile:
        'FROM python@sha256:6faba2c56370992b0456e11f781f00a09b7ecc3c4e97ef3e39163d01a94aea8d\nCMD ["python"]\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM python:3.13\nCMD ["python"]\n',
      reports: [{ messageId: 'size', on: 'python:3.13', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: 'FROM node:24-bookworm\nCOPY . .\nRUN npm ci --omit=dev\nCMD ["node", "server.js"]\n',
      reports: [{ messageId: 'size', on: 'node:24-bookworm' }],
    },
    { dockerfile: 'FROM ruby:3.4\nCMD ["ruby"]\n', reports: [{ messageId: 'size', on: 'ruby:3.4' }] },
    {
      name: 'through a stage below',
      dockerfile: 'FROM docker.io/library/python:3.13 AS base\nFROM base\nCMD ["python"]\n',
      reports: [{ messageId: 'size', on: 'docker.io/library/python:3.13' }],
    },
    {
      name: 'by a variable',
      dockerfile: 'ARG VERSION=3.13\nFROM python:${VERSION}\nCMD ["python"]\n',
      reports: [{ messageId: 'size', on: 'python:${VERSION}' }],
    },
    {
      name: 'something needs what only the full image has',
      dockerfile: 'FROM python:3.13\nRUN git clone https://example.com/tide.git\nCMD ["python"]\n',
      reports: [{ messageId: 'uses', on: 'python:3.13', confidence: 'possible' }],
    },
    {
      dockerfile: 'FROM eclipse-temurin:21\nCOPY tide.jar /\nCMD ["java", "-jar", "/tide.jar"]\n',
      reports: [{ messageId: 'jdk', on: 'eclipse-temurin:21', confidence: 'likely' }],
    },
    {
      dockerfile: 'FROM eclipse-temurin:17-jdk-alpine\nENTRYPOINT ["java", "-jar", "/tide.jar"]\n',
      reports: [{ messageId: 'jdk', on: 'eclipse-temurin:17-jdk-alpine' }],
    },
    {
      name: 'a distribution for one interpreter',
      dockerfile: ubuntu('python3 python3-pip curl', 'COPY tide.py /\nCMD ["python3", "/tide.py"]'),
      reports: [{ messageId: 'distribution', on: 'ubuntu:24.04', confidence: 'likely' }],
    },
  ],
})
