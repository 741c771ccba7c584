import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './inline-comment.ts'

testRule(rule, docs, {
  valid: [
    'FROM debian:13\n# web\nEXPOSE 80\n',
    { name: 'the end of one line is the shell’s', dockerfile: 'FROM debian:13\nRUN make # build\n' },
    {
      name: 'lines of their own between continued ones',
      dockerfile:
        'FROM debian:13\nRUN apt-get update \\\n  # for the health check\n  && apt-get install -y curl\n',
    },
    {
      name: 'the last line takes nothing along',
      dockerfile: 'FROM debian:13\nRUN make \\\n  && make install # all\n',
    },
    'FROM debian:13\nRUN echo "# one \\\n  two"\n',
    'FROM debian:13\nRUN test $# -eq 0 \\\n  && curl -fsS http://localhost/#top \\\n  -o /tmp/x\n',
    "FROM debian:13\nRUN sed -i 's/ # / /' a \\\n  b\n",
    'FROM debian:13\nENV COLOUR=#fff NOTE="one # two"\n',
    'FROM debian:13\nENV COLOUR #fff\n',
    'FROM debian:13\nENV TEXT=one\\ # two\nLABEL note=a#b\n'.replace('\\ # two', '\\ #two'),
    'FROM debian:13\nCOPY a#b /c\nCOPY a #c\nADD https://github.com/harbour/crane.git#main /src\n',
    'FROM debian:13\nRUN <<EOF\nmake # build\nmake install\nEOF\n',
    {
      name: 'another rule speaks of what stands behind an array',
      dockerfile: 'FROM debian:13\nCMD ["sh"] # shell\n',
    },
    'FROM debian:13\nWORKDIR /srv/c#\nMAINTAINER crane # harbour\n',
    {
      name: 'PowerShell',
      dockerfile: 'FROM debian:13\nSHELL ["pwsh", "-Command"]\nRUN Get-Item a # one \\\n  ; Get-Item b\n',
    },
  ],
  invalid: [
    {
      dockerfile: 'FROM debian:13\nENV A=1 # one\n',
      reports: [{ messageId: 'refused', on: '# one', confidence: 'certain', severity: 'error' }],
      fixed: 'FROM debian:13\n# one\nENV A=1\n',
    },
    {
      dockerfile: 'FROM debian:13 # system\n',
      reports: [{ messageId: 'refused', on: '# system' }],
      fixed: '# system\nFROM debian:13\n',
    },
    {
      dockerfile: 'FROM debian:13\n  EXPOSE 80 443 #web\n',
      reports: [{ messageId: 'refused', on: '#web' }],
      fixed: 'FROM debian:13\n  #web\n  EXPOSE 80 443\n',
    },
    {
      dockerfile: 'FROM debian:13\nCOPY a b # c\n',
      reports: [{ messageId: 'data', on: '# c', confidence: 'certain', severity: 'warning' }],
      fixed: 'FROM debian:13\n# c\nCOPY a b\n',
    },
    {
      dockerfile: 'FROM debian:13\nCOPY a b #c\n',
      reports: [{ messageId: 'data', on: '#c', confidence: 'likely' }],
    },
    {
      dockerfile: 'ARG TAG=13 # Debian\nFROM debian:${TAG}\n',
      reports: [{ messageId: 'data', on: '# Debian' }],
      fixed: '# Debian\nARG TAG=13\nFROM debian:${TAG}\n',
    },
    { dockerfile: 'FROM debian:13\nWORKDIR /app # home\n', reports: [{ messageId: 'data', on: '# home' }] },
    {
      dockerfile: 'FROM debian:13\nUSER app # not root\n',
      reports: [{ messageId: 'data', on: '# not root' }],
    },
    { dockerfile: 'FROM debian:13\nVOLUME /data # state\n', reports: [{ messageId: 'data', on: '# state' }] },
    {
      name: 'it has an equals sign, so Docker takes it for a variable',
      dockerfile: 'FROM debian:13\nENV A=1 #B=2\n',
      reports: [{ messageId: 'data', on: '#B=2', confidence: 'likely' }],
    },
    {
      name: 'the old form',
      dockerfile: 'FROM debian:13\nENV A one # two\n',
      reports: [{ messageId: 'data', on: '# two', confidence: 'likely' }],
    },
    {
      name: 'on several lines',
      dockerfile: 'FROM debian:13\nENV A=1 \\ \n  B=2 # two \\\n  C=3 # three\n',
      reports: [{ messageId: 'refused', on: '# two' }],
      fixed: 'FROM debian:13\n# two\n# three\nENV A=1 \\ \n  B=2 \\\n  C=3\n',
    },
    {
      name: 'the shell loses the rest',
      dockerfile:
        'FROM debian:13\nRUN apt-get update \\\n  && apt-get install -y curl # health check \\\n  git \\\n  && rm -rf /var/lib/apt/lists/*\n',
      reports: [{ messageId: 'swallowed', on: '# health check', confidence: 'certain' }],
      fixed:
        'FROM debian:13\n# health check\nRUN apt-get update \\\n  && apt-get install -y curl \\\n  git \\\n  && rm -rf /var/lib/apt/lists/*\n',
    },
    {
      name: 'and a command that is not finished',
      dockerfile: 'FROM debian:13\nRUN apt-get update && # first \\\n  apt-get install -y curl # then\n',
      reports: [{ messageId: 'swallowed', on: '# first', confidence: 'likely' }],
      fixed: 'FROM debian:13\n# first\n# then\nRUN apt-get update && \\\n  apt-get install -y curl\n',
    },
    {
      name: 'a comment that would become a directive stays where it is',
      dockerfile: 'FROM debian:13 # escape=`\n',
      reports: [{ messageId: 'refused', on: '# escape=`' }],
      fixed: 'FROM debian:13 # escape=`\n',
    },
    {
      name: 'lines that end as on Windows',
      dockerfile: 'FROM debian:13\r\nEXPOSE 80 # web\r\nUSER app\r\n',
      reports: [{ messageId: 'refused', on: '# web' }],
    },
  ],
})
