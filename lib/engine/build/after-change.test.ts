import { expect, test } from 'vitest'
import { parse } from '../dockerfile/index.ts'
import { baseConfigOf } from '../images/index.ts'
import { afterChange } from './after-change.ts'
import { build } from './build.ts'
import { contextOf } from './context.ts'
import { reportOf } from './report/report.ts'

const TEXT = `FROM python:3.13-slim AS yard
ARG SPEED=4
COPY list.txt /src/
RUN pip install -r /src/list.txt
COPY app.py /src/
FROM python:3.13-slim
COPY --from=yard /src /src
CMD ["python", "/src/app.py"]
`
const CONTEXT = contextOf({ 'list.txt': 'flask==3.1.0\n', 'app.py': 'print()\n' })

test.each([
  { changed: [], changedArgs: [] },
  { changed: ['app.py'], changedArgs: [] },
  { changed: ['list.txt'], changedArgs: [] },
  { changed: [], changedArgs: ['SPEED'] },
])('a change is told of a build as if it had been built for it: %j', (change) => {
  const dockerfile = parse(TEXT, { baseImage: baseConfigOf })
  const built = build(dockerfile, CONTEXT)
  const before = JSON.stringify(built)
  expect(reportOf(dockerfile, afterChange(dockerfile, built, change))).toEqual(
    reportOf(dockerfile, build(dockerfile, CONTEXT, change)),
  )
  expect(JSON.stringify(built)).toBe(before)
})
