import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './pointless-command.ts'

const run = (script: string): string => `FROM debian:13\nRUN ${script}\n`

testRule(rule, docs, {
  valid: [
    { name: 'installed', dockerfile: run('apt-get update && apt-get install -y ssh vim mount') },
    { name: 'an argument', dockerfile: run('echo top ps reboot') },
    { name: 'in quotes', dockerfile: run('echo "service nginx start" > /start.sh') },
    { name: 'links that a later boot reads', dockerfile: run('systemctl enable shop.service') },
    { name: 'plugins', dockerfile: run('vim +PlugInstall +qall') },
    { name: 'what this RUN began', dockerfile: run('shop-server & sleep 2 && kill $!') },
    { name: 'asked for its version', dockerfile: run('vim --version') },
    {
      name: 'with the keys of the caller',
      dockerfile: 'FROM debian:13\nRUN --mount=type=ssh ssh -T git@git.example.com\n',
    },
    { name: 'when the container starts', dockerfile: 'FROM debian:13\nCMD ["top"]\n' },
    { name: 'a health check', dockerfile: 'FROM debian:13\nHEALTHCHECK CMD ps aux | grep shop\n' },
    { name: 'looked for', dockerfile: run('command -v top') },
    run('freeze && servicectl'),
  ],
  invalid: [
    {
      dockerfile: run('top -b -n 1'),
      reports: [{ messageId: 'processes', on: 'top', confidence: 'certain', severity: 'info' }],
    },
    {
      dockerfile: run('apt-get update && service nginx start'),
      reports: [{ messageId: 'service', on: 'service' }],
    },
    {
      name: 'a database that is filled',
      dockerfile: run('service mariadb start && mariadb -e "create database shop"'),
      reports: [{ messageId: 'service', on: 'service', confidence: 'possible' }],
    },
    { dockerfile: run('systemctl start shop'), reports: [{ messageId: 'service', on: 'systemctl' }] },
    { dockerfile: run('nano /etc/shop.conf'), reports: [{ messageId: 'interactive', on: 'nano' }] },
    { dockerfile: run('sudo reboot'), reports: [{ messageId: 'power', on: 'reboot' }] },
    { dockerfile: run('["ifconfig"]'), reports: [{ messageId: 'network', on: '"ifconfig"' }] },
    { dockerfile: run('mount /dev/sdb1 /mnt'), reports: [{ messageId: 'mount', on: 'mount' }] },
    { dockerfile: run('echo go | ssh shop@till.example.com'), reports: [{ messageId: 'remote', on: 'ssh' }] },
    { dockerfile: run('kill 4711'), reports: [{ messageId: 'processes', on: 'kill' }] },
    {
      name: 'kept for later builds',
      dockerfile: 'FROM debian:13\nONBUILD RUN top\n',
      reports: [{ messageId: 'processes', on: 'top' }],
    },
    {
      name: 'each program once',
      dockerfile: run('ps aux; ps -ef; free -m'),
      reports: [
        { messageId: 'processes', on: 'ps' },
        { messageId: 'processes', on: 'free' },
      ],
    },
    {
      name: 'perhaps',
      dockerfile: run('test -d /x && top || true'),
      reports: [{ messageId: 'processes', on: 'top', confidence: 'likely' }],
    },
  ],
})
