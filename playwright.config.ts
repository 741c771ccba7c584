import { defineConfig } from '@playwright/test'

const port = process.env['PORT'] ?? '3210'
const executablePath = process.env['CHROMIUM_PATH']
/** Chromium's own sandbox does not start as root, as in most containers of CI. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** `npm run e2e` finds the browser and a free port, and hands both over in the environment. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    launchOptions: { args, ...(executablePath && { executablePath }) },
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node scripts/run.mjs start',
    env: { PORT: port },
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
})
