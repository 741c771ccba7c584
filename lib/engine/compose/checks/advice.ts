import type { SchemaPath } from '../../document/schema.ts'

const DURATION = 'write a number with its unit: 30s'

/** How each key is written, as a part of a sentence. */
const BY_KEY: Readonly<Record<string, string>> = {
  ports: 'put each port on a line of its own with a dash: - "8080:80"',
  expose: 'put each port on a line of its own with a dash: - "80"',
  volumes: 'put each volume on a line of its own with a dash: - data:/var/lib/data',
  environment: 'write one variable in a line: LOG_LEVEL: info',
  labels: 'write one label in a line: org.example.team: harbour',
  depends_on: 'put each service on a line of its own with a dash: - db',
  networks: 'put each network on a line of its own with a dash: - front',
  secrets: 'put each secret on a line of its own with a dash: - db_password',
  configs: 'put each config on a line of its own with a dash: - site',
  cap_add: 'put each capability on a line of its own with a dash: - NET_BIND_SERVICE',
  cap_drop: 'put each capability on a line of its own with a dash: - ALL',
  security_opt: 'put each option on a line of its own with a dash: - no-new-privileges:true',
  profiles: 'put each profile on a line of its own with a dash: - debug',
  logging: 'write the driver below it: driver: json-file',
  healthcheck: 'write the command below it: test: ["CMD", "curl", "-f", "http://localhost/"]',
  deploy: 'write keys such as resources below it',
  build: 'write the folder of the Dockerfile behind it: build: ./app',
  image: 'write the name of an image: image: nginx:1.29',
  restart: 'write no in quotes, always, on-failure or unless-stopped',
  services: 'write the name of each service below it, two blanks deeper, and its keys two more',
  command: 'write each word as a text: ["sleep", "10"]',
  entrypoint: 'write each word as a text: ["/entrypoint.sh", "10"]',
  test: 'write each word as a text: ["CMD", "curl", "-f", "http://localhost/"]',
  extends: 'write the service that it takes over: service: base',
  interval: DURATION,
  timeout: DURATION,
  start_period: DURATION,
  start_interval: DURATION,
  stop_grace_period: DURATION,
  include: 'put each file on a line of its own with a dash: - ./common.yaml',
}

/** Sections of the top level, where the same names are maps. */
const AT_TOP: Readonly<Record<string, string>> = {
  volumes: 'write the name of each volume below it with a colon, as in data:',
  networks: 'write the name of each network below it with a colon, as in front:',
  secrets: 'write the name of each secret below it, and below that where it comes from: file: ./password.txt',
  configs: 'write the name of each config below it, and below that where it comes from: file: ./site.conf',
}

/** How what stands at a path is written; null where its kind says enough. */
export function adviceFor(path: SchemaPath): string | null {
  const [key, parent] = [path.at(-1), path.at(-2)]
  if (path.length === 1 && typeof key === 'string' && AT_TOP[key]) return AT_TOP[key]
  if (typeof key === 'string') return BY_KEY[key] ?? null
  if (parent === 'environment' || parent === 'labels' || parent === 'args')
    return 'write NAME=value behind the dash, or remove the dashes of this list'
  return parent === 'command' || parent === 'entrypoint' || parent === 'test'
    ? (BY_KEY[parent] ?? null)
    : null
}
