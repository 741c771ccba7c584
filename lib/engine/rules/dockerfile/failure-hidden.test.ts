import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './failure-hidden.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    run('apt-get update && apt-get install -y mill'),
    run('set -e; apt-get update; apt-get install -y mill; rm -rf /var/lib/apt/lists/*'),
    run('set -ex; make; make install'),
    run('for f in a b; do curl -fO https://mill.example/$f; done'),
    run('if [ -f Makefile ]; then make; fi'),
    run('rm -rf /tmp/x || true'),
    run('grep -q mill /etc/passwd || true; make'),
    run('curl -fO https://a.example/m || curl -fO https://b.example/m'),
    run('make || exit 1'),
    run('make || { cat config.log; exit 1; }'),
    run('make || (cat config.log && false)'),
    run('cd /src; make'),
    run('dpkg -i mill.deb; apt-get install -fy'),
    run('npm run lint || true'),
    run('echo begin; make'),
    run('if ! curl -fO https://mill.example/a; then exit 1; fi'),
    run('mill-server & sleep 5 && mill-client'),
    run("bash -ec 'make; make install'"),
    {
      name: 'errexit by SHELL',
      dockerfile: 'FROM debian:13\nSHELL ["/bin/bash", "-ec"]\nRUN make; make install\n',
    },
    {
      name: 'a here-document is another finding',
      dockerfile: 'FROM debian:13\nRUN <<EOF\nmake\nmake install\nEOF\n',
    },
    {
      name: 'a pipe is another finding',
      dockerfile: run('curl -f https://mill.example | sort > /a; echo done'),
    },
  ],
  invalid: [
    {
      dockerfile: run('apt-get update; apt-get install -y mill'),
      reports: [{ messageId: 'sequence', on: 'apt-get update', confidence: 'certain', severity: 'warning' }],
      fixed: run('apt-get update && apt-get install -y mill'),
    },
    {
      dockerfile: run('curl -fO https://mill.example/m.tgz \\\n  && tar xzf m.tgz ; \\\n  rm m.tgz'),
      reports: [{ messageId: 'sequence', on: 'curl -fO https://mill.example/m.tgz' }],
      fixed: run('curl -fO https://mill.example/m.tgz \\\n  && tar xzf m.tgz && \\\n  rm m.tgz'),
    },
    {
      dockerfile: run('apt-get install -y mill || true'),
      reports: [{ messageId: 'or', on: 'apt-get install -y mill' }],
    },
    { dockerfile: run('npm run build || echo failed'), reports: [{ messageId: 'or', on: 'npm run build' }] },
    {
      dockerfile: run('make; exit 0'),
      reports: [{ messageId: 'sequence', on: 'make' }],
      fixed: run('make && exit 0'),
    },
    {
      name: 'errexit does not look at the left side',
      dockerfile: run('set -e; curl -fO https://mill.example/m && tar xf m; make'),
      reports: [{ messageId: 'list', on: 'curl -fO https://mill.example/m' }],
    },
    {
      dockerfile: run('git clone https://mill.example/m & make'),
      reports: [{ messageId: 'background', on: 'git clone https://mill.example/m' }],
    },
    {
      name: 'a text for another shell',
      dockerfile: run("bash -c 'make; make install'"),
      reports: [{ messageId: 'sequence', on: "bash -c 'make; make install'" }],
    },
    {
      name: 'in a branch',
      dockerfile: run('if [ -f go.mod ]; then go build ./...; rm -rf /root/.cache; fi'),
      reports: [{ messageId: 'sequence', on: 'go build ./...' }],
    },
    {
      name: 'a condition is not turned into a part of a chain',
      dockerfile: run('make; [ -f x ] && rm x; true'),
      reports: [{ messageId: 'sequence', on: 'make' }],
    },
    {
      name: 'for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN make; true\n',
      reports: [{ messageId: 'sequence', on: 'make' }],
    },
  ],
})
