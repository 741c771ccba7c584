# syntax=docker/dockerfile:1

# The tag says what it is, the digest what is built: renovate.json keeps both up to date.
FROM node:24-trixie-slim@sha256:c319bb4fac67c01ced508b67193a0397e02d37555d8f9b72958649efd302b7f8 AS build
WORKDIR /site
# The packages depend on these two files alone, so an edit of a lesson installs nothing again.
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
# drydock ignore=secret-file-copied -- the keys and passwords in content/ are made up: labs are about them, and this stage is thrown away
COPY . .
# The path the site is served below, such as /drydock; nothing for a host of its own.
ARG BASE_PATH=""
RUN BASE_PATH="$BASE_PATH" npm run build

FROM nginxinc/nginx-unprivileged:1.29-alpine@sha256:0c79d56aee561a1d81c63f00eee5fb5fe29279560cdc55e91425133104c7fbe6
LABEL org.opencontainers.image.title="Drydock" \
      org.opencontainers.image.licenses="MIT"
COPY hosting/nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /site/out /usr/share/nginx/html
# As a number, so that an orchestrator can see that it is not root.
USER 101
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \
  CMD ["wget", "--quiet", "--spider", "http://127.0.0.1:8080/icon.svg"]
CMD ["nginx", "-g", "daemon off;"]
