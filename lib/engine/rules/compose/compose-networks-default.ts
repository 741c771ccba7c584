import type { ComposeFile, Service } from '../../compose/model.ts'
import { isBackend } from '../../images/services.ts'
import { defineRule, type RuleDocs } from '../rule.ts'
import { sharesNetwork } from './shared/addresses.ts'
import { factsOf, isComplete } from './shared/service-image.ts'

export const docs: RuleDocs = {
  why: 'Without networks: all services of a project are on one network, which Compose makes for it, and each reaches every port of every other. Whoever breaks into the proxy that faces the internet then speaks to the database directly. With one network for the front and one for the back, only the application is in both. The default network of Compose is one of the project’s own with names for its services, not the shared bridge that the CIS benchmark warns of, so this is advice about rooms in a house, not about its door.',
  bad: 'services:\n  proxy:\n    image: nginx:1.30\n    ports:\n      - "443:443"\n    depends_on:\n      - web\n  web:\n    image: harbour/web:7\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n',
  good: 'services:\n  proxy:\n    image: nginx:1.30\n    ports:\n      - "443:443"\n    networks:\n      - front\n  web:\n    image: harbour/web:7\n    networks:\n      - front\n      - back\n  db:\n    image: postgres:17\n    networks:\n      - back\nnetworks:\n  front:\n  back:\n    internal: true\n',
  sources: [
    'https://docs.docker.com/compose/how-tos/networking/#specify-custom-networks',
    'https://docs.docker.com/reference/compose-file/networks/#internal',
  ],
  equivalents: { kics: ['Networks Not Set'], docker_bench: ['5.30'] },
}

/** Only where there is somebody to keep apart: a front that does not speak to the data behind. Once for a file. */
export default defineRule({
  meta: {
    name: 'compose-networks-default',
    severity: 'info',
    category: 'security',
    files: 'compose',
    title: 'Separate the networks of front and back',
    messages: {
      shared:
        'All services share the default network, so {{front}}, which faces the outside, reaches every port of {{back}}; with networks: only those that need {{back}} would.',
    },
  },
  *check({ compose }) {
    if (!compose.whole || !usesDefaultOnly(compose)) return
    const back = compose.services.find((service) => {
      const facts = factsOf(service)
      return facts !== null && isBackend(facts)
    })
    const front = back && compose.services.find((service) => isFront(service, back))
    if (!front || !hasUser(compose, front, back)) return
    yield {
      messageId: 'shared',
      range: back.keyRange,
      data: { front: front.name, back: back.name },
      confidence: 'likely',
    }
  },
})

function usesDefaultOnly({ services, networks }: ComposeFile): boolean {
  return (
    networks.every(({ name }) => name === 'default') &&
    services.every(
      (service) => isComplete(service) && !service.entries.has('networks') && !sharesNetwork(service),
    )
  )
}

/** A proxy, or something with a port, that shows no sign of needing the data. */
function isFront(service: Service, back: Service): boolean {
  const facts = factsOf(service)
  return service !== back && service.ports.length > 0 && facts?.role === 'proxy' && !speaksTo(service, back)
}

function hasUser({ services }: ComposeFile, front: Service, back: Service): boolean {
  return services.some((service) => service !== front && service !== back && speaksTo(service, back))
}

/** It waits for the other, or its settings name it. */
function speaksTo(service: Service, { name }: Service): boolean {
  return (
    service.dependsOn.some((each) => each.service === name) ||
    service.links.some((each) => each.service === name) ||
    service.environment.some(({ value }) => value !== null && namesHost(value.raw, name))
  )
}

function namesHost(text: string, host: string): boolean {
  return text.split(/[^A-Za-z0-9_-]+/).includes(host)
}
