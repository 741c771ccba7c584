import { describe, expect, it } from 'vitest'
import { build, contextOf, parse, UNKNOWN_CONTEXT } from '../index.ts'
import { KEYWORDS } from '../dockerfile/keywords.ts'
import { ruleDocs } from './dockerfile/docs.ts'
import { rules } from './dockerfile/index.ts'
import { defineRule, type Rule, type RuleInput, type Trigger } from './rule.ts'
import { ruleInput } from './shared/facts.ts'
import { rulesFor } from './shared/triggers.ts'

function inputOf(text: string, files?: Readonly<Record<string, string>>): RuleInput {
  const dockerfile = parse(text)
  const context = files ? contextOf(files) : UNKNOWN_CONTEXT
  return ruleInput(dockerfile, build(dockerfile, context), context)
}

function ruleOn(on: Trigger): Rule {
  const meta = { name: 'tides', severity: 'info', category: 'image', title: '', messages: {} } as const
  return defineRule({ meta: { ...meta, files: 'dockerfile', on }, check: () => [] })
}

/** What the pairs in the documentation of the rules leave out: here and there nothing is as it usually is. */
const STRANGE = [
  '',
  '# a lighthouse\n',
  'RUN apt-get install -y lamp\n',
  'FROM scratch\nCOPY --from=tower / /\nUSER keeper\n',
  'FROM harbour/base:2 AS tower\nONBUILD RUN pip3.12 install tides && curl -o bell.tgz http://harbour.example/bell.tgz\n',
  'FROM debian:13\nRUN sudo sh -c "apt update; apt install nano"\nONBUILD ADD https://harbour.example/bell /bell\n',
  'from python:3.13\nrun ["bash", "-c", "python3.13 -m pip install tides | tee /var/log/tides.log"]\ncmd sshd -D\n',
  'FROM alpine:3.23\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN <<EOF\nadduser -D keeper\ncd /srv\nEOF\n',
  'FROM node:24-onbuild\nHEALTHCHEK CMD curl localhost\nEXPOSE 80:80\n',
]

describe('rulesFor', () => {
  it.each<[string, Trigger, boolean]>([
    ['FROM alpine\nUSER keeper\n', { instructions: ['USER'] }, true],
    ['FROM alpine\nuser keeper\n', { instructions: ['VOLUME', 'USER'] }, true],
    ['FROM alpine\nONBUILD USER keeper\n', { instructions: ['USER'] }, true],
    ['FROM alpine\n# USER keeper\n', { instructions: ['USER'] }, false],
    ['FROM alpine\nRUN sudo apk add bell\n', { programs: ['apk'] }, true],
    ['FROM alpine\nONBUILD RUN apk add bell\n', { programs: ['apk'] }, true],
    ['FROM alpine\nRUN pip3.13 install bell\n', { programs: ['pip'] }, true],
    ['FROM alpine\nRUN pip3.13 install bell\n', { programs: ['pip3.13'] }, true],
    ['FROM alpine\nRUN echo apk add bell\n', { programs: ['apk'] }, false],
    ['FROM alpine AS own\nCOPY --from=own /bell /\n', { problems: ['copy-from-self'] }, true],
    ['FROM alpine\n', { problems: ['copy-from-self'] }, false],
    ['FROM alpine\nUSER keeper\n', { instructions: ['USER'], problems: ['copy-from-self'] }, true],
    ['FROM alpine\nCOPY --from=bell / /\n', { flags: ['mount', 'from'] }, true],
    ['FROM alpine\nONBUILD COPY --from=bell / /\n', { flags: ['from'] }, true],
    ['FROM alpine\nCOPY . /\n', { flags: ['from'] }, false],
    ['FROM alpine\n', {}, false],
  ])('%j for %j: %s', (text, on, isMet) => {
    expect(rulesFor([ruleOn(on)], inputOf(text))).toHaveLength(Number(isMet))
  })

  it('leaves out no rule that finds something', () => {
    const pairs = Object.values(ruleDocs).flatMap(({ bad, good, context }) => [
      inputOf(bad, context),
      inputOf(good, context),
    ])
    for (const input of [...pairs, ...STRANGE.map((text) => inputOf(text))]) {
      const asked = new Set(rulesFor(rules, input))
      const silenced = rules.filter((rule) => !asked.has(rule) && [...rule.check(input)].length > 0)
      expect(
        silenced.map(({ meta }) => meta.name),
        input.dockerfile.source,
      ).toEqual([])
    }
  })

  it('knows the names that the triggers use', () => {
    for (const { meta } of rules) {
      for (const keyword of meta.on?.instructions ?? []) expect(KEYWORDS, meta.name).toContain(keyword)
      for (const program of meta.on?.programs ?? []) expect(program, meta.name).toMatch(/^[a-z]/)
    }
  })
})
