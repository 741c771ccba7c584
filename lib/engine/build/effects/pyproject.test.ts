import { expect, test } from 'vitest'
import { readPyproject } from './pyproject.ts'

const LIGHTHOUSE = `[project]
name = "lighthouse"
dependencies = [
  "flask==3.1.2",       # the page
  "uvicorn[standard] >= 0.30",
  'lamp; python_version < "4"',
]

[dependency-groups]
dev = ["pytest>=9"]

[tool.ruff]
select = ["E"]
`
const POETRY = `[tool.poetry.dependencies]
python = "^3.13"
Flask = "^3.1"
gunicorn = { version = "23.0.0", optional = true }

[tool.poetry.group.dev.dependencies]
pytest = "^9"
`

test.each([
  ['a project', LIGHTHOUSE, ['flask 3.1.2', 'uvicorn null', 'lamp null'], ['pytest null']],
  ['a project of Poetry', POETRY, ['flask null', 'gunicorn null'], ['pytest null']],
  ['nothing', '[project]\nname = "x"\n', [], []],
  ['in one line', '[project]\ndependencies = ["flask[async]", "six"]\n', ['flask null', 'six null'], []],
  ['an array that never ends', '[project]\ndependencies = [\n"flask"\n', [], []],
  ['no TOML', '}{ =', [], []],
])('%s', (_, text, packages, development) => {
  const shown = (all: readonly { name: string; version: string | null }[]): string[] =>
    all.map(({ name, version }) => `${name} ${version}`)
  const read = readPyproject(text)!
  expect([shown(read.packages), shown(read.development)]).toEqual([packages, development])
})

test.each([
  ['dependencies that the build backend works out', '[project]\ndynamic = ["version", "dependencies"]\n'],
  ['a workspace', '[tool.uv.workspace]\nmembers = ["pier"]\n'],
  ['other groups by default', '[tool.uv]\ndefault-groups = ["test"]\n'],
  ['groups made of groups', '[dependency-groups]\ndev = [{ include-group = "test" }]\n'],
])('%s: not known', (_, text) => {
  expect(readPyproject(text)).toBeNull()
})
