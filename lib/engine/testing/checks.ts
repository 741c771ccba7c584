import type { Check } from '../grade/schema.ts'

/** Every key of the vocabulary at least once, as authors write it. */
export const CHECKS: readonly Check[] = [
  { unknown: { image: { size: { atMost: '200 MB' } } } },
  { builds: true },
  { builds: { despite: ['requirements-missing'] } },
  { problem: 'copy-source-missing' },
  { clean: ['user-missing', 'base-image-latest'] },
  { image: { base: { name: 'python', supported: true, versioned: true } } },
  { image: { base: { name: ['python', 'node'] } } },
  { image: { user: { root: false, exists: true, fixedUid: true, created: true, named: ['ada'] } } },
  { image: { exposes: 8000, notExposes: 80, contains: 'shop.py', worldWritable: false } },
  { image: { contains: ['shop.py', 'menu.txt'] } },
  { image: { path: { path: '/shop', kind: 'directory', owner: 'app' } } },
  { image: { packages: { manager: 'pip', manifest: 'requirements.txt', names: ['flask'] } } },
  {
    image: {
      process: {
        program: 'gunicorn',
        serves: { file: 'shop.py', object: 'app' },
        port: 8000,
        reachable: true,
        exposed: true,
      },
    },
  },
  { image: { process: { port: { atLeast: 1024 } } } },
  { image: { process: { port: { below: 1024 } } } },
  { image: { carries: { arg: 'GIT_SHA', env: 'VERSION', label: true } } },
  { stage: { other: { user: { root: false } } } },
  { stage: { any: { exposes: 80 } } },
  { cache: { change: { files: 'shop.py', args: ['GIT_SHA'] }, keeps: { installs: 'requirements.txt' } } },
  { input: { of: { installs: 'requirements.txt' }, via: 'copy', only: ['*.txt'] } },
  { input: { of: { installs: 'requirements.txt' }, beyond: ['*.txt'] } },
  { install: {} },
  { install: { manifest: 'requirements.txt', certain: false, in: 'any' } },
  {
    command: {
      program: ['pip', 'pip3'],
      tool: 'pip',
      arguments: 'install',
      without: ['--no-cache-dir'],
      mentions: 'flask',
      user: 'non-root',
      in: 'image',
    },
  },
  {
    sets: {
      name: 'GIT_SHA',
      by: ['ARG', 'ENV'],
      how: 'uses',
      declared: false,
      before: { installs: 'requirements.txt' },
      stage: 'same',
      in: 'used',
    },
  },
  {
    copied: {
      file: 'shop.py',
      only: ['*'],
      beyond: ['*.txt'],
      afterProblem: 'requirements-missing',
      in: 'other',
    },
  },
  { instruction: { keyword: 'USER', root: true, in: 'unused' } },
  { opens: { by: 'creation' } },
  { image: { env: { name: ['A', 'B'], set: false } } },
  { image: { env: { name: 'PATH', has: '/venv/bin' }, workdir: { is: '/app', otherThan: '/' } } },
  { image: { label: { name: 'a.b', value: ['1', '2'] }, exposes: '53/udp', volume: { over: '/app' } } },
  {
    image: { entrypoint: { form: 'exec', program: 'tini' }, cmd: { starts: ['gunicorn'], mentions: 'shop' } },
  },
  {
    image: {
      healthcheck: {
        asks: { port: 8000, path: '/healthz' },
        noticedWithin: { atMost: '1m30s' },
        retries: { atLeast: 1, atMost: 3 },
      },
    },
  },
  {
    image: {
      stopSignal: ['SIGTERM', '15'],
      shell: false,
      packageManager: false,
      programs: { absent: 'curl' },
    },
  },
  {
    image: {
      lacks: '*.pem',
      deletedLate: '.env',
      noPath: ['**/*.ts'],
      leftovers: { left: false, of: ['apt-lists', 'pip'] },
    },
  },
  { image: { packages: { absent: '*-dev', buildTools: false, pinned: true } } },
  {
    image: {
      base: {
        variant: ['slim'],
        family: 'debian',
        runs: { name: 'python', version: '3.13' },
        digest: true,
        tag: '*-slim',
        size: { atMost: '150 MB' },
      },
    },
  },
  { image: { size: { atMostOf: { starter: 0.5 } }, wasted: { atMost: '0 B' }, layers: { atMost: 5 } } },
  {
    image: {
      process: {
        pid1: 'gunicorn',
        signals: true,
        init: false,
        through: 'su',
        taken: true,
        runsFirst: ['migrate'],
        form: 'exec',
      },
    },
  },
  { image: { path: { path: '/start.sh', executable: true, worldWritable: false, holds: 'start.sh' } } },
  { stage: { name: 'build', used: true, shipped: false, builtOn: 'deps', platform: ['none', 'target'] } },
  {
    step: {
      installs: 'requirements.txt',
      mounts: [
        { type: 'cache', caches: ['pip', 'uv'] },
        { type: 'secret', id: 'token', used: true },
      ],
    },
  },
  {
    step: {
      runs: [{ program: 'apt-get', arguments: 'update' }],
      leaves: false,
      onlyDeletes: false,
      env: { name: 'A', value: '1' },
      uses: 'A',
    },
  },
  { taken: { stage: 'build', only: ['/app/dist'], in: 'image' } },
  { fetched: { by: 'ADD', verified: true, checksum: 'ab12', url: 'https' } },
  { secret: { recoverable: true, deletedLate: true, by: ['env'], what: 'ENV *' } },
  { external: { via: 'COPY', digest: true, in: 'any' } },
  { agree: { on: ['version', 'family'], base: 'python', least: 2 } },
  { planted: ['hunter2'] },
  { any: [{ builds: true }, { image: { shell: false } }] },
  { ignored: { paths: '.env', kept: ['app.py'], file: '.dockerignore' } },
  { count: { stage: { used: true }, atLeast: 2 } },
  { every: { install: { manager: 'apt' }, is: { recommends: false } } },
  { some: { step: { keyword: 'RUN' }, is: [{ onlyDeletes: true }, { leaves: true }] } },
  { cache: { change: { files: 'app.py' }, repeats: { copies: 'app.py' }, reruns: { atMost: 1 } } },
  { all: [{ builds: true }, { not: { any: [{ image: { shell: true } }, { install: {} }] } }] },
  { builds: true, image: { exposes: 80 }, not: { clean: ['user-missing'] } },
]

/** The same about files beside Dockerfiles. */
export const FILE_CHECKS: readonly Check[] = [
  { service: { name: 'lighthouse', image: 'harbour/light:*' } },
  { count: { job: { name: 'build*' }, atMost: 1 } },
  { job: { name: ['test', 'lint'] } },
  { valid: { files: ['compose.yaml', 'daemon.json'] } },
  { daemon: { set: { icc: false, 'log-level': ['info', 'warn'] }, unset: 'insecure-registries' } },
  {
    daemon: {
      contains: { 'registry-mirrors': 'https://mirror.example.com' },
      driver: ['json-file', 'local'],
    },
  },
  { daemon: { rotates: { size: { atMost: '100 MB' }, files: { atLeast: 2, atMost: 20 } } } },
  { renovate: { pinsDigests: true, updates: true, image: 'python' } },
  { gitignored: { paths: '.env', kept: '.env.example' } },
  {
    service: {
      name: 'db',
      versioned: true,
      user: { root: false },
      readOnly: true,
      privileged: false,
      capabilities: { dropsAll: true, addsOnly: ['NET_BIND_SERVICE'] },
      noNewPrivileges: true,
      devices: false,
      clean: ['compose-docker-socket', 'compose-sensitive-mount'],
      memory: { atMost: '2 GiB' },
      cpus: { atMost: 8 },
      pids: { atMost: 500 },
    },
  },
  {
    service: {
      builds: { context: '.', target: 'prod', args: { name: 'APP_VERSION', given: 'outside' } },
      environment: [
        { name: 'APP_ENV', value: 'prod*', given: 'literal' },
        { name: 'DATABASE_URL', given: 'outside' },
        { name: 'DB_PASSWORD_FILE', path: true },
      ],
      envFile: false,
      publishes: { port: 8000, host: 'loopback' },
      publishesOnly: { host: 'loopback' },
      offers: 8000,
      open: false,
      mounts: [
        { target: '/app/uploads', type: 'volume', named: true, readOnly: false },
        { target: '/tmp', type: ['tmpfs', 'volume'] },
        { holds: 'data/customers.csv', readOnly: true },
      ],
      granted: { declared: true, variable: 'POSTGRES_PASSWORD_FILE' },
      awaits: { service: 'db', until: 'healthy', through: true },
    },
  },
  {
    service: {
      health: {
        enabled: true,
        runs: ['pg_isready', 'psql'],
        interval: { atMost: '15s' },
        patience: { atLeast: '20s' },
      },
      restart: ['always', 'unless-stopped'],
      command: ['gunicorn', 'shop.wsgi*'],
      ownCommand: true,
      reaches: ['db', 'cache'],
      networks: { internal: true, declared: true },
      alias: 'cache',
      logs: {
        driver: 'gelf',
        options: { tag: '?*' },
        without: 'gelf-compression-type',
        address: 'gelf-address',
        rotates: {},
      },
      gpus: { count: { atLeast: 1, atMost: 1 }, legacy: false },
      scales: 3,
      profiles: false,
      links: false,
    },
  },
  { compose: { version: false, services: ['api', 'db'], secret: { literal: false } } },
  {
    every: { service: { name: ['api', 'db'] }, is: { memory: { atMost: '2 GiB' } } },
  },
]
