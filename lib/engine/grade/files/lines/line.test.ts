import { describe } from 'vitest'
import { fileCheckTable } from '../../../testing/file-check-table.ts'
import { asksOf } from '../../../testing/line-table.ts'

describe('program and verb', () => {
  asksOf(
    { program: 'docker', verb: 'push' },
    {
      yes: [
        'docker push harbour/ferry:1',
        '/usr/bin/docker push harbour/ferry:1',
        'sudo -E docker push harbour/ferry:1',
        'env TZ=UTC docker push harbour/ferry:1',
        'sudo env A=1 timeout 60 docker push harbour/ferry:1',
        'docker image push harbour/ferry:1',
        'docker --context pier push harbour/ferry:1',
        'D=docker\n$D push harbour/ferry:1',
        'ship() {\n  docker push harbour/ferry:1\n}\nship',
        'sh -c "docker push harbour/ferry:1"',
        'if true; then docker push harbour/ferry:1; fi',
      ],
      no: [
        'echo docker push harbour/ferry:1',
        '# docker push harbour/ferry:1',
        'docker pull harbour/ferry:1',
        'podman push harbour/ferry:1',
        "cat <<'END'\ndocker push harbour/ferry:1\nEND",
        'printf "%s" "docker push"',
      ],
      open: ['$TOOL push harbour/ferry:1'],
    },
  )
  asksOf({ program: ['docker', 'podman'], verb: ['image ls'] }, { yes: ['docker images', 'docker image ls'] })
})

describe('words and options', () => {
  asksOf(
    { program: 'cosign', arguments: ['verify', '--key', '*.pub'] },
    {
      yes: ['cosign verify --key pier.pub harbour/ferry@sha256:0', 'sudo cosign verify --key "a b.pub" x'],
      no: ['cosign sign --key pier.pub x', 'cosign --key pier.pub verify'],
      open: ['cosign $OPTIONS', 'cosign verify "$@"'],
    },
  )
  asksOf(
    { program: 'docker', verb: 'login', with: 'password-stdin', without: 'password' },
    {
      yes: [
        'docker login -u pilot --password-stdin registry.example.com',
        'docker login --username=pilot --password-stdin=true',
      ],
      no: [
        'docker login -u pilot -p "$TOKEN"',
        'docker login --password-stdin=false',
        'docker login --password-stdin --password x',
        'docker login',
      ],
      open: ['docker login $FLAGS', 'docker login --password-stdin $FLAGS'],
    },
  )
  asksOf(
    { program: 'trivy', option: { severity: 'HIGH,CRITICAL', 'exit-code': ['1', '2'] } },
    {
      yes: [
        'trivy image --severity HIGH,CRITICAL --exit-code 1 ferry:1',
        'trivy image --severity=HIGH,CRITICAL --exit-code=2 ferry:1',
        'trivy image --severity LOW --severity HIGH,CRITICAL --exit-code 1 ferry:1',
        'S=HIGH,CRITICAL\ntrivy image --severity "$S" --exit-code 1 ferry:1',
      ],
      no: [
        'trivy image --severity HIGH --exit-code 1 ferry:1',
        'trivy image --severity HIGH,CRITICAL ferry:1',
        'trivy image --severity HIGH,CRITICAL --exit-code 0 ferry:1',
      ],
      open: ['trivy image --severity HIGH,CRITICAL $MORE ferry:1'],
    },
  )
  asksOf(
    { images: ['*/ferry:1', '*/ferry:${CI_COMMIT_SHA}'] },
    {
      yes: [
        'docker push harbour/ferry:1',
        'docker run --rm harbour/ferry:1 sh',
        'docker build -t harbour/ferry:1 .',
        'docker push "harbour/ferry:$CI_COMMIT_SHA"',
        'N=ferry\ndocker push "harbour/$N:1"',
      ],
      no: ['docker push harbour/ferry:2', 'docker run --rm tug:1 harbour/ferry:1', 'docker ps'],
      open: ['docker push $IMAGES'],
    },
  )
  asksOf(
    { program: 'docker', uses: '*TOKEN*' },
    {
      yes: [
        'docker build --build-arg TOKEN="$NPM_TOKEN" .',
        'docker run -e A=${MY_TOKEN:-x} ferry',
        'docker run "ferry-$TOKEN"',
      ],
      no: ["docker run -e 'A=$TOKEN' ferry", 'docker run -e TOKEN ferry', 'echo $TOKEN; docker ps'],
    },
  )
})

describe('what is around a command', () => {
  asksOf(
    { program: 'docker', sees: { name: 'DOCKER_CONTENT_TRUST', value: '1' } },
    {
      yes: [
        'DOCKER_CONTENT_TRUST=1 docker push ferry:1',
        'export DOCKER_CONTENT_TRUST=1\ndocker push ferry:1',
        'env DOCKER_CONTENT_TRUST=1 docker push ferry:1',
        'sudo DOCKER_CONTENT_TRUST=1 docker push ferry:1',
      ],
      no: [
        'docker push ferry:1',
        'DOCKER_CONTENT_TRUST=1\ndocker push ferry:1',
        'export DOCKER_CONTENT_TRUST=0\ndocker push ferry:1',
        'export DOCKER_CONTENT_TRUST=1\nDOCKER_CONTENT_TRUST=0 docker push ferry:1',
        'docker push ferry:1\nexport DOCKER_CONTENT_TRUST=1',
        '(export DOCKER_CONTENT_TRUST=1)\ndocker push ferry:1',
      ],
      open: ['export DOCKER_CONTENT_TRUST=$TRUST\ndocker push ferry:1'],
    },
  )
  asksOf(
    { compose: { command: 'up' }, under: ['op run', 'doppler run'] },
    {
      yes: ['op run --env-file=.env -- docker compose up -d', 'sudo doppler run -- docker compose up'],
      no: [
        'docker compose up -d',
        'op read op://pier/key; docker compose up',
        'chamber exec pier -- docker compose up',
      ],
    },
  )
  asksOf(
    { writes: '*.env' },
    {
      yes: ['echo A=1 > .env', 'echo A=1 >> "prod.env"', 'echo A=1 | tee -a .env', 'F=.env\necho A=1 > $F'],
      no: ['cat .env', 'cat < .env', 'echo .env', 'echo A=1 2>&1', 'echo A=1 | tee env.txt'],
      open: ['echo A=1 > "$FILE"'],
    },
  )
  asksOf(
    { program: 'docker', verb: 'login', pipedFrom: ['echo', 'printf'] },
    {
      yes: [
        'echo "$P" | docker login -u a --password-stdin',
        'printf %s "$P" | sudo docker login -u a --password-stdin',
      ],
      no: [
        'docker login -u a --password-stdin < pw',
        'cat pw | docker login -u a --password-stdin',
        'echo a; docker login',
      ],
    },
  )
  asksOf(
    { program: 'trivy', certain: true, failureStops: true },
    {
      yes: ['set -e\ntrivy image a:1\necho done', 'trivy image a:1 || exit 1\necho done', 'trivy image a:1'],
      no: [
        'trivy image a:1\necho done',
        'set -e\ntrivy image a:1 || true',
        'set -e\nif [ "$A" = 1 ]; then trivy image a:1; fi',
        'set -e\n[ "$A" = 1 ] && trivy image a:1\necho done',
        'set -e\nscan() {\n  trivy image a:1\n}\necho done',
      ],
    },
  )
  asksOf(
    { program: 'trivy', failureIgnored: false },
    {
      yes: [
        'trivy image a:1',
        'trivy image a:1\necho done',
        'trivy image a:1 || exit 1',
        'trivy image a:1 || { ls; exit 2; }',
      ],
      no: [
        'trivy image a:1 || true',
        'trivy image a:1 && ls || :',
        'trivy image a:1 || { ls; true; }',
        'trivy image a:1 || (echo no)',
        'trivy image a:1 || exit 0',
        'trivy image a:1 &\nwait',
        'scan() {\n  trivy image a:1\n}\nscan || true',
      ],
    },
  )
  asksOf(
    { program: 'trivy', certain: true },
    { no: ['false && trivy image a:1', 'ls && false && ls && trivy image a:1'] },
  )
})

describe('services of the compose file', () => {
  const pier = 'services: { ferry: { image: "a:1" }, lamp: { image: "a:1" } }\n'
  const known = { line: { compose: { command: ['logs', 'scale'], known: true } } }
  fileCheckTable([
    ...['logs', 'logs -f ferry', 'logs lamp ferry', 'scale ferry=3'].map((text) => ({
      check: known,
      files: { 'compose.yaml': pier, 'run.sh': `docker compose ${text}\n` },
      is: 'yes' as const,
    })),
    ...['logs 5c1f3ab2d9e0', 'logs ferry boat', 'scale boat=3'].map((text) => ({
      check: known,
      files: { 'compose.yaml': pier, 'run.sh': `docker compose ${text}\n` },
      is: 'no' as const,
    })),
    { check: known, files: { 'compose.yaml': pier, 'run.sh': 'docker compose logs "$SHIP"\n' }, is: 'open' },
    { check: known, files: { 'run.sh': 'docker compose logs ferry\n' }, is: 'open', name: 'no compose file' },
  ])
})

describe('places', () => {
  const made = { program: 'docker', verb: 'compose logs', target: 'logs' }
  asksOf(
    made,
    {
      yes: [
        'logs:\n\tdocker compose logs',
        'logs: up\n\t@docker compose logs -f',
        'logs: ; docker compose logs',
      ],
      no: [
        'up:\n\tdocker compose logs',
        'logs:\n\t# docker compose logs',
        'logs:\n\t@echo docker compose logs',
      ],
    },
    'Makefile',
  )
  asksOf(
    { program: 'docker', failureStops: true },
    { yes: ['a:\n\tdocker ps'], no: ['a:\n\t-docker ps', 'a:\n\tdocker ps || true'] },
    'Makefile',
  )
  asksOf(
    { run: { image: 'harbour/tides:1' } },
    {
      yes: ['IMAGE := harbour/tides\na:\n\tdocker run $(IMAGE):1'],
      no: ['IMAGE := harbour/tides\na:\n\tdocker run $(IMAGE):2'],
    },
    'Makefile',
  )
  const tested = { build: { pushes: true }, behind: { program: 'trivy' } }
  asksOf(tested, {
    yes: ['trivy image a:1\ndocker buildx build --push -t a:1 .'],
    no: ['docker buildx build --push -t a:1 .\ntrivy image a:1', 'docker buildx build --push -t a:1 .'],
    open: ['$SCAN a:1\ndocker buildx build --push -t a:1 .'],
  })
  const two = { 'build.sh': 'docker build -t a:1 .\n', 'push.sh': 'docker push a:1\n' }
  fileCheckTable([
    { check: { line: { program: 'docker', verb: 'push' } }, files: two, is: 'yes', in: 'push.sh' },
    {
      check: { line: { program: 'docker', verb: 'push', file: 'push.sh' } },
      files: two,
      is: 'yes',
      on: 'docker push a:1',
    },
    { check: { line: { program: 'docker', verb: 'push', file: 'build.sh' } }, files: two, is: 'no' },
    {
      check: { line: { verb: 'push', behind: { build: { tags: 'a:1' } } } },
      files: two,
      is: 'no',
      says: 'Nothing above',
    },
    { check: { line: { program: 'docker' } }, files: {}, is: 'no', says: 'There is no docker' },
    { check: { count: { line: { program: 'docker' }, atMost: 1 } }, files: two, is: 'no' },
    { check: { count: { line: { program: 'docker' }, atLeast: 2 } }, files: two, is: 'yes', in: 'push.sh' },
  ])
})
