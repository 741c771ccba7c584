/**
 * Docker Official Images people copy single files from: a word of these in `--from` is an image, any other without a tag
 * is more likely a stage or a build context. Source: docker-library/official-images.
 */
export const COPIED_IMAGES: ReadonlySet<string> = new Set(
  `
  alpine amazoncorretto bash buildpack-deps busybox caddy composer consul debian docker
  eclipse-temurin elixir erlang fedora gcc golang gradle haproxy httpd influxdb julia mariadb
  maven memcached mongo mysql nginx node openjdk perl php postgres python r-base rabbitmq redis
  ruby rust scratch swift telegraf tomcat traefik ubuntu vault
`
    .trim()
    .split(/\s+/),
)
