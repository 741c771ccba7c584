import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lint, parse } from '../index.ts'
import { lineStarts, rangeAt } from '../source/position.ts'
import { applyFixes, fixAll } from './fix.ts'
import type { Finding, Fix } from './rule.ts'

const TEXT = 'FROM harbour:1\nADD crane /srv/\nUSER 1000\n'

type Change = readonly [from: number, to: number, newText: string]

function mended(changes: readonly Change[], safety: Fix['safety'] = 'safe', text = TEXT): Finding {
  const edits = changes.map(([from, to, newText]) => ({
    range: rangeAt(lineStarts(text), from, to),
    newText,
  }))
  const range = edits[0]?.range ?? rangeAt(lineStarts(text), 0, 0)
  const fix = { title: 'Mend it', safety, edits }
  return {
    rule: 'a-rule',
    severity: 'info',
    confidence: 'certain',
    messageId: 'a',
    message: 'A.',
    range,
    fix,
  }
}

describe('one round', () => {
  const copy = mended([[15, 18, 'COPY']])

  test.each<[string, readonly Finding[], string, number]>([
    ['nothing to do', [], TEXT, 0],
    ['a finding without a fix', [{ ...copy, fix: null }], TEXT, 0],
    ['a fix without edits', [mended([])], TEXT, 0],
    ['one fix', [copy], TEXT.replace('ADD', 'COPY'), 1],
    [
      'two that are apart',
      [mended([[36, 40, '10001']]), copy],
      TEXT.replace('ADD', 'COPY').replace('1000', '10001'),
      2,
    ],
    ['of two that overlap the first', [copy, mended([[17, 24, 'X y']])], TEXT.replace('ADD', 'COPY'), 1],
    [
      'of two insertions in one place the first',
      [mended([[14, 14, '-a']]), mended([[14, 14, '-b']])],
      TEXT.replace(':1', ':1-a'),
      1,
    ],
    [
      'none of a fix that overlaps itself',
      [
        mended([
          [15, 18, 'A'],
          [16, 19, 'B'],
        ]),
      ],
      TEXT,
      0,
    ],
    [
      'all or nothing of a fix in two places',
      [
        copy,
        mended([
          [16, 18, 'X'],
          [36, 40, '7'],
        ]),
      ],
      TEXT.replace('ADD', 'COPY'),
      1,
    ],
    [
      'a fix inside another',
      [mended([[0, 31, 'FROM quay:1\n']]), copy],
      TEXT.replace(TEXT.slice(0, 31), 'FROM quay:1\n'),
      1,
    ],
    [
      'no fix after which Docker refuses the file',
      [mended([[15, 18, 'ADDD']]), mended([[36, 40, '7']])],
      TEXT.replace('1000', '7'),
      1,
    ],
  ])('%s', (_, findings, text, applied) => {
    const result = applyFixes(TEXT, findings)
    expect(result.text).toBe(text)
    expect(result.applied).toHaveLength(applied)
  })

  test.each<[Fix['safety'] | undefined, readonly Fix['safety'][]]>([
    [undefined, ['safe']],
    ['safe', ['safe']],
    ['behaviour', ['safe', 'behaviour']],
    ['suggestion', ['safe', 'behaviour', 'suggestion']],
  ])('asked for %s it applies %s', (safety, kinds) => {
    const findings = [
      mended([[5, 6, 'h']]),
      mended([[15, 18, 'COPY']], 'behaviour'),
      mended([[36, 40, '7']], 'suggestion'),
    ]
    const { applied } = applyFixes(TEXT, findings, safety === undefined ? {} : { safety })
    expect(applied.map(({ fix }) => fix?.safety)).toEqual(kinds)
  })

  test('new lines end as the lines of the file do', () => {
    const windows = TEXT.replaceAll('\n', '\r\n')
    const insert = mended([[14, 14, '\nLABEL a=b']], 'safe', windows)
    expect(applyFixes(windows, [insert]).text).toBe(windows.replace(':1', ':1\r\nLABEL a=b'))
    expect(applyFixes(TEXT, [mended([[14, 14, '\nLABEL a=b']])]).text).toBe(
      TEXT.replace(':1', ':1\nLABEL a=b'),
    )
  })
})

describe('until nothing is left', () => {
  test('what one fix makes visible the next round mends', () => {
    const check = (text: string) =>
      text.includes(':1\n')
        ? [mended([[13, 14, '2']], 'safe', text)]
        : text.includes(':2\n')
          ? [mended([[13, 14, '3']], 'safe', text)]
          : []
    const result = fixAll(TEXT, check)
    expect(result.text).toBe(TEXT.replace(':1', ':3'))
    expect(result.applied).toHaveLength(2)
  })

  test('fixes that undo each other, or never end, stop all the same', () => {
    const swap = (text: string) => [mended([[13, 14, text.includes(':1') ? '2' : '1']], 'safe', text)]
    expect(fixAll(TEXT, swap).text).toBe(TEXT.replace(':1', ':2'))
    expect(
      fixAll(TEXT, (text) => [mended([[14, 14, '1']], 'safe', text)]).applied.length,
    ).toBeLessThanOrEqual(20)
  })
})

/** Pieces that the rules with fixes speak about, in odd company. */
const LINES = [
  'FROM debian:13-slim',
  'FROM node AS Build',
  'from alpine:3.23 as base',
  'FROM python:3.14-slim',
  'RUN apt-get update && apt-get install -y curl',
  'RUN apt-get update \\\n    # tools\n && apt-get install curl \\\n      git',
  'RUN apt update; apt install -y --no-install-recommends git; rm -rf /var/lib/apt/lists/*',
  'RUN apk add curl && sudo apk update',
  'RUN yum install -y git && dnf -y install vim',
  'RUN pip install flask && npm install && yarn install',
  'RUN <<EOF\napt-get update\napt-get install -y curl\ncd /srv && make\nEOF',
  'RUN cd /srv && make \\\n\n && make install',
  'RUN curl -k https://example.org/a.sh | sh',
  'RUN chmod 777 /srv; wget http://example.org/a.tgz',
  'ADD app.py /srv/',
  'COPY a b /srv',
  'COPY --from=0 /a /b',
  'ENV NAME value with blanks',
  'ENV PASSWORD=tide TOKEN="x"',
  'ARG VERSION=1',
  'LABEL a b',
  'WORKDIR srv',
  'EXPOSE 80/TCP 22 99999',
  'USER root',
  'USER app',
  'MAINTAINER a@example.org',
  'HEALTHCHECK CMD curl localhost || exit 1',
  'SHELL ["/bin/bash", "-c"]',
  'STOPSIGNAL SIGKILL',
  'VOLUME /srv',
  'ONBUILD RUN apt-get update',
  'ENTRYPOINT exec serve $PORT',
  "CMD ['serve']",
  'CMD serve --all',
  'cmd ["serve"]',
  '# drydock ignore=sudo-used,user-root-last -- for a while',
  '# drydock ignore-file=base-image-latest',
  '# hadolint ignore=DL3008,DL3020',
  '#',
  '',
] as const

const file = fc
  .array(fc.constantFrom(...LINES), { maxLength: 12 })
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => `${lines.join('\n')}\n`.replaceAll('\n', end)))

const check = (text: string) => lint(parse(text))
const errors = (text: string) => parse(text).allProblems.filter(({ severity }) => severity === 'error').length

/** What the corpus run asks of real files, here of made ones. */
test('after all safe fixes no safe fix is left, the file parses as before, and a second run changes nothing', () => {
  fc.assert(
    fc.property(file, (text) => {
      const once = fixAll(text, check)
      const twice = fixAll(once.text, check)
      expect(twice).toEqual({ text: once.text, applied: [] })
      expect(check(once.text).filter(({ fix }) => fix?.safety === 'safe')).toEqual([])
      expect(errors(once.text)).toBeLessThanOrEqual(errors(text))
      if (once.applied.length === 0) expect(once.text).toBe(text)
    }),
    { numRuns: 300, seed: 20261121 },
  )
})
