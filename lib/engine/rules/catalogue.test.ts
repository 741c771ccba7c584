import { describe, expect, it } from 'vitest'
import { build, kindOf, parse, projectOf } from '../index.ts'
import type { OtherKind } from '../index.ts'
import { allFindingsOf, parseOther } from '../others.ts'
import { catalogue } from './catalogue.ts'
import { rules as composeRules } from './compose/index.ts'
import { rules as daemonRules } from './daemon/index.ts'
import { rules as dockerfileRules } from './dockerfile/index.ts'
import { rules as pipelineRules } from './gitlab-ci/index.ts'
import type { RuleKind, RuleMeta } from './rule.ts'
import { ruleInput } from './shared/facts.ts'
import { rules as shellRules } from './shell/index.ts'

const files = Object.keys(import.meta.glob('./*/*.ts')).filter(
  (file) => !/\.test\.ts$|\/(?:index|docs|why)\.ts$|\/shared\//.test(file),
)
const tests = new Set(Object.keys(import.meta.glob('./*/*.test.ts')))
const BY_KIND: Readonly<Record<RuleKind, readonly { readonly meta: RuleMeta }[]>> = {
  dockerfile: dockerfileRules,
  compose: composeRules,
  'gitlab-ci': pipelineRules,
  daemon: daemonRules,
  shell: shellRules,
}
const named = catalogue.map((entry) => [entry.meta.name, entry] as const)

/** First words of titles: what the reader is to do. */
const VERBS = new Set(
  `
    Add Begin Copy Declare Delete Drop Empty End Expose Give Install Join Keep Leave Mount Name Pin Put Remove Replace
    Run Separate Set Start Use Write
  `
    .trim()
    .split(/\s+/),
)

describe('the catalogue', () => {
  it.each(Object.entries(BY_KIND))(
    'holds every rule file of %s, sorted by name; run npm run generate when it does not',
    (kind, rules) => {
      const folder = `./${kind}/`
      const own = files.filter((file) => file.startsWith(folder))
      const wanted = own.map((file) => file.slice(folder.length, -'.ts'.length)).toSorted()
      expect(rules.map(({ meta }) => meta.name)).toEqual(wanted)
      for (const { meta } of rules) expect(meta.files, meta.name).toBe(kind)
    },
  )

  it('has a test beside every rule', () => {
    expect(files.filter((file) => !tests.has(file.replace('.ts', '.test.ts')))).toEqual([])
  })

  it('has something written about every rule', () => {
    expect(catalogue.filter(({ docs }) => docs === undefined)).toEqual([])
  })

  it('gives every rule its own title', () => {
    expect(new Set(catalogue.map(({ meta }) => meta.title)).size).toBe(catalogue.length)
  })

  it('shows no two rules the same bad example', () => {
    expect(new Set(catalogue.map(({ docs }) => docs.bad)).size).toBe(catalogue.length)
  })

  it('says the same about one name wherever it occurs', () => {
    for (const { meta } of Object.values(BY_KIND).flat()) {
      const { severity, category, title } = catalogue.find((entry) => entry.meta.name === meta.name)!.meta
      expect([meta.severity, meta.category, meta.title], meta.name).toEqual([severity, category, title])
    }
  })
})

describe.each(named)('%s', (_, { meta, docs }) => {
  it('has a title that says what to do', () => {
    expect(VERBS).toContain(meta.title.split(' ')[0])
    expect(meta.title).not.toMatch(/[.!]$/)
  })

  it('ends every message with a full stop and fills it with named data only', () => {
    for (const message of Object.values(meta.messages)) {
      expect(message).toMatch(/\.$/)
      expect(message.replaceAll(/\{\{\w+\}\}/g, '')).not.toMatch(/[{}!]|\bjust\b|\bsimply\b/)
    }
  })

  it('explains itself with pages that can be opened', () => {
    const { sources, why } = docs
    expect(sources.length).toBeGreaterThan(0)
    for (const source of sources) expect(new URL(source).protocol).toBe('https:')
    expect(why.length).toBeGreaterThan(100)
    expect(why).not.toMatch(/!|\bjust\b|\bsimply\b/)
  })

  it('names the same check in other tools by known tools and without repeats', () => {
    for (const ids of Object.values(docs.equivalents)) {
      expect(ids.length).toBeGreaterThan(0)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })
})

describe('a file without fault', () => {
  const context = { files: {}, complete: false }

  it.each(dockerfileRules.map((rule) => [rule.meta.name, rule] as const))(
    'is none for %s',
    (_, { check }) => {
      const dockerfile = parse(FAULTLESS)
      expect([...check(ruleInput(dockerfile, build(dockerfile, context), context))]).toEqual([])
    },
  )

  it.each(Object.entries(FAULTLESS_FILES))('is none for the rules about %s', (path, text) => {
    const project = projectOf(path, context)
    const kind = kindOf(path) as OtherKind
    const found = allFindingsOf(kind, parseOther(kind, text, project), project)
    expect(found.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([])
  })
})

const FAULTLESS = `# syntax=docker/dockerfile:1
FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
RUN useradd --system --uid 10001 app
COPY . .
ARG GIT_SHA=unknown
ENV GIT_SHA=$GIT_SHA
LABEL org.opencontainers.image.source="https://git.example.com/shop/app" \\
      org.opencontainers.image.description="The shop" \\
      org.opencontainers.image.licenses="MIT" \\
      org.opencontainers.image.revision=$GIT_SHA
EXPOSE 8000
USER 10001
HEALTHCHECK --interval=30s --timeout=3s CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/')"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
`

const FAULTLESS_FILES: Readonly<Record<string, string>> = {
  'compose.yaml': `name: shop
services:
  web:
    image: registry.example.com/shop/web:4.2.0
    user: "10001:10001"
    read_only: true
    tmpfs: [/tmp]
    cap_drop: [ALL]
    security_opt: [no-new-privileges:true]
    mem_limit: 256m
    cpus: 1
    pids_limit: 200
    restart: unless-stopped
    init: true
    ports: ["127.0.0.1:8080:8000"]
    networks: [front]
    environment:
      DATABASE_HOST: db.example.com
      DATABASE_PASSWORD_FILE: /run/secrets/database
    secrets: [database]
    healthcheck:
      test: [CMD, python, /app/health.py]
      interval: 30s
      timeout: 3s
      retries: 3
      start_period: 10s
    logging:
      driver: json-file
      options: { max-size: 10m, max-file: "3" }
networks:
  front: {}
secrets:
  database:
    file: ./secrets/database
`,
  '.gitlab-ci.yml': `stages: [lint, build, test, scan, deploy]
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
default:
  image: docker:29.1.0
  services: [docker:29.1.0-dind]
  interruptible: true
  timeout: 30m
variables:
  DOCKER_HOST: tcp://docker:2376
  DOCKER_TLS_CERTDIR: /certs
  IMAGE: $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA
lint:
  stage: lint
  image: hadolint/hadolint:2.14.0-debian
  services: []
  script:
    - hadolint Dockerfile
build:
  stage: build
  before_script:
    - echo "$CI_REGISTRY_PASSWORD" | docker login -u "$CI_REGISTRY_USER" --password-stdin "$CI_REGISTRY"
  script:
    - docker buildx create --use --driver docker-container
    - docker buildx build --cache-from type=registry,ref=$CI_REGISTRY_IMAGE:cache --cache-to type=registry,ref=$CI_REGISTRY_IMAGE:cache,mode=max --push -t "$IMAGE" .
test:
  stage: test
  script:
    - docker run --rm "$IMAGE" python -m unittest
scan:
  stage: scan
  image:
    name: aquasec/trivy:0.68.1
    entrypoint: [""]
  services: []
  script:
    - trivy image --exit-code 1 --severity HIGH,CRITICAL "$IMAGE"
`,
  'daemon.json': `{
  "log-driver": "local",
  "log-opts": { "max-size": "10m", "max-file": "3" },
  "live-restore": true,
  "no-new-privileges": true,
  "userns-remap": "default",
  "userland-proxy": false,
  "icc": false,
  "default-ulimits": { "nofile": { "Name": "nofile", "Soft": 65535, "Hard": 65535 } }
}
`,
  'deploy.sh': `#!/bin/sh
set -eu
docker build --pull -t registry.example.com/shop/web:4.2.0 .
docker push registry.example.com/shop/web:4.2.0
docker network create front
docker run -d --name web --restart unless-stopped --network front --user 10001:10001 --read-only --tmpfs /tmp \\
  --cap-drop ALL --security-opt no-new-privileges --memory 256m --cpus 1 --pids-limit 200 \\
  --log-driver local --log-opt max-size=10m -p 127.0.0.1:8080:8000 registry.example.com/shop/web:4.2.0
`,
}
