import { expect, test } from 'vitest'
import { parse } from '../../dockerfile/stages.ts'
import { build } from '../build.ts'
import { contextOf } from '../context.ts'
import type { SecretTrail } from '../types.ts'
import { runCases, type Case } from '../../testing/run-cases.ts'

const SECRETS = 'https://docs.docker.com/build/building/secrets/'
const CHECK = 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'
const LAYERS = 'https://docs.docker.com/engine/storage/drivers/#images-and-layers'
const HISTORY = 'https://docs.docker.com/reference/dockerfile/#arg'
const STAGES = 'https://docs.docker.com/build/building/multi-stage/'

const FILES = {
  'app.py': 'run()\n',
  '.env': 'API_TOKEN=4f9a1c77\n',
  '.npmrc': '//npm.example.com/:_authToken=4f9a1c77e2\n',
  'keys/id_ed25519': 'x\n',
  'certs/server.pem': '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n',
}

/** Put together here, so that no scanner takes the table for a leak. */
const TOKEN = `ghp_${'aB3dE5gH7j'.repeat(4)}`

function leaves(name: string, source: string, lines: string, secrets: readonly string[]): Case {
  return { name, source, dockerfile: `FROM debian:13\n${lines}\n`, files: FILES, expect: { secrets } }
}

runCases('secrets: variables', [
  leaves('ENV by its name', CHECK, 'ENV DB_PASSWORD=hunter2-prod', ['ENV DB_PASSWORD']),
  leaves('ENV by the form of its value', CHECK, `ENV UPSTREAM=${TOKEN}`, ['ENV UPSTREAM']),
  leaves('a login in a URL', CHECK, 'ENV DATABASE=postgres://kiln:hunter2-prod@db/clay', ['ENV DATABASE']),
  leaves('a placeholder is none', CHECK, 'ENV DB_PASSWORD=changeme', []),
  leaves('nor is the path of a mount', SECRETS, 'ENV DB_PASSWORD=/run/secrets/db', []),
  leaves(
    'ENV that is emptied stays in the history',
    LAYERS,
    'ENV DB_PASSWORD=hunter2-prod\nENV DB_PASSWORD=',
    ['ENV DB_PASSWORD removed'],
  ),
  leaves('ARG', HISTORY, 'ARG NPM_TOKEN\nRUN true', ['ARG NPM_TOKEN']),
  leaves('ARG handed on to ENV is there twice', HISTORY, 'ARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN', [
    'ARG NPM_TOKEN',
    'ENV NPM_TOKEN',
  ]),
  leaves('LABEL', 'https://docs.docker.com/reference/dockerfile/#label', `LABEL vendor.deploy=${TOKEN}`, [
    'LABEL vendor.deploy',
  ]),
  leaves(
    'LABEL that only tells',
    'https://docs.docker.com/reference/dockerfile/#label',
    'LABEL version=1.0',
    [],
  ),
  {
    name: 'ARG of a stage that is thrown away is in no history that ships',
    source: STAGES,
    dockerfile: 'FROM node:24 AS kiln\nARG NPM_TOKEN\nRUN npm ci\nFROM node:24\nCOPY --from=kiln /app /app\n',
    expect: { secrets: ['ARG NPM_TOKEN hidden'] },
  },
  {
    name: 'ARG before FROM is in none',
    source: 'https://docs.docker.com/reference/dockerfile/#understand-how-arg-and-from-interact',
    dockerfile: 'ARG NPM_TOKEN=x4f9a1c\nFROM node:24\nRUN npm ci\n',
    expect: { secrets: [] },
  },
])

runCases('secrets: files', [
  leaves('copied by name', SECRETS, 'COPY .env /srv/', ['/srv/.env']),
  leaves(
    'swept along',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'COPY keys /srv/keys',
    ['/srv/keys/id_ed25519'],
  ),
  leaves('one whose text tells', SECRETS, 'COPY .npmrc /srv/', ['/srv/.npmrc']),
  leaves('a certificate is made to be handed out', SECRETS, 'COPY certs /srv/', []),
  leaves('deleted too late', LAYERS, 'COPY .env /srv/\nRUN rm /srv/.env', ['/srv/.env removed']),
  leaves('with its directory', LAYERS, 'COPY keys /root/.ssh\nRUN rm -rf /root/.ssh', [
    '/root/.ssh/id_ed25519 removed',
  ]),
  leaves(
    'written by a command',
    SECRETS,
    'RUN echo "machine a login b password hunter2-prod" > /root/.netrc',
    ['/root/.netrc'],
  ),
  leaves(
    'written and removed in one RUN',
    LAYERS,
    'RUN echo "machine a login b password hunter2-prod" > /n && rm /n',
    [],
  ),
  leaves(
    'written in the Dockerfile',
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    `COPY <<EOF /etc/kiln.conf\ntoken ${TOKEN}\nEOF`,
    ['/etc/kiln.conf'],
  ),
  leaves(
    'written by a heredoc of the shell',
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    `RUN <<EOF\ncat > /etc/kiln.conf <<FILE\ntoken ${TOKEN}\nFILE\nEOF`,
    ['/etc/kiln.conf'],
  ),
  leaves('from a build argument', SECRETS, 'ARG NPM_TOKEN\nRUN echo "_authToken=$NPM_TOKEN" > /srv/.npmrc', [
    '/srv/.npmrc',
    'ARG NPM_TOKEN',
  ]),
  leaves(
    'a key made in the build',
    'https://man.openbsd.org/ssh-keygen.1',
    'RUN ssh-keygen -t ed25519 -N "" -f /srv/id',
    ['/srv/id'],
  ),
  leaves(
    'a key of OpenSSL',
    'https://docs.openssl.org/master/man1/openssl-genrsa/',
    'WORKDIR /srv\nRUN openssl genrsa -out tls.key 4096',
    ['/srv/tls.key'],
  ),
  leaves(
    'a certificate with its key',
    'https://docs.openssl.org/master/man1/openssl-req/',
    'RUN openssl req -x509 -newkey rsa:4096 -keyout /srv/tls.key -out /srv/tls.crt -nodes -subj /CN=a',
    ['/srv/tls.key'],
  ),
  leaves(
    'a key that is gone before the layer ends',
    LAYERS,
    'RUN ssh-keygen -f /tmp/k -N "" && upload /tmp/k && rm -f /tmp/k',
    [],
  ),
  leaves(
    'reading a key makes none',
    'https://man.openbsd.org/ssh-keygen.1',
    'RUN ssh-keygen -y -f /srv/id',
    [],
  ),
  {
    name: 'a stage that is thrown away keeps it to itself',
    source: STAGES,
    dockerfile:
      'FROM node:24 AS kiln\nCOPY .npmrc /app/\nRUN npm ci\nFROM node:24\nCOPY --from=kiln /app/dist /app\n',
    files: FILES,
    expect: { secrets: ['/app/.npmrc hidden'] },
  },
  {
    name: 'unless the file is taken out of it',
    source: STAGES,
    dockerfile: 'FROM node:24 AS kiln\nCOPY .npmrc /app/\nFROM node:24\nCOPY --from=kiln /app /srv\n',
    files: FILES,
    expect: { secrets: ['/app/.npmrc hidden', '/srv/.npmrc'] },
  },
])

runCases('secrets: mounts', [
  leaves(
    'read where it is mounted',
    SECRETS,
    'RUN --mount=type=secret,id=token curl -H "Authorization: Bearer $(cat /run/secrets/token)" https://example.com/a',
    [],
  ),
  leaves('as a variable', SECRETS, 'RUN --mount=type=secret,id=token,env=TOKEN fetch --token "$TOKEN"', []),
  leaves(
    'mounted as the file that a program wants',
    SECRETS,
    'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci',
    [],
  ),
  leaves(
    'ssh',
    'https://docs.docker.com/build/building/secrets/#ssh-mounts',
    'RUN --mount=type=ssh git clone git@git.example.com:kiln.git /src',
    [],
  ),
  leaves('copied out', SECRETS, 'RUN --mount=type=secret,id=token cp /run/secrets/token /srv/token', [
    '/srv/token',
  ]),
  leaves('redirected', SECRETS, 'RUN --mount=type=secret,id=token cat /run/secrets/token > /srv/token', [
    '/srv/token',
  ]),
  leaves(
    'by way of a variable',
    SECRETS,
    'RUN --mount=type=secret,id=token T=$(cat /run/secrets/token) && echo "key=$T" > /srv/conf',
    ['/srv/conf'],
  ),
  leaves(
    'stored by npm',
    SECRETS,
    'RUN --mount=type=secret,id=token npm config set //npm.example.com/:_authToken=$(cat /run/secrets/token)',
    ['/root/.npmrc'],
  ),
  leaves(
    'stored by docker login',
    SECRETS,
    'RUN --mount=type=secret,id=token docker login -u ci --password-stdin hub.example.com < /run/secrets/token',
    ['/root/.docker/config.json'],
  ),
  leaves(
    'stored and removed again',
    SECRETS,
    'RUN --mount=type=secret,id=token docker login -u ci --password-stdin hub.example.com < /run/secrets/token && pull && docker logout hub.example.com',
    [],
  ),
  leaves(
    'into another mount',
    SECRETS,
    'RUN --mount=type=secret,id=token --mount=type=tmpfs,target=/w cp /run/secrets/token /w/token',
    [],
  ),
  leaves(
    'removed in the next step',
    LAYERS,
    'RUN --mount=type=secret,id=token cp /run/secrets/token /srv/token\nRUN rm /srv/token',
    ['/srv/token removed'],
  ),
])

runCases('secrets: addresses', [
  leaves(
    'a login for a package index',
    SECRETS,
    'RUN pip install --index-url https://ci:hunter2-prod@pypi.example.com/simple kiln',
    ['https://ci:***@pypi.example.com/simple'],
  ),
  leaves('a token in the query', SECRETS, 'RUN curl -o /a https://example.com/a?access_token=4f9a1c77e2', [
    'https://example.com/a?access_token=***',
  ]),
  leaves(
    'ADD',
    'https://docs.docker.com/reference/dockerfile/#add',
    'ADD https://ci:hunter2-prod@example.com/a.tgz /',
    ['https://ci:***@example.com/a.tgz'],
  ),
  leaves(
    'a token in the place of the user',
    SECRETS,
    `RUN git clone https://${TOKEN}@git.example.com/kiln.git /src`,
    ['https://***@git.example.com/kiln.git'],
  ),
  leaves(
    'git keeps the address of a clone',
    'https://git-scm.com/docs/git-clone',
    'ARG GIT_TOKEN\nRUN git clone https://ci:$GIT_TOKEN@git.example.com/kiln.git /src',
    ['https://ci:***@git.example.com/kiln.git', 'ARG GIT_TOKEN'],
  ),
  leaves(
    'and loses it with .git',
    'https://git-scm.com/docs/git-clone',
    'RUN --mount=type=secret,id=t git clone https://ci:$(cat /run/secrets/t)@git.example.com/kiln.git /src && rm -rf /src/.git',
    [],
  ),
  leaves('no login, no secret', SECRETS, 'RUN git clone https://git.example.com/kiln.git /src', []),
  leaves('a login that only shows the form', SECRETS, 'RUN echo https://user:password@example.com', []),
])

test.each([
  ['COPY .env /srv/', 'docker create IMAGE, then docker cp CONTAINER:/srv/.env . brings it out.'],
  [
    'COPY .env /srv/\nRUN rm /srv/.env',
    'docker save IMAGE | tar x unpacks every layer, and the one of line 2 still holds /srv/.env.',
  ],
  ['ENV API_TOKEN=4f9a1c77', 'docker inspect IMAGE prints it.'],
  ['ENV API_TOKEN=4f9a1c77\nENV API_TOKEN=', 'docker history --no-trunc IMAGE prints it.'],
  ['ARG API_TOKEN', 'docker history --no-trunc IMAGE prints it.'],
  ['ADD https://ci:hunter2-prod@example.com/a /', 'docker history --no-trunc IMAGE prints it.'],
])('how it is read: %s', (lines, how) => {
  expect(trails(`FROM debian:13\n${lines}\n`)[0]!.how).toBe(how)
})

test('nothing is said of how to read what is thrown away, and no trail repeats a secret', () => {
  const found = trails(
    `FROM debian:13 AS a1\nENV API_TOKEN=${TOKEN}\nRUN curl https://ci:${TOKEN}@example.com\nFROM debian:13\nCOPY .env /\n`,
  )
  expect(found.map(({ recoverable, how }) => [recoverable, how !== ''])).toEqual([
    [true, true],
    [false, false],
    [false, false],
  ])
  expect(JSON.stringify(found)).not.toContain(TOKEN)
})

function trails(dockerfile: string): readonly SecretTrail[] {
  return build(parse(dockerfile), contextOf(FILES)).secrets
}
