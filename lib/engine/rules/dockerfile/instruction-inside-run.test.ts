import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './instruction-inside-run.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\nRUN mkdir /a && touch /a/b\n',
    'FROM debian:13\nRUN env && echo RUN && echo COPY a b\n',
    { name: 'in small letters it may be a program', dockerfile: 'FROM debian:13\nRUN user add pilot\n' },
    'FROM debian:13\nRUN ENV=1 make\n',
    { name: 'a text', dockerfile: 'FROM debian:13\nRUN printf "FROM a\\nRUN b\\n" > /Dockerfile\n' },
    'FROM debian:13\nRUN <<EOF cat > /Dockerfile\nFROM a\nRUN b\nEOF\n',
    'FROM debian:13\nRUN make CMD\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nRUN mkdir /a && RUN touch /a/b\n',
      reports: [{ messageId: 'run', on: 'RUN', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM debian:13\nRUN mkdir /a && touch /a/b\n',
    },
    {
      dockerfile: 'FROM debian:13\nRUN mkdir /a \\\n && COPY a /a \\\n && ls /a\n',
      reports: [{ messageId: 'other', on: 'COPY' }],
    },
    {
      dockerfile: 'FROM debian:13\nRUN ENV A=1\n',
      reports: [{ messageId: 'other', on: 'ENV' }],
    },
    {
      name: 'at the beginning',
      dockerfile: 'FROM debian:13\nRUN RUN ls\n',
      reports: [{ messageId: 'run', on: 'RUN' }],
      fixed: 'FROM debian:13\nRUN ls\n',
    },
    {
      name: 'in a heredoc',
      dockerfile: 'FROM debian:13\nRUN <<EOF\nset -e\nRUN ls\nWORKDIR /a\nEOF\n',
      reports: [
        { messageId: 'run', on: 'RUN' },
        { messageId: 'other', on: 'WORKDIR' },
      ],
    },
    {
      name: 'behind a semicolon',
      dockerfile: 'FROM debian:13\nRUN ls; USER pilot\n',
      reports: [{ messageId: 'other', on: 'USER' }],
    },
    {
      name: 'in a branch',
      dockerfile: 'FROM debian:13\nARG A\nRUN if [ -n "$A" ]; then EXPOSE 80; fi\n',
      reports: [{ messageId: 'other', on: 'EXPOSE', confidence: 'likely' }],
    },
  ],
})
