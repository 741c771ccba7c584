import { expect, test } from 'vitest'
import { lineStarts, slice } from '../source/position.ts'
import { readDirectives } from './directives.ts'

function read(source: string) {
  const { directives, escape, problems, next } = readDirectives(source, lineStarts(source), 0)
  return {
    names: directives.map(({ name, value }) => `${name}=${value}`),
    escape,
    problems: problems.map(({ message, range }) => [message.split('. ')[0], range.start.line]),
    next,
  }
}

test.each<[string, string, string[], string]>([
  ['one', '# escape=`\nFROM dock\n', ['escape=`'], '`'],
  ['any case and blanks', '  #  EsCape \t=  `  \nFROM dock\n', ['escape=`'], '`'],
  ['no blanks', '#syntax=dock/yard:1\n#check=skip=all\n', ['syntax=dock/yard:1', 'check=skip=all'], '\\'],
  ['value with blanks', '# check=skip=A,B; error=true\n', ['check=skip=A,B; error=true'], '\\'],
  ['CRLF', '# escape=`\r\nFROM dock\r\n', ['escape=`'], '`'],
  ['the default said', '# escape=\\\n', ['escape=\\'], '\\'],
  ['behind a blank line', '\n# escape=`\n', [], '\\'],
  ['behind a comment', '# the dock\n# escape=`\n', [], '\\'],
  ['behind an unknown directive', '# crane=`\n# escape=`\n', [], '\\'],
  ['behind #!', '#!/bin/dock\n# escape=`\n', [], '\\'],
  ['behind an instruction', 'FROM dock\n# escape=`\n', [], '\\'],
  ['without a value', '# escape=\n# syntax=dock\n', [], '\\'],
  ['a name that does not begin with a letter', '# 1syntax=dock\n', [], '\\'],
  ['a name with more in it', '# syntaxes=dock\n', [], '\\'],
  ['text before the equals sign', '# escape the dock=`\n', [], '\\'],
])('%s', (_, source, names, escape) => {
  expect(read(source)).toMatchObject({ names, escape, problems: [] })
})

test('a directive given twice is refused at the line above it, as BuildKit does; the first counts, and later ones are still read', () => {
  expect(read('# escape=`\n# escape=\\\n# syntax=dock\nFROM a\n')).toMatchObject({
    names: ['escape=`', 'syntax=dock'],
    escape: '`',
    problems: [['only one escape parser directive can be used', 1]],
    next: 36,
  })
})

test.each([
  ['# escape=x\n', 'x'],
  ['# escape=\\\\\n', '\\\\'],
  ['# escape= \n', ' '],
])('%j is no escape character', (source, token) => {
  const { problems, escape } = read(source)
  expect(escape).toBe('\\')
  expect(problems).toEqual([[`invalid escape token '${token}' does not match \` or \\`, 1]])
})

test('ranges cover the directive and its value', () => {
  const source = ' # escape = `  \nFROM a'
  const [directive] = readDirectives(source, lineStarts(source), 0).directives
  expect(slice(source, directive!.range)).toBe('# escape = `')
  expect(slice(source, directive!.valueRange)).toBe('`')
})
