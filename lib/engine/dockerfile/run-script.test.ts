import { describe, expect, test } from 'vitest'
import { slice } from '../source/position.ts'
import type { Statement } from './shell/types.ts'
import { walkCommands } from './shell/walk.ts'
import { parse } from './stages.ts'

function run(lines: string) {
  const source = `FROM debian:13\n${lines}\n`
  const instruction = parse(source).stages[0]!.instructions.at(-1)
  if (instruction?.keyword !== 'RUN') throw new Error('no RUN')
  return { source, ...instruction }
}

/** The commands as written, cut out of the file: proves text and places at once. */
function commands(lines: string): string[] {
  const { script, source } = run(lines)
  return script ? walkCommands(script).map(({ command }) => slice(source, command.range)) : []
}

describe('what the shell is given', () => {
  test.each([
    ['one line', 'RUN hoist sail', ['hoist sail']],
    [
      'continued over comments and blank lines',
      'RUN hoist sail \\\n  # all hands\n\n  && steer north',
      ['hoist sail', 'steer north'],
    ],
    ['a heredoc is the script', 'RUN <<EOF\nhoist sail\nsteer north\nEOF', ['hoist sail', 'steer north']],
    ['tabs taken off', 'RUN <<-EOF\n\t\thoist sail\n\tsteer north\n\tEOF', ['hoist sail', 'steer north']],
    ['a quoted delimiter', 'RUN <<"LOG"\nhoist sail\nLOG', ['hoist sail']],
    ['with a flag before it', 'RUN --network=none <<EOF\nhoist sail\nEOF', ['hoist sail']],
    ['a POSIX interpreter', 'RUN <<EOF\n#!/bin/bash -e\nhoist sail\nEOF', ['hoist sail']],
    ['found through env', 'RUN <<EOF\n#!/usr/bin/env -S bash -e\nhoist sail\nEOF', ['hoist sail']],
    ['empty heredoc', 'RUN <<EOF\nEOF', []],
  ])('%s', (_, lines, expected) => {
    expect(commands(lines)).toEqual(expected)
    expect(run(lines).interpreter).toBeNull()
  })

  test.each([
    ['RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF', 'python3'],
    ['RUN <<EOF\n#!/usr/bin/perl -w\nprint 1\nEOF', 'perl'],
    ['RUN <<EOF\n#! /usr/bin/node\n1\nEOF', 'node'],
  ])('%j is read by %s, not by a shell', (lines, interpreter) => {
    expect(run(lines)).toMatchObject({ script: null, interpreter })
  })

  test('a heredoc beside a command is its input', () => {
    const { script } = run('RUN cat <<EOF > /log/day1\nwind $FORCE\nEOF')
    const [cat] = script!.body
    expect(cat?.kind).toBe('command')
    const redirects =
      cat?.kind === 'command' ? cat.redirects.map(({ operator, body }) => [operator, body]) : []
    expect(redirects).toEqual([
      ['<<', 'wind $FORCE\n'],
      ['>', null],
    ])
  })

  test('two heredocs follow one another', () => {
    const { script } = run('RUN cat <<BOW <<STERN\nfront\nBOW\nback\nSTERN')
    const [cat] = script!.body
    expect(cat?.kind === 'command' && cat.redirects.map(({ body }) => body)).toEqual(['front\n', 'back\n'])
  })

  test.each([
    ['SHELL ["powershell", "-Command"]\nRUN Get-Tide', 'powershell'],
    ['SHELL ["cmd", "/S", "/C"]\nRUN dir C:\\', 'cmd'],
    ['SHELL ["python3", "-c"]\nRUN print(1)', 'unknown'],
    ['SHELL ["powershell", "-Command"]\nRUN <<EOF\nGet-Tide\nEOF', 'powershell'],
  ])('%j is not read: %s', (lines, language) => {
    const { script, interpreter, before } = run(lines)
    expect([script, interpreter, before.shell.language]).toEqual([null, null, language])
  })

  test('a heredoc with a shell of its own is read all the same', () => {
    expect(commands('SHELL ["python3", "-c"]\nRUN <<EOF\n#!/bin/sh\nhoist sail\nEOF')).toEqual(['hoist sail'])
  })
})

test('words of every line point into the file', () => {
  const { script, source } = run(
    'RUN <<-EOF\n\thoist "main sail"\n\n\tif calm; then\n\t\tsteer $HEADING\n\tfi\n\tEOF',
  )
  const words = walkCommands(script!).flatMap(({ command }) =>
    command.words.map(({ range }) => slice(source, range)),
  )
  expect(words).toEqual(['hoist', '"main sail"', 'calm', 'steer', '$HEADING'])
})

test('a script with an error keeps what stands before it', () => {
  const { script } = run('RUN <<EOF\nhoist sail\nif calm; then\nEOF')
  expect(script!.errors.length).toBeGreaterThan(0)
  expect(script!.body.map(({ kind }: Statement) => kind)).toContain('command')
})
