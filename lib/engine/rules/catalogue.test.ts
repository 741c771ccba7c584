import { describe, expect, it } from 'vitest'
import { build, parse, rules } from '../index.ts'
import { ruleDocs } from './dockerfile/docs.ts'
import { ruleInput } from './shared/facts.ts'
import type { Rule } from './rule.ts'

const files = Object.keys(import.meta.glob('./dockerfile/*.ts')).filter((file) => !file.endsWith('.test.ts'))
const tests = Object.keys(import.meta.glob('./dockerfile/*.test.ts'))
const named = rules.map((rule) => [rule.meta.name, rule] as const)

/** First words of titles: what the reader is to do. */
const VERBS = new Set(
  `
    Add Begin Copy Declare Delete Drop Empty End Expose Give Install Join Keep Leave Mount Name Pin Put Remove Replace
    Run Separate Set Start Use Write
  `
    .trim()
    .split(/\s+/),
)

describe('the catalogue', () => {
  it('holds every rule file, sorted by name; run npm run generate when it does not', () => {
    const wanted = files.map((file) => file.slice('./dockerfile/'.length, -'.ts'.length)).toSorted()
    expect(rules.map(({ meta }) => meta.name)).toEqual(wanted)
  })

  it('has a test beside every rule', () => {
    expect(tests.map((file) => file.replace('.test.ts', '.ts')).toSorted()).toEqual(files.toSorted())
  })

  it('has something written about every rule', () => {
    expect(Object.keys(ruleDocs)).toEqual(rules.map(({ meta }) => meta.name))
  })

  it('gives every rule its own title', () => {
    expect(new Set(rules.map(({ meta }) => meta.title)).size).toBe(rules.length)
  })

  it('shows no two rules the same bad example', () => {
    expect(new Set(Object.values(ruleDocs).map(({ bad }) => bad)).size).toBe(rules.length)
  })
})

describe.each(named)('%s', (_, { meta, check }: Rule) => {
  it('has a title that says what to do', () => {
    expect(VERBS).toContain(meta.title.split(' ')[0])
    expect(meta.title).not.toMatch(/[.!]$/)
  })

  it('ends every message with a full stop and fills it with named data only', () => {
    for (const message of Object.values(meta.messages)) {
      expect(message).toMatch(/\.$/)
      expect(message.replaceAll(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}!]|\bjust\b|\bsimply\b/)
    }
  })

  it('explains itself with pages that can be opened', () => {
    const { sources, why } = ruleDocs[meta.name]!
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) expect(new URL(source).protocol).toBe('https:')
    expect(why.length).toBeGreaterThan(100)
    expect(why).not.toMatch(/!|\bjust\b|\bsimply\b/)
  })

  it('names the same check in other tools by known tools and without repeats', () => {
    for (const ids of Object.values(ruleDocs[meta.name]!.equivalents)) {
      expect(ids.length).toBeGreaterThan(0)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('is silent about a file without fault', () => {
    const dockerfile = parse(FAULTLESS)
    const context = { files: {}, complete: false }
    expect([...check(ruleInput(dockerfile, build(dockerfile, context), context))]).toEqual([])
  })
})

const FAULTLESS = `# syntax=docker/dockerfile:1
FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
RUN useradd --system --uid 10001 app
COPY . .
ARG GIT_SHA=unknown
ENV GIT_SHA=$GIT_SHA
LABEL org.opencontainers.image.source="https://git.example.com/shop/app" \\
      org.opencontainers.image.description="The shop" \\
      org.opencontainers.image.licenses="MIT" \\
      org.opencontainers.image.revision=$GIT_SHA
EXPOSE 8000
USER 10001
HEALTHCHECK --interval=30s --timeout=3s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/')"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
`
