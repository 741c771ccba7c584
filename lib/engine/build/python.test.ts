import { describe, expect, test } from 'vitest'
import {
  isPython,
  readRequirement,
  readRequirements,
  sitePackages,
  venvOfProgram,
  venvOnPath,
  withoutVersion,
} from './python.ts'

describe('requirements', () => {
  test.each([
    ['flask', 'flask', null],
    ['Flask==3.1.2', 'flask', '3.1.2'],
    ['flask == 3.1.2', 'flask', '3.1.2'],
    ['flask===3.1.2', 'flask', '3.1.2'],
    ['Flask[async,dotenv]==3.1.2', 'flask', '3.1.2'],
    ['flask>=3,<4', 'flask', null],
    ['flask==3.1.*', 'flask', '3.1.'],
    ['flask==3.1.2 ; python_version > "3.9"', 'flask', '3.1.2'],
    ['flask==3.1.2 --hash=sha256:00', 'flask', '3.1.2'],
    ['Zope.Interface', 'zope-interface', null],
    ['typing__extensions', 'typing-extensions', null],
    ['flask @ https://example.com/flask.whl', 'flask', null],
  ])('%s', (text, name, version) => {
    const found = readRequirement(text)
    expect(found?.name).toBe(name)
    if (!text.includes('*')) expect(found?.version).toBe(version)
  })

  test.each(['.', './oven', '/oven', 'dist/oven.whl', 'https://example.com/oven.tar.gz', ''])(
    '%j is no name',
    (text) => {
      expect(readRequirement(text)).toBeNull()
    },
  )

  test('a file: comments, options, nested files, continued lines', () => {
    const file =
      '# the oven\nflask==3.1.2  # web\n\n-r base.txt\n--requirement=dev.txt\n-i https://index.example\ngunicorn \\\n  ==23.0.0\r\n./local\n'
    expect(readRequirements(file)).toEqual({
      packages: [
        { name: 'flask', version: '3.1.2' },
        { name: 'gunicorn', version: '23.0.0' },
      ],
      nested: ['base.txt', 'dev.txt'],
      // A directory has no name.
      complete: false,
    })
  })

  test.each([
    ['flask\n-r base.txt\n--no-binary :all:\n', true],
    ['flask\n-e git+https://example.com/oven#egg=oven\n', false],
    ['flask\n--editable ./oven\n', false],
    ['https://example.com/oven.tar.gz\n', false],
  ])('%j: every package has a name? %s', (text, complete) => {
    expect(readRequirements(text).complete).toBe(complete)
  })

  test('a hash mark inside an address is no comment', () => {
    expect(readRequirements('oven @ git+https://example.com/oven#egg=oven\n').packages).toEqual([
      { name: 'oven', version: null },
    ])
  })
})

test.each([
  ['/usr/local/lib/python3.13/site-packages', '/usr/local/lib/python3/site-packages'],
  ['/venv/lib/python3.9', '/venv/lib/python3'],
  ['/opt/python3.13-tools', '/opt/python3.13-tools'],
  ['/', '/'],
])('%s without version is %s', (path, expected) => {
  expect(withoutVersion(path)).toBe(expected)
})

test('site-packages of a prefix', () => {
  expect([sitePackages('/venv'), sitePackages('/')]).toEqual([
    '/venv/lib/python3/site-packages',
    '/lib/python3/site-packages',
  ])
})

describe('virtual environments', () => {
  const venvs = new Set(['/venv', '/opt/old'])
  const on = (PATH: string | null | undefined) => ({ venvs, lookup: () => PATH })

  test.each([
    ['/venv/bin/python', '/', '/venv'],
    ['bin/gunicorn', '/venv', '/venv'],
    ['./venv/bin/pip', '/', '/venv'],
    ['/usr/bin/python3', '/', null],
    ['python', '/venv/bin', null],
    ['/venv/python', '/', null],
    [null, '/', null],
  ])('%s started in %s belongs to %s', (path, cwd, expected) => {
    expect(venvOfProgram(path, cwd, on(undefined))).toBe(expected)
  })

  test.each([
    ['/venv/bin:/usr/bin', '/venv'],
    ['/usr/bin:/venv/bin', '/venv'],
    ['/opt/old/bin/:/venv/bin', '/opt/old'],
    ['/usr/local/bin:/venv/bin', null],
    ['/usr/bin', null],
    [null, null],
    [undefined, null],
  ])('PATH %s finds %s', (path, expected) => {
    expect(venvOnPath(on(path))).toBe(expected)
  })
})

test.each([
  ['python', true],
  ['/usr/bin/python3', true],
  ['python3.13', true],
  ['python2', false],
  ['pythonw', false],
  [null, false],
])('is %s Python? %s', (program, expected) => {
  expect(isPython(program)).toBe(expected)
})
