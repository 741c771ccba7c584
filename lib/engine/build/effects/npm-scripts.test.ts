import { describe, expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { baseConfigOf } from '../../images/index.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'

const PIER = contextOf({
  'package.json':
    '{"scripts":{"build":"tsc -p .","lint":"lint-pier"},"dependencies":{"express":"5.1.0"},"devDependencies":{"typescript":"5.9.3"}}',
  'package-lock.json': '{"lockfileVersion":3}',
})

/** What ends the build, or null. */
function missing(lines: string, from = 'node:24-slim'): string | null {
  const text = `FROM ${from}\nWORKDIR /pier\nCOPY package*.json ./\n${lines}\n`
  const { problems } = build(parse(text, { baseImage: baseConfigOf }), PIER)
  return problems.find(({ code }) => code === 'command-not-found')?.message ?? null
}

describe('a script whose program is a development dependency', () => {
  test.each([
    ['RUN npm ci --omit=dev\nRUN npm run build'],
    ['RUN npm ci --omit=dev && npm run build'],
    ['ENV NODE_ENV=production\nRUN npm ci\nRUN npm run-script build'],
    ['RUN npm ci\nRUN npm prune --omit=dev\nRUN npm run build'],
    ['RUN npm run build'],
  ])('is left out: %s', (lines) => {
    expect(missing(lines)).toContain('tsc: not found')
  })

  test.each([
    ['RUN npm ci\nRUN npm run build'],
    ['RUN npm ci --omit=dev && npm ci\nRUN npm run build'],
    ['ENV NODE_ENV=production\nRUN npm ci --include=dev\nRUN npm run build'],
    ['RUN npm ci --omit=dev && npm install -g typescript\nRUN npm run build'],
    ['RUN npm ci --omit=dev && npm install --no-save typescript\nRUN npm run build'],
    ['RUN npm ci --omit=dev\nRUN npm run lint'],
    ['RUN npm ci --omit=dev\nRUN npm run sail'],
    ['RUN npm ci --omit=dev\nRUN ./rig-the-ship\nRUN npm run build'],
  ])('is there, or nobody knows: %s', (lines) => {
    expect(missing(lines)).toBeNull()
  })
})

describe('npx with a program that is not installed', () => {
  test.each([
    ['RUN npm ci --omit=dev\nRUN npx tsc -p .'],
    ['RUN npm ci --omit=dev && npx --yes tsc'],
    ['RUN npm ci --omit=dev\nRUN npm exec -- tsc -p .'],
    ['RUN npx tsc'],
  ])('fetches another one: %s', (lines) => {
    expect(missing(lines)).toContain('npx: tsc comes with typescript')
  })

  test.each([
    ['RUN npm ci\nRUN npx tsc -p .'],
    ['RUN npm ci --omit=dev\nRUN npx -p typescript tsc -p .'],
    ['RUN npm ci --omit=dev\nRUN npx --package=typescript tsc'],
    ['RUN npm install -g typescript\nRUN npx tsc'],
    ['RUN npm ci --omit=dev\nRUN npx eslint .'],
  ])('or the right one: %s', (lines) => {
    expect(missing(lines)).toBeNull()
  })
})

describe('a program of a package by its path or its name', () => {
  test.each([
    ['RUN npm ci --omit=dev\nRUN ./node_modules/.bin/tsc -p .'],
    ['RUN npm ci --omit=dev\nRUN node_modules/.bin/tsc'],
    ['RUN npm ci --omit=dev\nRUN tsc'],
  ])('is left out: %s', (lines) => {
    expect(missing(lines)).toContain('tsc: not found')
  })

  test.each([
    ['RUN npm ci\nRUN ./node_modules/.bin/tsc -p .'],
    ['RUN npm ci --omit=dev && npm install -g typescript\nRUN tsc'],
    ['RUN npm ci --omit=dev\nRUN /opt/tools/tsc'],
    ['RUN npm ci --omit=dev\nRUN eslint .'],
  ])('is there, or nobody knows: %s', (lines) => {
    expect(missing(lines)).toBeNull()
  })
})
