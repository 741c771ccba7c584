import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, test as base } from '@playwright/test'

type Guard = {
  /** Console errors that a test brings about on purpose. */
  allowed: RegExp[]
  /** Watches every page of the test; fails it on an error, or on a request that leaves this computer. */
  watched: BrowserContext
}

/** Every journey also proves that nothing goes wrong unseen and that nothing leaves localhost. */
export const test = base.extend<Guard>({
  allowed: [[], { option: true }],
  watched: [
    async ({ context, allowed, baseURL }, use) => {
      const seen: string[] = []
      context.on('console', (message) => {
        if (message.type() === 'error') seen.push(`console: ${message.text()} ${message.location().url}`)
      })
      context.on('weberror', (error) => seen.push(`page: ${error.error().stack}`))
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        const local = origin === baseURL || protocol === 'data:' || protocol === 'blob:'
        if (!local) seen.push(`request to another place: ${request.url()}`)
      })
      await use(context)
      const unexpected = seen.filter((line) => !allowed.some((pattern) => pattern.test(line)))
      expect(unexpected, 'errors and requests to other places').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

const FOLDERS = {
  'first-dockerfile': 'first-steps/first-dockerfile',
  'cache-order': 'small-images/layers-and-cache',
  nonroot: 'hardening/users',
} as const
export type LabId = keyof typeof FOLDERS
export const LABS = Object.keys(FOLDERS) as LabId[]

export const lessonPath = (lab: LabId) => `/learn/${FOLDERS[lab]}/`

/** As its card and its page are headed. */
export function labTitle(lab: LabId): string {
  const [, title = ''] =
    /^title: (.+)$/m.exec(readFileSync(`content/${FOLDERS[lab]}/labs/${lab}/lab.yaml`, 'utf8')) ?? []
  return title
}

/** The model answer of a lab; the page must not have it. */
export const solution = (lab: LabId) => answer(lab, 'solution')
export const starter = (lab: LabId) => answer(lab, 'starter')

function answer(lab: LabId, folder: string): string {
  return readFileSync(`content/${FOLDERS[lab]}/labs/${lab}/${folder}/Dockerfile`, 'utf8')
}
