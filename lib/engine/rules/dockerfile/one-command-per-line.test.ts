import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './one-command-per-line.ts'

const LONG = 'x'.repeat(90)

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.23\nRUN make \\\n && make install \\\n && rm -rf /src\n',
    'FROM alpine:3.23\nRUN make && make install\n',
    {
      name: 'a script',
      dockerfile: 'FROM alpine:3.23\nRUN <<EOF\nmake && make install && rm -rf /src\nEOF\n',
    },
    {
      name: 'a long line with one command',
      dockerfile: `FROM alpine:3.23\nRUN wget https://example.com/${LONG}\n`,
    },
    { name: 'a pipe is one command', dockerfile: 'FROM alpine:3.23\nRUN cat /a | grep b | sort | uniq -c\n' },
    { name: 'signs in quotes', dockerfile: 'FROM alpine:3.23\nRUN echo "a && b && c && d"\n' },
    {
      name: 'mounts on lines of their own',
      dockerfile:
        'FROM alpine:3.23\nRUN --mount=type=cache,target=/a \\\n    --mount=type=cache,target=/b \\\n    make\n',
    },
    { name: 'true is no command to read', dockerfile: 'FROM alpine:3.23\nRUN make && make check || true\n' },
    { name: 'exec form', dockerfile: 'FROM alpine:3.23\nRUN ["sh", "-c", "a && b && c"]\n' },
    {
      name: 'a subshell is one command',
      dockerfile: 'FROM alpine:3.23\nRUN (cd /src && make && make install)\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nRUN make && make install && rm -rf /src\n',
      reports: [
        {
          messageId: 'chain',
          on: 'make && make install && rm -rf /src',
          confidence: 'certain',
          severity: 'info',
        },
      ],
      fixed: 'FROM alpine:3.23\nRUN make \\\n && make install \\\n && rm -rf /src\n',
    },
    {
      name: 'three of five in one line',
      dockerfile: 'FROM alpine:3.23\nRUN apk update \\\n && a && b || c \\\n && d\n',
      reports: [{ messageId: 'chain', on: 'a && b || c' }],
      fixed: 'FROM alpine:3.23\nRUN apk update \\\n && a \\\n && b \\\n || c \\\n && d\n',
    },
    {
      name: 'semicolons',
      dockerfile: 'FROM alpine:3.23\nRUN set -e; make; make install\n',
      reports: [{ messageId: 'chain', on: 'set -e; make; make install' }],
      fixed: 'FROM alpine:3.23\nRUN set -e; \\\n    make; \\\n    make install\n',
    },
    {
      name: 'two commands, but long ones',
      dockerfile: `FROM alpine:3.23\nRUN echo ${LONG} && make\n`,
      reports: [{ messageId: 'long', on: `echo ${LONG} && make` }],
      fixed: `FROM alpine:3.23\nRUN echo ${LONG} \\\n && make\n`,
    },
    {
      name: 'mounts',
      dockerfile: 'FROM alpine:3.23\nRUN --mount=type=cache,target=/a --mount=type=cache,target=/b make\n',
      reports: [{ messageId: 'mounts', on: '--mount=type=cache,target=/a --mount=type=cache,target=/b' }],
      fixed: 'FROM alpine:3.23\nRUN --mount=type=cache,target=/a \\\n    --mount=type=cache,target=/b make\n',
    },
    {
      name: 'mounts before a script',
      dockerfile:
        'FROM alpine:3.23\nRUN --mount=type=cache,target=/a --network=none --mount=type=cache,target=/b <<EOF\nmake\nEOF\n',
      reports: [
        {
          messageId: 'mounts',
          on: '--mount=type=cache,target=/a --network=none --mount=type=cache,target=/b',
        },
      ],
    },
    {
      name: 'another escape character',
      dockerfile: '# escape=`\nFROM alpine:3.23\nRUN a && b && c\n',
      reports: [{ messageId: 'chain', on: 'a && b && c' }],
      fixed: '# escape=`\nFROM alpine:3.23\nRUN a `\n && b `\n && c\n',
    },
    {
      name: 'a group in the chain',
      dockerfile: 'FROM alpine:3.23\nRUN { a; b; } && if c; then d; fi && e\n',
      reports: [{ messageId: 'chain', on: '{ a; b; } && if c; then d; fi && e' }],
      fixed: 'FROM alpine:3.23\nRUN { a; b; } \\\n && if c; then d; fi \\\n && e\n',
    },
  ],
})
