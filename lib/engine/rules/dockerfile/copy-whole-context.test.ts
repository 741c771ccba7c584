import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-whole-context.ts'

testRule(rule, docs, {
  valid: [
    'FROM node:24\nCOPY src/ /app/src/\n',
    { name: 'from another stage', dockerfile: 'FROM node:24 AS a\nFROM node:24\nCOPY --from=a . /app\n' },
    {
      name: 'something is excluded',
      dockerfile: 'FROM node:24\nCOPY --exclude=.git --exclude=.env . /app\n',
    },
    {
      name: 'after the manifests',
      dockerfile: 'FROM node:24\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n',
    },
    {
      name: 'the manifests in the stage below',
      dockerfile: 'FROM node:24 AS deps\nCOPY package.json ./\nFROM deps\nCOPY . .\n',
    },
    {
      name: 'the context is known, and nothing keeps anything out: that is dockerignore-missing',
      dockerfile: 'FROM node:24\nCOPY . /app\n',
      context: { 'server.js': '' },
    },
    {
      name: 'the context is known, and so is what is kept out',
      dockerfile: 'FROM nginx:1.30\nCOPY . /usr/share/nginx/html\n',
      context: { 'index.html': '', '.dockerignore': '*\n!index.html\n' },
    },
    { name: 'a stage that is not built', dockerfile: 'FROM node:24 AS old\nCOPY . .\nFROM debian:13\n' },
    'FROM node:24\nARG WHAT\nCOPY $WHAT /app\n',
  ],
  invalid: [
    {
      name: 'a program of its own in a folder that is only named like a web root',
      dockerfile: 'FROM python:3.13-slim\nWORKDIR /var/www/html\nCOPY . .\nCMD ["python", "tide.py"]\n',
      reports: [{ messageId: 'shipped', on: '.', severity: 'info' }],
    },
    {
      name: 'a web server beside the language',
      dockerfile:
        'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y nginx\nCOPY . /var/www/html\n',
      reports: [{ messageId: 'published', on: '.' }],
    },
    {
      dockerfile: 'FROM node:24\nWORKDIR /app\nCOPY . .\n',
      reports: [{ messageId: 'shipped', on: '.', confidence: 'possible', severity: 'info' }],
    },
    {
      dockerfile: 'FROM httpd:2.4\nCOPY ./ /usr/local/apache2/htdocs/\n',
      reports: [{ messageId: 'published', on: './', confidence: 'likely', severity: 'warning' }],
    },
    {
      name: 'published by way of the working directory, other files before it',
      dockerfile: 'FROM nginx:1.30\nCOPY nginx.conf /etc/nginx/\nWORKDIR /usr/share/nginx/html\nCOPY . .\n',
      reports: [{ messageId: 'published', on: '.' }],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile:
        'FROM golang:1.27 AS build\nCOPY . .\nRUN go build -o /api .\nFROM debian:13\nCOPY --from=build /api /api\n',
      reports: [{ messageId: 'builder', on: '.', confidence: 'possible' }],
    },
    { dockerfile: 'FROM node:24\nADD / /app\n', reports: [{ messageId: 'shipped', on: '/' }] },
    { dockerfile: 'FROM node:24\nCOPY * /app/\n', reports: [{ messageId: 'shipped', on: '*' }] },
    { dockerfile: 'FROM node:24\nCOPY [".", "/app"]\n', reports: [{ messageId: 'shipped', on: '"."' }] },
    {
      name: 'the first of a stage',
      dockerfile: 'FROM node:24\nCOPY . /app\nCOPY . /copy\n',
      reports: [{ messageId: 'shipped', on: '.' }],
    },
  ],
})
