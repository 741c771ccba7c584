import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './run-has-no-effect.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`

testRule(rule, docs, {
  valid: [
    {
      name: 'its script makes the keys of the host',
      dockerfile: 'FROM fedora:43\nRUN /etc/init.d/sshd start\n',
    },
    run('cd /forge && make'),
    run('export FORGE=1 && make'),
    run('. /venv/bin/activate && pip install anvil==1.0'),
    run('cd /forge && make && cd ..'),
    run('set -x; make; set +x'),
    run('(cd /forge && make)'),
    run('/etc/init.d/postgresql start && createdb forge'),
    { name: 'service is another finding', dockerfile: run('service nginx start') },
    { name: 'dash stops at source', dockerfile: run('source /forge/env') },
    run('mysqld & sleep 5; mysql < /forge.sql'),
    run('systemctl enable forge'),
    run('echo "export FORGE=1" >> /root/.bashrc'),
    run('. ./build.sh'),
    run('[ -f /forge.sh ] && . /forge.sh'),
    run('if [ -d /forge ]; then cd /forge; fi'),
    run('make || export FORGE=1'),
    run('FORGE=1 make'),
    run('nvm install 24'),
    run('echo cd /forge'),
    run('set -eux; { echo a; echo b; } > /forge.ini'),
    run('set -e; echo forge | passwd --stdin'),
  ],
  invalid: [
    {
      dockerfile: run('cd /forge'),
      reports: [{ messageId: 'directory', on: 'cd /forge', confidence: 'certain', severity: 'warning' }],
    },
    { dockerfile: run('mkdir /forge && cd /forge'), reports: [{ messageId: 'directory', on: 'cd /forge' }] },
    {
      dockerfile: run('export PATH=/forge/bin:$PATH'),
      reports: [{ messageId: 'variable', on: 'export PATH=/forge/bin:$PATH' }],
    },
    {
      name: 'what runs inside may do more',
      dockerfile: run('FORGE=$(make)'),
      reports: [{ messageId: 'variable', on: 'FORGE=$(make)', confidence: 'likely' }],
    },
    { dockerfile: run('FORGE=1'), reports: [{ messageId: 'variable', on: 'FORGE=1' }] },
    { dockerfile: run("alias ll='ls -l'"), reports: [{ messageId: 'setting', on: "alias ll='ls -l'" }] },
    { dockerfile: run('ulimit -n 65535'), reports: [{ messageId: 'setting', on: 'ulimit -n 65535' }] },
    { dockerfile: run('set -e'), reports: [{ messageId: 'setting', on: 'set -e' }] },
    {
      dockerfile: run('make && . /root/.bashrc'),
      reports: [{ messageId: 'sourced', on: '. /root/.bashrc' }],
    },
    {
      dockerfile: run('python -m venv /v && . /v/bin/activate'),
      reports: [{ messageId: 'environment', on: '. /v/bin/activate' }],
    },
    {
      dockerfile: run('conda activate forge'),
      reports: [{ messageId: 'environment', on: 'conda activate forge' }],
    },
    {
      dockerfile: 'FROM fedora:43\nRUN source /forge/env\n',
      reports: [{ messageId: 'sourced', on: 'source /forge/env' }],
    },
    {
      dockerfile: run('/etc/init.d/ssh start && echo done'),
      reports: [{ messageId: 'service', on: '/etc/init.d/ssh start' }],
    },
    { dockerfile: run('redis-server &'), reports: [{ messageId: 'service', on: 'redis-server &' }] },
    {
      name: 'for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN cd /forge\n',
      reports: [{ messageId: 'directory', on: 'cd /forge' }],
    },
  ],
})
