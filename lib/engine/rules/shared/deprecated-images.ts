import type { ImageReference } from '../../dockerfile/model.ts'
import { officialName } from '../../images/lookup.ts'

/** A repository whose publisher gave it up, whatever the tag. */
export type Deprecated = {
  /** Since when, or why; for a message, in brackets. */
  readonly note: string
  /** What takes its place; null when nothing does. */
  readonly successor: string | null
}

/**
 * By familiar name; a name that ends in `/*` stands for all below it. Sources: docker-library/docs, the file deprecated.md of each official image;
 * dotnet/dotnet-docker issue 2848; bitnami/containers issue 83267; kubernetes.io/blog/2023/03/10/k8s-gcr-io-freeze-announcement;
 * zaproxy.org/docs/docker/about; GoogleContainerTools/kaniko README.
 */
const DEPRECATED: ReadonlyMap<string, Deprecated> = new Map(
  (
    [
      ['adoptopenjdk', 'since August 2021', 'eclipse-temurin'],
      ['adoptopenjdk/*', 'since August 2021', 'eclipse-temurin'],
      ['centos', 'CentOS Linux ended on 2024-06-30', 'almalinux or rockylinux/rockylinux'],
      ['clearlinux', 'the distribution was given up in July 2025', null],
      ['consul', 'since Consul 1.16', 'hashicorp/consul'],
      ['django', 'since the end of 2016', 'python'],
      ['iojs', 'the project went back to Node.js in 2015', 'node'],
      ['java', 'since the end of 2016', 'eclipse-temurin'],
      ['jenkins', 'since Jenkins 2.60', 'jenkins/jenkins:lts'],
      ['liquibase', 'since Liquibase 5.0', 'liquibase/liquibase'],
      ['mongo-express', 'since April 2024', null],
      ['mono', 'since June 2022', null],
      ['notary', 'the project was archived in July 2025', null],
      ['nuxeo', 'its publisher made the images private', null],
      ['openjdk', 'since July 2022, early builds of the next Java apart', 'eclipse-temurin'],
      ['opensuse', 'since Leap 15', 'opensuse/leap or opensuse/tumbleweed'],
      ['owncloud', 'since the end of 2018', 'owncloud/server'],
      ['php-zendserver', 'its publisher gave it up', null],
      ['rails', 'since the end of 2016', 'ruby'],
      ['rockylinux', 'the official image is no longer published', 'rockylinux/rockylinux'],
      ['sentry', 'since July 2019', null],
      ['unit', 'the project was archived in October 2025', null],
      ['vault', 'since Vault 1.14', 'hashicorp/vault'],
      ['bitnamilegacy/*', 'an archive since August 2025', null],
      ['gcr.io/kaniko-project/*', 'the project was archived in June 2025', null],
      ['k8s.gcr.io/*', 'frozen since April 2023', 'registry.k8s.io'],
      ['mcr.microsoft.com/dotnet/core/*', '.NET Core ended in December 2022', 'mcr.microsoft.com/dotnet'],
      ['microsoft/*', 'Microsoft left Docker Hub', 'mcr.microsoft.com'],
      ['owasp/zap2docker-stable', 'the project left OWASP in 2023', 'zaproxy/zap-stable'],
      ['owasp/zap2docker-weekly', 'the project left OWASP in 2023', 'zaproxy/zap-weekly'],
    ] as const
  ).map(([name, note, successor]) => [name, { note, successor }]),
)

/** Null for a repository that is kept up, as far as is known. */
export function deprecation(reference: ImageReference): Deprecated | null {
  const name = officialName(reference)
  const own = DEPRECATED.get(name)
  if (own) return own
  for (let at = name.lastIndexOf('/'); at > 0; at = name.lastIndexOf('/', at - 1)) {
    const folder = DEPRECATED.get(`${name.slice(0, at)}/*`)
    if (folder) return folder
  }
  return null
}
