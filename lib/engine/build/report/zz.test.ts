import { test } from 'vitest'
import { parse } from '../../dockerfile/index.ts'
test('x', () => {
  const d = parse(`FROM --platform=linux/amd64   python:3.13 as build
run --mount=type=cache,target=/x \\
    # a comment
    apt-get update && \\

    apt-get install   -y "a  b"
RUN <<EOF
set -e
echo hi
EOF
COPY --link <<EOF <<EOT /x/
hello
EOF
abc
EOT
CMD ["a",  "b"]
ENV A=1 \\
   B="x y"
ONBUILD   RUN  x
FOO bar
`)
  for (const i of d.instructions)
    console.log(
      JSON.stringify([
        i.keyword,
        i.flags.map((f) => [f.text, d.source.slice(f.range.start.offset, f.range.end.offset)]),
        i.body.text,
        i.heredocs.map((h) => h.content),
        i.range.start.line,
        i.range.end.line,
      ]),
    )
  console.log(
    d.stages[0]!.instructions.map((i) => i.keyword + ':' + i.node.keyword),
    d.allProblems,
  )
})
