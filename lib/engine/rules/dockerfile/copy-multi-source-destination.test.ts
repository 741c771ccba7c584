import { testRule } from '../../testing/test-rule.ts'
import rule, { docs } from './copy-multi-source-destination.ts'

const copy = (text: string): string => `FROM debian:13\n${text}\n`
const files = { 'a.py': 'a\n', 'b.py': 'b\n', 'lib/c.py': 'c\n', 'data/d.csv': 'd\n' }

testRule(rule, docs, {
  valid: [
    copy('COPY a.py b.py /app/'),
    copy('COPY a.py /app'),
    copy('ADD ["a.py", "b.py", "/app/"]'),
    copy("COPY a.py b.py '/app/'"),
    { name: 'a variable may bring the slash', dockerfile: copy('ARG APP\nCOPY a.py b.py $APP') },
    copy('ENV APP=/app\nCOPY a.py b.py ${APP}'),
    copy('COPY --parents lib/a.py lib/b.py /app'),
    copy('COPY package*.json ./'),
    {
      name: 'Windows',
      dockerfile:
        '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nCOPY a.py b.py C:\\app\\\n',
    },
    {
      name: 'the context shows that one file matches',
      dockerfile: copy('COPY *.csv /data.csv'),
      context: { 'd.csv': 'd\n' },
    },
    {
      name: 'a line of docker history',
      dockerfile: copy(`COPY file:${'0123456789abcdef'.repeat(4)} in /app`),
    },
    copy('ADD https://harbour.example/get?version=3 /opt/crane.zip'),
    { name: 'a comment is another finding', dockerfile: copy('COPY a.py /app # b') },
    copy('COPY <<EOF /app/greeting\nhello\nEOF'),
  ],
  invalid: [
    {
      name: 'called like the one file that is meant',
      dockerfile: 'FROM debian:13\nWORKDIR /srv\nCOPY target/*.jar tide.jar\n',
      reports: [{ messageId: 'pattern', on: 'tide.jar', confidence: 'possible', severity: 'info' }],
    },
    {
      dockerfile: copy('COPY a.py b.py /app'),
      reports: [{ messageId: 'file', on: '/app', confidence: 'likely', severity: 'error' }],
      fixed: copy('COPY a.py b.py /app/'),
    },
    {
      name: 'the context proves it',
      dockerfile: copy('COPY a.py b.py /app'),
      context: files,
      reports: [{ messageId: 'file', on: '/app', confidence: 'certain' }],
    },
    {
      dockerfile: copy('ADD ["a.py", "b.py", "lib/c.py", "app"]'),
      reports: [{ messageId: 'file', on: '"app"' }],
      fixed: copy('ADD ["a.py", "b.py", "lib/c.py", "app/"]'),
    },
    {
      dockerfile: copy('COPY a.py b.py "/srv/app"'),
      reports: [{ messageId: 'file', on: '"/srv/app"' }],
      fixed: copy('COPY a.py b.py "/srv/app/"'),
    },
    {
      name: 'from another stage',
      dockerfile: 'FROM debian:13 AS a1\nFROM debian:13\nCOPY --from=a1 /a /b /c\n',
      reports: [{ messageId: 'file', on: '/c' }],
    },
    {
      name: 'inline files',
      dockerfile: copy('COPY <<one <<two /app\n1\none\n2\ntwo'),
      reports: [{ messageId: 'file', on: '/app' }],
    },
    {
      name: 'a variable in front',
      dockerfile: copy('ARG ROOT=/srv\nCOPY a.py b.py ${ROOT}/app'),
      reports: [{ messageId: 'file', on: '${ROOT}/app' }],
    },
    {
      name: 'the working directory is there',
      dockerfile: copy('WORKDIR /app\nCOPY a.py b.py .'),
      reports: [{ messageId: 'directory', on: '.', severity: 'info', confidence: 'possible' }],
      fixed: copy('WORKDIR /app\nCOPY a.py b.py ./'),
    },
    {
      dockerfile: copy('COPY a.py b.py /usr/local/bin'),
      reports: [{ messageId: 'directory', on: '/usr/local/bin' }],
    },
    {
      name: 'a directory that a step before has made',
      dockerfile: copy('RUN mkdir -p /app/lib\nCOPY a.py b.py /app/lib'),
      reports: [{ messageId: 'directory', on: '/app/lib' }],
    },
    {
      name: 'one that a later step makes comes too late',
      dockerfile: copy('COPY a.py b.py /app\nRUN mkdir -p /app/lib'),
      reports: [{ messageId: 'file', on: '/app' }],
    },
    {
      name: 'directories, whose content goes together',
      dockerfile: copy('COPY lib data /app'),
      context: files,
      reports: [{ messageId: 'directory', on: '/app', severity: 'info' }],
    },
    {
      name: 'archives, which ADD unpacks',
      dockerfile: copy('ADD a.tar.gz b.tgz /opt/app'),
      reports: [{ messageId: 'directory', on: '/opt/app' }],
    },
    {
      name: 'a pattern',
      dockerfile: copy('COPY lib/*.py /app'),
      reports: [{ messageId: 'pattern', on: '/app', severity: 'info', confidence: 'likely' }],
    },
    {
      name: 'a pattern that matches one file as a rule',
      dockerfile: copy('COPY target/*.jar app.jar'),
      reports: [{ messageId: 'pattern', on: 'app.jar', confidence: 'possible' }],
    },
    {
      name: 'a pattern with several matches',
      dockerfile: copy('COPY *.py /app'),
      context: files,
      reports: [{ messageId: 'file', on: '/app', confidence: 'certain' }],
    },
  ],
})
