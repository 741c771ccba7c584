import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './heredoc-terminator.ts'

testRule(rule, docs, {
  valid: [
    'FROM alpine:3.23\nRUN <<EOF\nls\nEOF\n',
    'FROM alpine:3.23\nRUN <<-EOF\n\tls\n\tEOF\n',
    'FROM alpine:3.23\nCOPY <<A <<B /x/\na\nA\nb\nB\n',
    'FROM alpine:3.23\nRUN echo $((1<<2))\n',
  ],
  invalid: [
    {
      dockerfile: 'FROM alpine:3.23\nRUN <<EOF\nls\n  EOF\n',
      reports: [{ messageId: 'indented', on: '<<EOF', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM alpine:3.23\nRUN <<EOF\nls\nEOF\n',
    },
    {
      dockerfile: 'FROM alpine:3.23\nRUN <<EOF\nls\nEOF \nCMD ["ls"]\n',
      reports: [{ messageId: 'trailing', on: '<<EOF' }],
      fixed: 'FROM alpine:3.23\nRUN <<EOF\nls\nEOF\nCMD ["ls"]\n',
    },
    { dockerfile: 'FROM alpine:3.23\nRUN <<EOF\nls\n', reports: [{ messageId: 'refused', on: '<<EOF' }] },
    {
      name: 'Docker knows no arithmetic',
      dockerfile: 'FROM alpine:3.23\nRUN echo $(( 1 << 2 ))\n',
      reports: [{ messageId: 'refused', on: '<< 2' }],
    },
  ],
})
