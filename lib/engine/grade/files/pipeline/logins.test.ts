import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const job = (script: string) => ci(`moor:\n  script:\n    - |\n${script.replaceAll(/^/gm, '      ')}\n`)
const PIPED =
  'echo "$CI_REGISTRY_PASSWORD" | docker login -u "$CI_REGISTRY_USER" --password-stdin $CI_REGISTRY'
const AUTHS = String.raw`echo "{\"auths\":{\"$CI_REGISTRY\":{\"password\":\"$CI_REGISTRY_PASSWORD\"}}}" > ~/.docker/config.json`

describe('how a job logs in', () => {
  const safely = {
    job: { logsIn: { by: ['stdin' as const, 'file' as const], uses: 'CI_*', literal: false } },
  }
  const openly = { job: { logsIn: { by: 'argument' as const } } }
  fileCheckTable([
    { check: safely, files: job(PIPED), is: 'yes' },
    {
      check: safely,
      files: job(
        `printf '%s' "$CI_REGISTRY_PASSWORD" | podman login --username=me --password-stdin $CI_REGISTRY`,
      ),
      is: 'yes',
    },
    {
      check: safely,
      files: job('docker login -u me --password-stdin $CI_REGISTRY <<< "$CI_JOB_TOKEN"'),
      is: 'yes',
    },
    {
      check: safely,
      files: job('echo "$CI_JOB_TOKEN" | buildah login -u gitlab-ci-token --password-stdin $CI_REGISTRY'),
      is: 'yes',
    },
    {
      check: safely,
      files: job('echo "$CI_JOB_TOKEN" | crane auth login -u gitlab-ci-token --password-stdin $CI_REGISTRY'),
      is: 'yes',
    },
    { check: safely, files: job(AUTHS), is: 'yes' },
    {
      check: safely,
      files: job(
        `printf '{"auths":{"r":{"auth":"%s"}}}' "$(printf %s "me:$CI_JOB_TOKEN" | base64)" > ~/.docker/config.json`,
      ),
      is: 'yes',
    },
    {
      check: safely,
      files: job(
        'mkdir -p /a\ncat > "$DOCKER_CONFIG/config.json" <<EOF\n{"auths": {"r": {"password": "$CI_REGISTRY_PASSWORD"}}}\nEOF',
      ),
      is: 'yes',
    },
    {
      check: safely,
      files: job(
        `AUTH=$(printf '%s:%s' "$CI_REGISTRY_USER" "$CI_REGISTRY_PASSWORD" | base64)\necho "{\\"auths\\":{\\"r\\":{\\"auth\\":\\"$AUTH\\"}}}" > $HOME/.docker/config.json`,
      ),
      is: 'yes',
    },
    { check: safely, files: job('echo "$CI_REGISTRY_PASSWORD" | tee /root/.docker/config.json'), is: 'yes' },
    {
      check: safely,
      files: job('docker login -u me -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY'),
      is: 'no',
      says: 'as an argument',
    },
    { check: safely, files: job('echo hunter2-prod | docker login -u me --password-stdin'), is: 'no' },
    {
      check: safely,
      files: job('echo "$OTHER" | docker login -u me --password-stdin'),
      is: 'no',
      says: 'It has to come from CI_*',
    },
    { check: safely, files: job('echo "{}" > config.json'), is: 'no', says: 'No job logs in' },
    {
      check: safely,
      files: job(`echo '${PIPED.replaceAll("'", '')}'`),
      is: 'no',
      name: 'it is printed, no more',
    },
    { check: openly, files: job('docker login -u me -psecret'), is: 'yes' },
    { check: openly, files: job('docker login -u me --password=$TOKEN r'), is: 'yes' },
    { check: openly, files: job('buildah login -u me -p $TOKEN r'), is: 'yes' },
    { check: openly, files: job(PIPED), is: 'no', says: 'on standard input' },
    {
      check: { job: { logsIn: { literal: true } } },
      files: job('docker login -u me -p hunter2-prod'),
      is: 'yes',
    },
    {
      check: { job: { logsIn: { literal: true } } },
      files: job('echo hunter2-prod | docker login -u me --password-stdin'),
      is: 'yes',
    },
    {
      check: { job: { logsIn: { literal: true } } },
      files: job('echo \'{"auths":{"r":{"auth":"bWU6c2VjcmV0"}}}\' > ~/.docker/config.json'),
      is: 'yes',
    },
    {
      check: { job: { logsIn: { literal: true } } },
      files: job('get-token | docker login -u me --password-stdin'),
      is: 'open',
    },
  ])
})

describe('the daemon of a job', () => {
  const check = { job: { dind: { tls: true, sameMajor: true } } }
  const dind = ({ image = 'docker:29', service = 'docker:29-dind', more = '', script = 'docker ps' } = {}) =>
    ci(`moor:\n  image: ${image}\n  services: [${service}]\n${more}  script: ["${script}"]\n`)
  fileCheckTable([
    { check, files: dind(), is: 'yes' },
    { check, files: dind({ image: 'docker:29-cli' }), is: 'yes' },
    {
      check,
      files: dind({ image: 'docker:29.1.2-git', service: '{ name: "docker:29-dind", alias: docker }' }),
      is: 'yes',
    },
    { check, files: dind({ service: 'docker:29-dind-rootless' }), is: 'yes' },
    {
      check,
      files: dind({
        more: '  variables: { DOCKER_TLS_CERTDIR: "/certs", DOCKER_HOST: "tcp://docker:2376" }\n',
      }),
      is: 'yes',
    },
    { check, files: dind({ image: '$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/docker:29' }), is: 'yes' },
    {
      check,
      files: ci(
        'default: { image: "docker:29", services: ["docker:29-dind"] }\nmoor: { script: [docker ps] }\n',
      ),
      is: 'yes',
    },
    {
      check,
      files: ci(
        '.d: { image: "docker:29", services: ["docker:29-dind"] }\nmoor: { extends: .d, script: [docker ps] }\n',
      ),
      is: 'yes',
    },
    {
      check,
      files: dind({ more: '  variables: { DOCKER_TLS_CERTDIR: "" }\n' }),
      is: 'no',
      on: '""',
      says: 'DOCKER_TLS_CERTDIR is empty',
    },
    {
      check,
      files: dind({ more: '  variables: { DOCKER_HOST: "tcp://docker:2375" }\n' }),
      is: 'no',
      says: 'tcp://docker:2375',
    },
    { check, files: dind({ script: 'docker -H tcp://docker:2375 ps' }), is: 'no' },
    { check, files: dind({ script: 'export DOCKER_TLS_CERTDIR= && docker ps' }), is: 'no' },
    { check, files: dind({ service: '{ name: "docker:29-dind", command: ["--tls=false"] }' }), is: 'no' },
    {
      check,
      files: dind({ service: '{ name: "docker:29-dind", variables: { DOCKER_TLS_CERTDIR: "" } }' }),
      is: 'no',
    },
    { check, files: dind({ image: 'docker:28' }), is: 'no', says: 'docker 28 with a daemon of version 29' },
    { check, files: dind({ image: 'docker' }), is: 'no', says: 'names no version of docker: docker' },
    { check, files: dind({ service: 'docker:dind' }), is: 'no', says: 'names no version of the daemon' },
    { check, files: dind({ image: 'docker:29-dind' }), is: 'no', says: 'in the image of the daemon' },
    { check, files: dind({ service: 'postgres:18' }), is: 'no', says: 'has no Docker daemon of its own' },
    {
      check,
      files: dind({ more: '  variables: { DOCKER_HOST: "unix:///var/run/docker.sock" }\n' }),
      is: 'no',
      says: 'goes to the daemon at',
    },
    { check, files: ci('moor: { extends: .far, script: [docker ps] }\ninclude: far.yml\n'), is: 'open' },
    {
      check: { job: { dind: { host: true } } },
      files: dind({ script: 'docker -H unix:///var/run/docker.sock ps' }),
      is: 'yes',
    },
    {
      check: { job: { dind: { host: true } } },
      files: dind({ script: 'export DOCKER_HOST=unix:///var/run/docker.sock; docker ps' }),
      is: 'yes',
    },
    { check: { job: { dind: { host: true } } }, files: dind(), is: 'no' },
    {
      check: { job: { dind: { host: true } } },
      files: dind({ more: '  variables: { DOCKER_HOST: "ssh://ada@dock.example.com" }\n' }),
      is: 'no',
      name: 'another machine is no socket of this one',
    },
    {
      check,
      files: dind({ more: '  variables: { DOCKER_HOST: "ssh://ada@dock.example.com" }\n' }),
      is: 'no',
    },
    {
      check,
      files: dind({ more: '  variables: { DOCKER_HOST: "tcp://10.0.0.7:2376" }\n' }),
      is: 'no',
      says: 'goes to the daemon at tcp://10.0.0.7',
    },
    {
      check: { job: { dind: { host: true } } },
      files: dind({ more: '  variables: { DOCKER_HOST: "tcp://docker:2376" }\n' }),
      is: 'no',
    },
  ])
})
