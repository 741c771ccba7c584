import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './download-archive-left.ts'

const URL = 'https://example.com/tide-1.4.tar.gz'
const run = (rest: string): string => `FROM buildpack-deps:trixie\nRUN ${rest}\n`

testRule(rule, docs, {
  valid: [
    run(`curl -fsSL -o /tmp/t.tgz ${URL} && tar -xzf /tmp/t.tgz -C /opt && rm /tmp/t.tgz`),
    run(`curl -fsSLO ${URL} && tar -xzf tide-1.4.tar.gz && rm -f *.tar.gz`),
    run(`curl -fsSL ${URL} | tar -xz -C /opt`),
    run(`wget -qO- ${URL} | tar -xz -C /opt`),
    run(`cd /tmp && wget ${URL} && tar -xf tide-1.4.tar.gz -C /opt && cd / && rm -rf /tmp/*`),
    {
      name: 'a mount takes it',
      dockerfile: run(
        `--mount=type=tmpfs,target=/tmp curl -o /tmp/t.tgz ${URL} && tar -xf /tmp/t.tgz -C /opt`,
      ),
    },
    {
      name: 'a program that stays on purpose',
      dockerfile: run(
        'curl -o /usr/local/bin/tide https://example.com/tide && chmod +x /usr/local/bin/tide && tide --version',
      ),
    },
    { name: 'nothing unpacks it', dockerfile: run(`curl -o /srv/tide.tar.gz ${URL}`) },
    {
      name: 'a branch that cleans up after itself',
      dockerfile: run(
        'if [ -n "$TIDE" ]; then wget -O t.deb https://example.com/t.deb && apt-get install -y ./t.deb && rm t.deb; fi',
      ),
    },
    {
      name: 'a stage that is thrown away',
      dockerfile: `FROM alpine:3.23 AS fetch\nRUN wget -O t.tgz ${URL} && tar -xf t.tgz\nFROM alpine:3.23\nCOPY --from=fetch /tide /\n`,
    },
    {
      name: 'deleted in another layer is the matter of another rule',
      dockerfile: `FROM alpine:3.23\nRUN wget -O /t.tgz ${URL} && tar -xf /t.tgz\nRUN rm /t.tgz\n`,
    },
    run(`curl -o /tmp/t.gz https://example.com/t.gz && gunzip /tmp/t.gz`),
  ],
  invalid: [
    {
      dockerfile: run(`curl -fsSL -o /tmp/t.tgz ${URL} && tar -xzf /tmp/t.tgz -C /opt`),
      reports: [
        {
          messageId: 'archive',
          on: `curl -fsSL -o /tmp/t.tgz ${URL}`,
          confidence: 'certain',
          severity: 'info',
        },
      ],
    },
    {
      dockerfile: run(`curl -fsSLO ${URL} \\\n && tar xf tide-1.4.tar.gz`),
      reports: [{ messageId: 'archive', on: `curl -fsSLO ${URL}` }],
    },
    {
      dockerfile: run('cd /tmp && wget -q https://example.com/tide.zip && unzip tide.zip -d /opt'),
      reports: [{ messageId: 'archive', on: 'wget -q https://example.com/tide.zip' }],
    },
    {
      dockerfile: run('wget -O /tmp/tide.deb https://example.com/tide.deb && dpkg -i /tmp/tide.deb'),
      reports: [{ messageId: 'installer', on: 'wget -O /tmp/tide.deb https://example.com/tide.deb' }],
    },
    {
      dockerfile: run('wget https://example.com/install.sh && bash install.sh'),
      reports: [{ messageId: 'installer', on: 'wget https://example.com/install.sh', confidence: 'likely' }],
    },
    {
      name: 'other files are deleted',
      dockerfile: run(`curl -o /opt/t.tgz ${URL} && tar -xf /opt/t.tgz -C /opt && rm -rf /tmp/*`),
      reports: [{ messageId: 'others', on: `curl -o /opt/t.tgz ${URL}` }],
    },
    {
      name: 'by redirection',
      dockerfile: run(`curl -fsSL ${URL} > /t.tgz && tar -xf /t.tgz`),
      reports: [{ messageId: 'archive', on: `curl -fsSL ${URL} > /t.tgz` }],
    },
    {
      name: 'below the final stage',
      dockerfile: `FROM alpine:3.23 AS base\nRUN wget -O /t.tgz ${URL} && tar -xf /t.tgz\nFROM base\nCMD ["/tide"]\n`,
      reports: [{ messageId: 'archive', on: `wget -O /t.tgz ${URL}` }],
    },
  ],
})
