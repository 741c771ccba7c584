import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './download-without-checksum.ts'

const run = (command: string): string => `FROM debian:13\nRUN ${command}\n`
const TGZ = 'https://downloads.example.com/tides.tgz'

testRule(rule, docs, {
  valid: [
    run(`curl -fsSLO ${TGZ} && echo "abc  tides.tgz" | sha256sum -c - && tar xzf tides.tgz`),
    run(`wget -q ${TGZ} ${TGZ}.asc && gpg --verify tides.tgz.asc tides.tgz`),
    run(`curl -fsSLO ${TGZ} && [ "$(sha256sum tides.tgz | cut -d' ' -f1)" = "abc" ]`),
    {
      name: 'a key',
      dockerfile: run('curl -fsSL https://downloads.example.com/key.asc -o /etc/apt/keyrings/tides.asc'),
    },
    {
      name: 'an answer of a service',
      dockerfile: run('curl -fsSL https://tides.example.com/now | jq .height'),
    },
    {
      name: 'packages are checked by their manager',
      dockerfile: run('apt-get update && apt-get install -y jq'),
    },
    { name: 'plain-http-download speaks', dockerfile: run('wget http://downloads.example.com/tides.tgz') },
    { name: 'tls-verification-disabled speaks', dockerfile: run(`curl -kO ${TGZ}`) },
    { name: 'pipe-to-shell speaks', dockerfile: run('curl -fsSL https://downloads.example.com/i.sh | sh') },
    run('wget -O /tmp/tides.zip http://localhost:8080/tides.zip'),
    `FROM debian:13\nADD --checksum=sha256:abc ${TGZ} /tmp/\n`,
  ],
  invalid: [
    {
      dockerfile: run(`curl -fsSL -o /usr/local/bin/tides https://downloads.example.com/tides`),
      reports: [
        {
          messageId: 'unverified',
          on: 'https://downloads.example.com/tides',
          confidence: 'certain',
          severity: 'info',
        },
      ],
    },
    {
      dockerfile: run(`wget -q ${TGZ} && tar xzf tides.tgz`),
      reports: [{ messageId: 'unverified', on: TGZ }],
    },
    {
      dockerfile: run(`curl -fsSL ${TGZ} | tar xz -C /opt`),
      reports: [{ messageId: 'unpacked', on: TGZ }],
    },
    {
      name: 'made a program later',
      dockerfile: run('curl -fsSLO https://downloads.example.com/tides && chmod +x tides'),
      reports: [{ messageId: 'unverified', on: 'https://downloads.example.com/tides' }],
    },
    {
      name: 'a checksum that nobody compares',
      dockerfile: run(`curl -fsSLO ${TGZ} && sha256sum tides.tgz && tar xzf tides.tgz`),
      reports: [{ messageId: 'printed', on: TGZ }],
    },
    {
      name: 'a version that the build is given',
      dockerfile: `FROM debian:13\nARG VERSION\nRUN curl -fsSL -o /tmp/t.deb "https://downloads.example.com/t-$VERSION.deb" && dpkg -i /tmp/t.deb\n`,
      reports: [
        {
          messageId: 'unverified',
          on: '"https://downloads.example.com/t-$VERSION.deb"',
          confidence: 'likely',
        },
      ],
    },
    {
      name: 'into a group of commands',
      dockerfile: run(`curl -fsSL ${TGZ} | (cd /opt && tar xz)`),
      reports: [{ messageId: 'unpacked', on: TGZ }],
    },
  ],
})
