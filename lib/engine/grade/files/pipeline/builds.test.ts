import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const job = (script: string, more = '') => ci(`image-of-ferry:\n${more}  script:\n    - ${script}\n`)
const SHA = '$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'
const ctl = (more: string, name = SHA) =>
  job(
    `buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --local dockerfile=. --output type=image,name=${name},push=true ${more}`,
  )

describe('what is built, and from where', () => {
  const check = { job: { builds: { context: '.', dockerfile: 'Dockerfile' } } }
  fileCheckTable([
    { check, files: job('docker build -t app .'), is: 'yes', on: 'docker build' },
    { check, files: job('docker build -t app -f Dockerfile ./'), is: 'yes' },
    { check, files: job('docker build -t app $CI_PROJECT_DIR'), is: 'yes' },
    { check, files: ctl(''), is: 'yes' },
    { check, files: job('buildah bud -t app .'), is: 'yes' },
    { check, files: job('buildah build -f Dockerfile -t app $CI_PROJECT_DIR'), is: 'yes' },
    { check, files: job('podman build -t app .'), is: 'yes' },
    {
      check,
      files: job('/kaniko/executor --context $CI_PROJECT_DIR --dockerfile $CI_PROJECT_DIR/Dockerfile'),
      is: 'yes',
    },
    { check, files: job('docker build -t app backend'), is: 'no', says: 'has the context backend' },
    {
      check,
      files: job('docker build -t app -f prod.Dockerfile .'),
      is: 'no',
      says: 'has the Dockerfile prod.Dockerfile',
    },
    { check, files: job('docker build -t app $FOLDER'), is: 'open' },
    { check, files: job('cd backend && docker build -t app .'), is: 'open' },
    { check, files: job('docker pull app'), is: 'no', says: 'No job builds an image like that' },
    { check, files: job('echo docker build .'), is: 'no' },
    { check: { job: { builds: { by: ['buildctl', 'buildah'] } } }, files: ctl(''), is: 'yes' },
    {
      check: { job: { builds: { by: ['buildctl', 'buildah'] } } },
      files: job('docker build .'),
      is: 'no',
      says: 'builds with docker',
    },
    {
      check: { job: { builds: { image: '*:${CI_COMMIT_SHA}' } } },
      files: job(`docker build -t ${SHA} .`),
      is: 'yes',
    },
    {
      check: { job: { builds: { image: '*:${CI_COMMIT_SHA}' } } },
      files: job('docker build -t app .'),
      is: 'no',
      says: 'called app:latest',
    },
    {
      check: { job: { builds: { image: '*:${CI_COMMIT_SHA}' } } },
      files: job('docker build .'),
      is: 'no',
      says: 'gets no name',
    },
    {
      check: { job: { builds: { image: '*:${CI_COMMIT_SHA}' } } },
      files: job('docker build -t $APP .'),
      is: 'open',
    },
    { check: { job: { builds: { target: 'prod' } } }, files: job('docker build --target prod .'), is: 'yes' },
    {
      check: { job: { builds: { target: 'prod' } } },
      files: job('docker build .'),
      is: 'no',
      says: 'names no target',
    },
    {
      check: { job: { builds: { target: 'prod' } } },
      files: job('docker build --target=$STAGE .'),
      is: 'open',
    },
    { check: { job: { builds: { pushes: true } } }, files: job('docker build --push -t app .'), is: 'yes' },
    { check: { job: { builds: { pushes: true } } }, files: job('docker build -t app .'), is: 'no' },
    {
      check: { job: { builds: { by: 'docker', counts: true } } },
      files: job('docker build . || true'),
      is: 'no',
      says: 'goes on',
    },
  ])
})

describe('the cache of a build', () => {
  const check = { job: { builds: { cache: { type: 'registry', shared: true, mode: 'max', apart: true } } } }
  const from = '--import-cache type=registry,ref=app/cache'
  const to = '--export-cache type=registry,ref=app/cache,mode=max'
  fileCheckTable([
    { check, files: ctl(`${from} ${to}`), is: 'yes' },
    { check, files: ctl(`${from}`), is: 'no', says: 'writes layers to no cache' },
    { check, files: ctl(`${to}`), is: 'no', says: 'takes layers from no cache' },
    { check, files: ctl(''), is: 'no' },
    { check, files: ctl(`${from} --export-cache type=registry,ref=app/cache`), is: 'no', says: 'mode=min' },
    {
      check,
      files: ctl(`${from} --export-cache type=registry,ref=app/other,mode=max`),
      is: 'no',
      says: 'Layers are written to app/other',
    },
    { check, files: ctl(`${from} --export-cache type=inline`), is: 'no', says: 'type inline' },
    {
      check,
      files: ctl(`--import-cache type=local,src=c --export-cache type=local,dest=c,mode=max`),
      is: 'no',
    },
    {
      check,
      files: ctl(`--import-cache type=registry,ref=${SHA} --export-cache type=registry,ref=${SHA},mode=max`),
      is: 'no',
      says: 'overwrites',
    },
    {
      check,
      files: job(
        'docker buildx build --cache-from type=registry,ref=a:cache --cache-to type=registry,ref=a:cache,mode=max -t a:1 --push .',
      ),
      is: 'yes',
    },
    {
      check,
      files: job(
        'docker buildx build --cache-from a:cache --cache-to type=registry,ref=a:cache,mode=max -t a:1 --push .',
      ),
      is: 'yes',
    },
    { check, files: job('docker build --cache-from a:latest -t a:1 .'), is: 'no' },
    { check, files: job('buildah bud --layers --cache-from a/cache --cache-to a/cache -t a:1 .'), is: 'yes' },
    {
      check,
      files: job('buildah bud --cache-from a/cache --cache-to a/cache -t a:1 .'),
      is: 'no',
      name: 'buildah without --layers keeps none',
    },
    { check, files: job('podman build --cache-from a/cache --cache-to a/cache -t a:1 .'), is: 'yes' },
    { check, files: job('docker buildx build $CACHE -t a:1 .'), is: 'open' },
    {
      check,
      files: ctl('--import-cache type=registry,ref=$C --export-cache type=registry,ref=$C,mode=max'),
      is: 'yes',
      name: 'one name in both, whatever it is',
    },
  ])
})
