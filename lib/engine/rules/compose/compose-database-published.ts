import { defineRule, type RuleDocs } from '../rule.ts'
import { isDevelopment } from './shared/development.ts'
import { bindLocally, openPorts, softwareOf } from './shared/published-ports.ts'

export const docs: RuleDocs = {
  why: 'The services of a project reach a database by its name without any published port. A published one is open on every network of the host, because Docker’s rules in the firewall come before those of ufw, and databases, caches and queues with an open port are found within hours: some ask for no password at all, the others for one that can be guessed. For a look from the host itself an address of 127.0.0.1 is enough.',
  bad: 'services:\n  web:\n    image: harbour/web:7\n  db:\n    image: postgres:17\n    ports:\n      - "5432:5432"\n',
  good: 'services:\n  web:\n    image: harbour/web:7\n  db:\n    image: postgres:17\n',
  sources: [
    'https://docs.docker.com/compose/how-tos/networking/',
    'https://docs.docker.com/engine/network/port-publishing/',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
  ],
  equivalents: { docker_bench: ['5.9'] },
}

/** Other ports without an address are compose-port-all-interfaces'. */
export default defineRule({
  meta: {
    name: 'compose-database-published',
    severity: 'warning',
    category: 'security',
    files: 'compose',
    title: 'Keep databases, caches and queues off the host’s networks',
    messages: {
      published:
        'Service {{service}} keeps data for the other services, and this opens it on every network of the host, whatever its firewall says. The others reach it by its name without ports.',
      perhaps:
        'Port {{port}} is that of {{software}}, and this opens it on every network of the host, whatever its firewall says. Other services reach {{service}} by its name without ports.',
    },
  },
  *check({ compose, project }) {
    const isForDevelopment = isDevelopment(project)
    for (const { service, port, purpose } of openPorts(compose)) {
      if (purpose !== 'backend' && purpose !== 'perhaps') continue
      const fix = bindLocally(compose, service, port)
      yield {
        messageId: purpose === 'backend' ? 'published' : 'perhaps',
        range: port.range,
        data: { service: service.name, port: port.target?.from ?? '', software: softwareOf(port) },
        confidence: isForDevelopment ? 'possible' : purpose === 'backend' ? 'certain' : 'likely',
        ...(fix && { fix }),
      }
    }
  },
})
