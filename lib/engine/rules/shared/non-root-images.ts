import type { ImageReference } from '../../dockerfile/model.ts'
import type { RuleInput } from '../rule.ts'
import { imageFacts } from './image-facts.ts'

/**
 * Images outside `lib/engine/images` that start as another account than root, by their publishers' Dockerfiles:
 * bitnami/containers, nginx/docker-nginx-unprivileged, mamba-org/micromamba-docker, docker-library/official-images; the image
 * pages of Chainguard and Red Hat.
 */
const NON_ROOT = [
  /^(?:docker\.io\/)?bitnami(?:legacy|secure)?\//,
  /^cgr\.dev\/chainguard(?:-private)?\//,
  /^chainguard\//,
  /^dhi\.io\//,
  /(?:^|\/)nginx-unprivileged$/,
  /^registry\.(?:access\.)?redhat\.(?:com|io)\/(?:ubi\d+|rhel\d+)\/(?!ubi(?:-minimal|-micro|-init)?$)/,
  /^(?:jenkins\/jenkins|grafana\/[\w-]+|prom\/[\w-]+|apache\/airflow|sonarsource\/[\w-]+|hashicorp\/(?:http-echo))$/,
  /^(?:elasticsearch|kibana|logstash|solr|haproxy|varnish|memcached|open-liberty|websphere-liberty|odoo|kong|spark|sonarqube)$/,
  /^docker\.elastic\.co\//,
  /^(?:quay\.io\/)?(?:keycloak\/keycloak|jupyter\/[\w-]+)$/,
  /^mcr\.microsoft\.com\/mssql\/server$/,
  /^selenium\//,
  /^mambaorg\/micromamba$/,
]

/** Tags that say it themselves: `:nonroot`, `:1.2-rootless`, .NET's `-chiseled`. */
const NON_ROOT_TAG = /(?:^|[-_.])(?:non-?root|unprivileged|rootless|chiseled)(?:$|[-_.])/

/** Does an external image start as root? Null when nothing is known of it. */
export function startsAsRoot(input: RuleInput, reference: ImageReference): boolean | null {
  const facts = imageFacts(input, reference)
  if (facts !== null) return ['', 'root', '0'].includes(facts.config.user.split(':')[0] ?? '')
  if (NON_ROOT_TAG.test(reference.tag ?? '') || NON_ROOT.some((pattern) => pattern.test(reference.name)))
    return false
  return null
}
