import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './pipe-to-shell.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`
const URL = 'https://tides.example.com/install.sh'

testRule(rule, docs, {
  valid: [
    {
      name: 'an archive',
      dockerfile: run('curl -fsSL https://tides.example.com/tides.tgz | tar xz -C /opt'),
    },
    {
      name: 'a key',
      dockerfile: run('curl -fsSL https://tides.example.com/key.asc | gpg --dearmor -o /k.gpg'),
    },
    {
      name: 'checked in between',
      dockerfile: run(`curl -fsSLo i.sh ${URL} && echo "abc  i.sh" | sha256sum -c && sh i.sh`),
    },
    {
      name: 'a program on the command line reads data',
      dockerfile: run(`curl -fsSL ${URL} | python3 -c 'import sys'`),
    },
    {
      name: 'a script of the project',
      dockerfile: 'FROM debian:13\nCOPY install.sh /tmp/\nRUN sh /tmp/install.sh\n',
    },
    { name: 'nothing comes over the network', dockerfile: run('cat /opt/setup.sh | sh') },
    run('VERSION="$(curl -fsSL https://tides.example.com/latest)" && echo "$VERSION"'),
    { name: 'only saved', dockerfile: run(`curl -fsSL -o /opt/install.sh ${URL}`) },
    {
      name: 'a stage that is not built',
      dockerfile: `FROM debian:13 AS old\nRUN curl ${URL} | sh\nFROM debian:13\n`,
    },
  ],
  invalid: [
    {
      dockerfile: run(`curl -fsSL ${URL} | sh`),
      reports: [
        { messageId: 'piped', on: `curl -fsSL ${URL} | sh`, confidence: 'certain', severity: 'warning' },
      ],
    },
    {
      name: 'with options and another user',
      dockerfile: run(`wget -qO- ${URL} | sudo -E bash -s -- --yes`),
      reports: [{ messageId: 'piped', on: `wget -qO- ${URL} | sudo -E bash -s -- --yes` }],
    },
    {
      name: 'through another program',
      dockerfile: run(`curl -fsSL ${URL} | sed 's/sudo//' | bash -`),
      reports: [{ messageId: 'piped', on: `curl -fsSL ${URL} | sed 's/sudo//' | bash -` }],
    },
    {
      dockerfile: run(`bash -c 'bash <(curl -fsSL ${URL})'`),
      reports: [{ messageId: 'substituted', on: `bash -c 'bash <(curl -fsSL ${URL})'` }],
    },
    {
      dockerfile: run(`sh -c "$(curl -fsSL ${URL})"`),
      reports: [{ messageId: 'substituted', on: `"$(curl -fsSL ${URL})"` }],
    },
    {
      dockerfile: run(`python3 -c "$(curl -fsSL ${URL})"`),
      reports: [{ messageId: 'substituted', on: `"$(curl -fsSL ${URL})"` }],
    },
    {
      dockerfile: run(`eval "$(wget -qO- ${URL})"`),
      reports: [{ messageId: 'substituted', on: `"$(wget -qO- ${URL})"` }],
    },
    {
      dockerfile: run(`curl -fsSL -o /tmp/install.sh ${URL} && bash /tmp/install.sh`),
      reports: [{ messageId: 'file', on: 'bash /tmp/install.sh' }],
    },
    {
      name: 'in the next step',
      dockerfile: run(`wget ${URL} -P /tmp\nRUN chmod +x /tmp/install.sh && /tmp/install.sh`),
      reports: [{ messageId: 'file', on: '/tmp/install.sh' }],
    },
    {
      name: 'the maker of the program',
      dockerfile: run('curl --proto "=https" --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y'),
      reports: [
        {
          messageId: 'installer',
          on: 'curl --proto "=https" --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y',
          severity: 'info',
        },
      ],
    },
    {
      name: 'a version in the address',
      dockerfile: run('curl -fsSL https://tides.example.com/v2.4.1/install.py | python3'),
      reports: [
        {
          messageId: 'pinned',
          on: 'curl -fsSL https://tides.example.com/v2.4.1/install.py | python3',
          severity: 'info',
        },
      ],
    },
  ],
})
