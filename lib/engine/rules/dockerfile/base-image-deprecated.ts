import { defineRule, type RuleDocs } from '../rule.ts'
import { deprecation } from '../shared/deprecated-images.ts'

export const docs: RuleDocs = {
  why: 'Some repositories are no longer kept up: their project ended, or moved to another name. Their images can often be pulled for years, so nothing fails, and every security hole found since then stays in them. No tag of such a repository helps; the successor does.',
  bad: 'FROM openjdk:17-jdk-slim\nCOPY app.jar /app/app.jar\nCMD ["java", "-jar", "/app/app.jar"]\n',
  good: 'FROM eclipse-temurin:21-jre\nCOPY app.jar /app/app.jar\nCMD ["java", "-jar", "/app/app.jar"]\n',
  sources: [
    'https://hub.docker.com/_/openjdk',
    'https://hub.docker.com/_/centos',
    'https://github.com/dotnet/dotnet-docker/issues/2848',
    'https://github.com/bitnami/containers/issues/83267',
    'https://kubernetes.io/blog/2023/03/10/image-registry-redirect/',
  ],
  equivalents: {},
}

/** A release of a repository that is kept up is base-image-eol's. */
export default defineRule({
  meta: {
    name: 'base-image-deprecated',
    severity: 'warning',
    category: 'image',
    files: 'dockerfile',
    title: 'Replace images that nobody keeps up',
    messages: {
      replaced:
        'The repository {{name}} gets no updates any more ({{note}}), whatever the tag; {{successor}} takes its place.',
      abandoned: 'The repository {{name}} gets no updates any more ({{note}}), whatever the tag.',
    },
  },
  *check({ stages }) {
    for (const { base, from } of stages) {
      const found = base.kind === 'image' ? deprecation(base.reference) : null
      if (found === null || base.kind !== 'image') continue
      const { note, successor } = found
      const data = { name: base.reference.name, note, successor: successor ?? '' }
      yield { messageId: successor === null ? 'abandoned' : 'replaced', range: from.image.range, data }
    }
  },
})
