import { describe, expect, test } from 'vitest'
import { parseScript } from '../engine/cli/parse.ts'
import { SHELL_REFORMATTERS } from './reformat-shell.ts'

const apply = (name: string, text: string) =>
  SHELL_REFORMATTERS.find((each) => each.name === name)!.apply(text)

describe('one by one', () => {
  test.each([
    [
      'comments and blank lines between commands',
      '#!/bin/sh\na; b\nif c; then\n  d \\\n    && e\nfi\n',
      '#!/bin/sh\n\n# the tide is high\n\na; b\n\n# the tide is high\n\nif c; then\n\n# the tide is high\n\n  d \\\n    && e\nfi\n',
    ],
    ['one word on a line', 'docker run  x\n', 'docker \\\n    run \\\n    x\n'],
    ['one word on a line', 'A=1 b "c d" > e\n', 'A=1 b \\\n    "c d" > e\n'],
    ['one word on a line', 'a b <<EOF | c d\ne f\nEOF\n', 'a b <<EOF | c d\ne f\nEOF\n'],
    ['one word on a line', 'for a in b c; do d $a; done\n', 'for a in b c; do d \\\n    $a; done\n'],
    [
      'quotes around words',
      'docker run --rm -v $A:/b ~/c *.d e\n',
      'docker "run" "--rm" -v $A:/b ~/c *.d "e"\n'.replace('-v', '"-v"'),
    ],
    ['quotes around words', 'export A=b\n[[ -f c ]] && d\n', 'export A=b\n[[ -f c ]] && d\n'],
    [
      'options with an equals sign',
      'docker run --name a --rm -p 1:2 --user  "$B" img --name c\n',
      'docker run --name=a --rm -p 1:2 --user="$B" img --name c\n',
    ],
    ['options with an equals sign', 'curl --output a --silent b\n', 'curl --output a --silent b\n'],
    ['no line end at the end', 'a\n\n', 'a'],
    ['no line end at the end', 'a <<B\nB\n', 'a <<B\nB\n'],
  ])('%s: %j', (name, text, expected) => {
    expect(apply(name, text)).toBe(expected)
  })
})

const whole = [
  '#!/usr/bin/env bash',
  'set -euo pipefail',
  '# The evening boat.',
  'TAG=$(git rev-parse --short HEAD)',
  'export TIDE=high',
  'board() {',
  '  docker build --tag "pier:$TAG" --build-arg LAMP=red . \\',
  '    && docker push "pier:$TAG"   # slow',
  '}',
  'if docker image inspect "pier:$TAG" > /dev/null 2>&1; then',
  '  echo "there already"; else board',
  'fi',
  'while read -r line; do case $line in a*) docker tag x y ;; *) docker pull z;; esac; done < list',
  'cat <<EOF | docker login --username bot --password-stdin ships.example',
  '$PASSWORD',
  'EOF',
  "sudo docker run -d --name pier --network none pier:1 sh -c 'exec pier --port 80'",
  '(cd nets && docker compose --file a.yaml up --detach) || true',
  '',
].join('\n')

/** What a script does, without places and without how its options are spelled. */
const meaning = (text: string) => {
  const { commands, settings, interpreter } = parseScript(text, { kind: 'shell' })
  return {
    interpreter,
    settings: settings.map(({ name, value, exported }) => ({ name, value, exported })),
    commands: commands.map(
      ({ program, words, call, certain, failureStops, failureIgnored, pipe, redirects }) => ({
        program,
        words: call ? null : words.map(({ shown }) => shown),
        verb: call?.verb,
        options: call?.options.map(({ name, shown }) => [name, shown]),
        operands: call?.operands.map(({ shown }) => shown),
        redirects: redirects.map(({ operator, target, content }) => ({ operator, target, content })),
        certain,
        failureStops,
        failureIgnored,
        pipe,
      }),
    ),
  }
}

describe('a script with everything', () => {
  test('is read', () => {
    expect(parseScript(whole, { kind: 'shell' }).unreadable).toEqual([])
    expect(meaning(whole).commands.length).toBeGreaterThan(10)
  })

  test.each(SHELL_REFORMATTERS)('$name: changes the text, not what is done', (reformatter) => {
    const after = reformatter.apply(whole)
    if (reformatter.name !== 'no line end at the end') expect(after).not.toBe(whole)
    expect(meaning(after)).toEqual(meaning(whole))
  })

  test('all after one another', () => {
    expect(meaning(SHELL_REFORMATTERS.reduce((text, { apply: next }) => next(text), whole))).toEqual(
      meaning(whole),
    )
  })

  test.each(SHELL_REFORMATTERS)('$name: leaves alone what a shell refuses', ({ name, apply: next }) => {
    const broken = 'docker run a\nif b; then c d\n'
    if (name !== 'no line end at the end') expect(next(broken)).toBe(broken)
  })
})
