import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './heredoc-no-errexit.ts'

const doc = (body: string, marker = '<<EOF', before = ''): string =>
  `FROM debian:13\n${before}RUN ${marker}\n${body}\nEOF\n`

testRule(rule, docs, {
  valid: [
    doc('set -e\nmake\nmake install'),
    doc('set -eux\nmake\nmake install'),
    doc('set -o errexit -o nounset\nmake\nmake install'),
    doc('make'),
    doc('make &&\nmake install'),
    doc('echo begin\nexport A=1\ncd_dir=/a\nmake'),
    doc('make || exit 1\nmake install'),
    doc('#!/bin/bash -e\nmake\nmake install'),
    doc('#!/usr/bin/env python3\nimport os\nprint(os.name)'),
    doc('import os\nprint(os.name)', 'python3 <<EOF'),
    doc('make\nmake install', '<<EOF', 'SHELL ["/bin/bash", "-e", "-c"]\n'),
    doc('make\nmake install', 'bash -e <<EOF'),
    doc('if [ -f Makefile ]; then make; fi'),
    {
      name: 'text that is written to a file',
      dockerfile: doc('make\nmake install', 'cat <<EOF > /build.sh'),
    },
    { name: 'a file of COPY', dockerfile: 'FROM debian:13\nCOPY <<EOF /build.sh\nmake\nmake install\nEOF\n' },
    { name: 'no here-document', dockerfile: 'FROM debian:13\nRUN make; make install\n' },
  ],
  invalid: [
    {
      dockerfile: doc('make\nmake install'),
      reports: [{ messageId: 'continues', on: '<<EOF', confidence: 'certain', severity: 'warning' }],
      fixed: doc('set -e\nmake\nmake install'),
    },
    {
      dockerfile: doc('\tmake\n\tmake install', "<<-'EOF'"),
      reports: [{ messageId: 'continues', on: "<<-'EOF'" }],
      fixed: doc('set -e\n\tmake\n\tmake install', "<<-'EOF'"),
    },
    {
      dockerfile: doc('set -ux -o pipefail\nmake\nmake install'),
      reports: [{ messageId: 'options', on: '<<EOF' }],
    },
    {
      dockerfile: doc('make\nset -e\nmake install\nmake check'),
      reports: [{ messageId: 'late', on: '<<EOF' }],
    },
    {
      name: 'behind its first line',
      dockerfile: doc('#!/bin/bash\nmake\nmake install'),
      reports: [{ messageId: 'continues', on: '<<EOF' }],
      fixed: doc('#!/bin/bash\nset -e\nmake\nmake install'),
    },
    {
      name: 'a shell that reads it',
      dockerfile: doc('make\nmake install', 'bash <<EOF'),
      reports: [{ messageId: 'continues', on: '<<EOF' }],
      fixed: doc('set -e\nmake\nmake install', 'bash <<EOF'),
    },
    {
      name: 'within a branch',
      dockerfile: doc('if [ -f Makefile ]; then\n  make\n  make install\nfi'),
      reports: [{ messageId: 'continues', on: '<<EOF' }],
    },
    {
      name: 'bash does not change that',
      dockerfile: doc('make\nmake install', '<<EOF', 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\n'),
      reports: [{ messageId: 'continues', on: '<<EOF' }],
    },
  ],
})
