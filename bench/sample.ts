const STAGE = (at: number): string[] => [
  `FROM node:24-alpine AS stage${at}`,
  `ARG VERSION=1.${at}`,
  'ENV NODE_ENV=production PATH="/app/bin:$PATH"',
  'WORKDIR /app',
  'COPY package.json package-lock.json ./',
  'RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev',
]

const BLOCK = (at: number): string[] => [
  `# part ${at}`,
  `COPY --chown=node:node src/part${at} ./src/part${at}`,
  `RUN apk add --no-cache curl=8.1${at % 10} \\`,
  '      git \\',
  `  && curl -fsSL -o /tmp/part${at}.tgz "https://example.com/\${VERSION}/part${at}.tgz" \\`,
  `  && tar -xzf /tmp/part${at}.tgz -C /opt \\`,
  `  && rm /tmp/part${at}.tgz`,
  `ENV PART_${at}="$PATH:/opt/part${at}"`,
  `LABEL org.example.part${at}="yes"`,
]

const LINES_PER_STAGE = 100
const END = ['USER node', 'EXPOSE 3000', 'CMD ["node", "server.js"]']

/** A Dockerfile of exactly so many lines: a stage every hundred, each with the instructions of everyday files. */
export function sample(lines: number): string {
  const out: string[] = []
  for (let block = 0, stage = 0; out.length < lines;) {
    if (out.length >= stage * LINES_PER_STAGE) out.push(...STAGE(stage++))
    else out.push(...BLOCK(block++))
  }
  const body = out.slice(0, lines - END.length)
  while (body.at(-1)?.endsWith('\\')) body[body.length - 1] = '# the end'
  return `${[...body, ...END].join('\n')}\n`
}
