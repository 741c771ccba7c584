import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'

const ci = (text: string) => ({ '.gitlab-ci.yml': text })
const SHA = '$CI_REGISTRY_IMAGE:$CI_COMMIT_SHA'

/** A job `test` behind one that builds and pushes the image of the commit. */
const test = (script: string, more = '') =>
  ci(`stages: [build, test]
variables: { IMAGE: "${SHA}" }
build:
  stage: build
  script: ["docker build -t $IMAGE .", "docker push $IMAGE"]
test:
  stage: test
${more}  script:
    - ${script}
`)

describe('a command, wherever it runs', () => {
  const check = { job: { executes: { command: 'pytest', counts: true } } }
  fileCheckTable([
    { check, files: test('pytest'), is: 'yes', on: 'pytest' },
    { check, files: test('python -m pytest -q'), is: 'yes' },
    { check, files: test('poetry run pytest'), is: 'yes' },
    { check, files: test('coverage run -m pytest'), is: 'yes' },
    { check, files: test('docker run --rm $IMAGE pytest'), is: 'yes' },
    { check, files: test('docker run --rm $IMAGE sh -c "pip install pytest && pytest"'), is: 'yes' },
    { check, files: test('docker run --rm --entrypoint pytest $IMAGE -q'), is: 'yes' },
    { check, files: test('docker compose run --rm web pytest'), is: 'yes' },
    { check, files: test('sh -c "pytest"'), is: 'yes' },
    { check, files: test('cd app && pytest'), is: 'yes' },
    { check, files: test('bash -e ./bin/pytest'), is: 'yes' },
    { check, files: test('. ./pytest'), is: 'yes' },
    { check, files: test('sh -n pytest'), is: 'no', name: 'a check of the syntax' },
    { check, files: test('pytest || true'), is: 'no', says: 'goes on as if nothing had happened' },
    { check, files: test('docker run $IMAGE pytest || true'), is: 'no' },
    { check, files: test('docker run $IMAGE sh -c "pytest || true"'), is: 'no' },
    {
      check,
      files: test('docker run -d $IMAGE pytest'),
      is: 'no',
      name: 'nobody waits for a container in the background',
    },
    { check, files: test('pytest &'), is: 'no' },
    { check, files: test('echo pytest'), is: 'no', says: 'No job runs pytest' },
    { check, files: test('pip install pytest'), is: 'no' },
    { check, files: test('which pytest'), is: 'no' },
    { check, files: test('echo "docker run $IMAGE pytest"'), is: 'no' },
    { check, files: test('true # pytest'), is: 'no' },
    {
      check: { job: { executes: { command: ['manage.py', 'test'] } } },
      files: test('python manage.py test'),
      is: 'yes',
    },
    {
      check: { job: { executes: { command: ['manage.py', 'test'] } } },
      files: test('docker run $IMAGE python3 ./manage.py test --fast'),
      is: 'yes',
    },
    {
      check: { job: { executes: { command: ['manage.py', 'test'] } } },
      files: test('./manage.py test'),
      is: 'yes',
    },
    {
      check: { job: { executes: { command: ['manage.py', 'test'] } } },
      files: test('python manage.py migrate'),
      is: 'no',
      says: 'No job runs manage.py test',
    },
    {
      check: { job: { executes: { command: ['manage.py', 'test'] } } },
      files: test('python manage.py $TASK'),
      is: 'open',
    },
  ])
})

describe('the image it runs in', () => {
  const check = { job: { executes: { command: 'pytest', image: { built: true } } } }
  fileCheckTable([
    { check, files: test('docker run --rm "$IMAGE" pytest'), is: 'yes' },
    { check, files: test(`docker run --rm ${SHA} pytest`), is: 'yes' },
    { check, files: test('pytest', '  image: $IMAGE\n'), is: 'yes' },
    { check, files: test('pytest', `  image: { name: "${SHA}", entrypoint: [""] }\n`), is: 'yes' },
    {
      check,
      files: test('docker run python:3.13 pytest'),
      is: 'no',
      says: 'Nothing that comes before builds and pushes python:3.13',
    },
    { check, files: test('pytest', '  image: python:3.13\n'), is: 'no' },
    { check, files: test('docker run $CI_REGISTRY_IMAGE:latest pytest'), is: 'no' },
    {
      check,
      files: test('docker run $IMAGE pytest', '  needs: []\n'),
      is: 'no',
      name: 'nobody waits for the build',
    },
    { check, files: test('docker run $OTHER pytest'), is: 'open' },
    { check, files: test('docker compose run web pytest'), is: 'open', says: 'Which image pytest runs in' },
    { check, files: test('pytest'), is: 'open', name: 'the image of the runner' },
    { check, files: test('docker build -t here . && docker run here pytest'), is: 'yes' },
    { check, files: test('docker run here pytest && docker build -t here .'), is: 'no' },
    {
      check: { job: { executes: { command: 'pytest', image: { commit: true } } } },
      files: test('docker run $IMAGE pytest'),
      is: 'yes',
    },
    {
      check: { job: { executes: { command: 'pytest', image: { name: 'python:*', versioned: true } } } },
      files: test('docker run docker.io/library/python:3.13 pytest'),
      is: 'yes',
    },
  ])
})

describe('the address it is given', () => {
  const zap = (address: string, more = '') => ({
    '.gitlab-ci.yml': `${test(`zap-baseline.py -t ${address}`, more)['.gitlab-ci.yml']}staging:
  stage: build
  environment: { name: staging, url: "https://ferry.staging.example.net/" }
  script: [./deploy.sh]
later:
  stage: test
  environment: { name: review, url: "https://review.example.net" }
  script: [./deploy.sh]
`,
  })
  const service = '  services: [{ name: "$IMAGE", alias: app }]\n'
  const own = {
    job: {
      executes: { command: 'zap-*.py', address: { option: ['t'], service: { image: { built: true } } } },
    },
  }
  const staged = {
    job: { executes: { command: 'zap-*.py', address: { option: 't', environment: ['staging', 'review'] } } },
  }
  const apart = {
    job: { executes: { command: 'zap-*.py', address: { option: 't', otherThan: 'ferry.example.com' } } },
  }
  const live = {
    job: { executes: { command: 'zap-*.py', address: { option: 't', host: 'ferry.example.com' } } },
  }
  fileCheckTable([
    { check: own, files: zap('http://app:8000', service), is: 'yes' },
    { check: own, files: zap('http://app:8000'), is: 'no', says: 'leads to no service of job test' },
    { check: own, files: zap('http://shop:8000', service), is: 'no' },
    {
      check: own,
      files: zap('http://app', '  services: [{ name: "nginx:1.30", alias: app }]\n'),
      is: 'no',
      says: 'Nothing that comes before builds',
    },
    { check: own, files: zap('http://$HOST:8000', service), is: 'open' },
    {
      check: own,
      files: test('zap-baseline.py -r report.html', service),
      is: 'no',
      says: 'is given no address',
    },
    {
      check: own,
      files: test(
        'docker network create dock && docker run -d --name app --network dock $IMAGE && docker run --rm --network dock zaproxy/zap-stable zap-baseline.py -t http://app:8000',
      ),
      is: 'yes',
      name: 'a container beside it',
    },
    {
      check: own,
      files: test(
        'docker run -d --name app --network dock nginx:1.30 && docker run --rm --network dock zaproxy/zap-stable zap-baseline.py -t http://app:8000',
      ),
      is: 'no',
    },
    {
      check: own,
      files: test(
        'docker run -d --name app $IMAGE && docker run --rm zaproxy/zap-stable zap-baseline.py -t http://app:8000',
      ),
      is: 'no',
      name: 'names are not found without a network of their own',
    },
    { check: staged, files: zap('https://ferry.staging.example.net'), is: 'yes' },
    { check: staged, files: zap('https://ferry.staging.example.net/menu'), is: 'yes' },
    { check: staged, files: zap('https://review.example.net'), is: 'no', says: 'Nothing has deployed to' },
    {
      check: staged,
      files: zap('https://ferry.example.com'),
      is: 'no',
      says: 'the address of no environment',
    },
    {
      check: staged,
      files: zap('$CI_ENVIRONMENT_URL', '  environment: { name: staging, action: verify }\n'),
      is: 'yes',
    },
    {
      check: staged,
      files: zap('$CI_ENVIRONMENT_URL', '  environment: { name: production }\n'),
      is: 'no',
      says: 'the environment production',
    },
    { check: apart, files: zap('https://ferry.example.com/'), is: 'no', says: 'It has to lead elsewhere' },
    { check: apart, files: zap('https://user@ferry.example.com:443'), is: 'no' },
    { check: apart, files: zap('http://app'), is: 'yes' },
    { check: live, files: zap('https://ferry.example.com'), is: 'yes' },
    { check: live, files: zap('https://$CI_COMMIT_REF_SLUG.review.example.net'), is: 'no' },
    { check: live, files: zap('https://$NAME.example.com'), is: 'open' },
    { check: live, files: zap('$ADDRESS'), is: 'open' },
    {
      check: live,
      files: zap('$CI_ENVIRONMENT_URL', '  environment: { name: staging, action: verify }\n'),
      is: 'no',
      name: 'the address that another job gave the environment',
    },
    {
      check: live,
      files: zap(
        '$CI_ENVIRONMENT_URL',
        '  environment: { name: review, url: "https://$CI_COMMIT_REF_SLUG.example.net" }\n',
      ),
      is: 'no',
    },
    {
      check: live,
      files: zap(
        '$CI_ENVIRONMENT_URL/menu',
        '  environment: { name: live, url: "https://ferry.example.com" }\n',
      ),
      is: 'yes',
    },
    {
      check: { job: { executes: { command: 'zap-*.py', address: { option: 't', host: 'app' } } } },
      files: zap('http://app'),
      is: 'yes',
    },
  ])
})
