import type { Lab } from '../../lib/engine/index.ts'

/** The context of the file below. */
export const CONTEXT: Readonly<Record<string, string>> = {
  'requirements.txt': 'flask==3.1.0\ngunicorn==23.0.0\npsycopg2==2.9.10\nrequests==2.32.3\n',
  'package.json': '{ "name": "shop", "dependencies": { "htmx.org": "2.0.4" } }\n',
  'package-lock.json': '{ "name": "shop", "lockfileVersion": 3 }\n',
  'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
  'static/site.css': 'body { margin: 0 }\n',
  'templates/index.html': '<h1>Shop</h1>\n',
  'docker/entrypoint.sh': '#!/bin/sh\nset -e\nexec "$@"\n',
  '.dockerignore': '.git\n.env\nnode_modules\n**/*.pyc\n',
}

/** Sixty lines, two stages, with what everyday files have. */
export const DOCKERFILE = `# syntax=docker/dockerfile:1
ARG PYTHON_VERSION=3.13
FROM python:\${PYTHON_VERSION}-slim AS build
ENV PIP_NO_CACHE_DIR=1 \\
    PIP_DISABLE_PIP_VERSION_CHECK=1

RUN apt-get update \\
    && apt-get install -y --no-install-recommends \\
        gcc \\
        libpq-dev \\
    && rm -rf /var/lib/apt/lists/*

WORKDIR /src
RUN python -m venv /venv
ENV PATH="/venv/bin:$PATH"

# the list first, so that the code does not invalidate the install
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip \\
    pip install -r requirements.txt

COPY package.json package-lock.json ./
COPY static ./static
COPY templates ./templates
RUN <<SCRIPT
set -eu
mkdir -p /out/static
cp -r static/. /out/static/
find /out -type f -name '*.map' -delete
SCRIPT

FROM python:\${PYTHON_VERSION}-slim
ARG GIT_SHA=unknown
LABEL org.opencontainers.image.revision=$GIT_SHA \\
      org.opencontainers.image.title="Shop"
ENV PYTHONUNBUFFERED=1 \\
    PATH="/venv/bin:$PATH"

RUN apt-get update \\
    && apt-get install -y --no-install-recommends libpq5 tini \\
    && rm -rf /var/lib/apt/lists/* \\
    && groupadd --gid 10001 app \\
    && useradd --uid 10001 --gid app --no-create-home app

WORKDIR /app
COPY --from=build /venv /venv
COPY --from=build --chown=app:app /out/static ./static
COPY --chown=app:app app.py ./
COPY --chmod=755 docker/entrypoint.sh /usr/local/bin/entrypoint

USER app
EXPOSE 8000
EXPOSE 8001
VOLUME ["/app/media"]
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=3s CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 8000), 2)"]
ENTRYPOINT ["tini", "--", "entrypoint"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "2", "app:app"]

# the end
`

/** A lab that asks for a bit of everything, so that a grade costs what a grade costs. */
export const LAB: Lab = {
  id: 'bench',
  title: 'Bench',
  starter: { Dockerfile: DOCKERFILE },
  context: CONTEXT,
  passMark: 80,
  objectives: (
    [
      ['builds', { builds: true }],
      ['user', { image: { user: { root: false, exists: true } } }],
      ['packages', { image: { packages: { manager: 'pip', manifest: 'requirements.txt' } } }],
      ['process', { image: { process: { program: 'gunicorn', reachable: true } } }],
      ['cache', { cache: { change: { files: 'app.py' }, keeps: { installs: 'requirements.txt' } } }],
      ['clean', { clean: ['user-root-last', 'apt-lists-not-removed'] }],
    ] as const
  ).map(([id, check]) => ({
    id,
    text: id,
    points: 1,
    kind: 'goal',
    check,
    why: '',
    learn: null,
    rule: null,
    hints: [],
    near: [],
    while: null,
  })),
}
