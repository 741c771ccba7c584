import { baseName } from '../../dockerfile/paths.ts'
import { defineRule, type RuleDocs, type RuleInput } from '../rule.ts'
import { shippedPackages } from '../shared/system-packages.ts'

export const docs: RuleDocs = {
  why: 'When a process ends, its parent asks for its status, and until then the kernel keeps it as a zombie. Processes whose parent is gone fall to process 1. Most programs never ask for children they did not start themselves, so with a browser, which starts a dozen processes for every page, zombies gather until none can be started any more. docker run --init and init: true in Compose put a small init in front; where neither can be relied on, the image brings tini or dumb-init.',
  bad: 'FROM node:24-slim\nRUN apt-get update && apt-get install -y --no-install-recommends chromium && rm -rf /var/lib/apt/lists/*\nCOPY shots.js /srv/\nCMD ["node", "/srv/shots.js"]\n',
  good: 'FROM node:24-slim\nRUN apt-get update && apt-get install -y --no-install-recommends chromium tini && rm -rf /var/lib/apt/lists/*\nCOPY shots.js /srv/\nENTRYPOINT ["tini", "--"]\nCMD ["node", "/srv/shots.js"]\n',
  sources: [
    'https://docs.docker.com/reference/cli/docker/container/run/#init',
    'https://pptr.dev/troubleshooting#running-puppeteer-in-docker',
    'https://github.com/krallin/tini#why-tini',
  ],
  equivalents: {},
}

/** Only for images with a browser: of other programs the file does not tell whose children they leave. Who starts the container may use --init, so it is a hint. */
export default defineRule({
  meta: {
    name: 'init-process-missing',
    severity: 'info',
    category: 'reliability',
    files: 'dockerfile',
    on: { instructions: ['RUN'] },
    title: 'Start an image with a browser by an init',
    messages: {
      browser:
        '{{browser}} leaves processes behind, and {{program}}, process 1 of the container, does not clear them away: use docker run --init, or start it by tini.',
    },
  },
  *check(input) {
    const { process } = input.build.image ?? {}
    const program = process?.pid1.program ?? null
    if (!process?.instruction || program === null || !WORKERS.test(program) || hasInit(input)) return
    // A prompt is for somebody who ends it soon.
    if (process.args.length === 0) return
    for (const [, packages] of shippedPackages(input)) {
      const browser = packages.find(({ name }) => BROWSERS.test(name))
      if (!browser) continue
      yield {
        messageId: 'browser',
        range: browser.range,
        data: { browser: browser.name, program },
        confidence: 'possible',
      }
      return
    }
  },
})

const BROWSERS =
  /^(?:chromium(?:-browser|-headless-shell)?|google-chrome-(?:stable|beta|unstable)|firefox(?:-esr)?|microsoft-edge-stable)$/
/** Interpreters that wait for no children but their own. */
const WORKERS = /^(?:node|python[\d.]*|java|ruby|php|deno|bun|gunicorn|uvicorn|npm|yarn|pnpm)$/
const INITS = /^(?:tini|tini-static|dumb-init|catatonit|docker-init|s6-svscan|init|my_init)$/

function hasInit({ build }: RuleInput): boolean {
  return build.image?.process.argv.some((word) => INITS.test(baseName(word ?? ''))) === true
}
