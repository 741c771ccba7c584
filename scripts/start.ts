import type { Server } from 'node:http'
import { ensureBuild } from './build.ts'
import { serve } from './support/server.ts'

const DEFAULT_PORT = 3000

function portOf(text: string | undefined): number | null {
  const port = text ? Number(text) : DEFAULT_PORT
  return Number.isInteger(port) && port >= 0 && port < 65_536 ? port : null
}

/** Resolves to a sentence when the port cannot be had, null once the server listens. */
export function listen(server: Server, port: number): Promise<string | null> {
  return new Promise((done) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      done(
        taken
          ? `Port ${port} is taken: choose another one, for example PORT=${port + 1} npm start.`
          : error.message,
      )
    })
    server.listen(port, () => done(null))
  })
}

/** Builds what is missing and serves out/. */
export async function main(): Promise<number> {
  const port = portOf(process.env['PORT'])
  if (port === null) {
    console.error(`PORT is “${process.env['PORT']}”, but it has to be a number from 0 to 65535.`)
    return 1
  }
  try {
    await ensureBuild()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
  const base = process.env['BASE_PATH'] ?? ''
  const server = serve('out', base)
  const problem = await listen(server, port)
  if (problem) {
    console.error(problem)
    return 1
  }
  const address = server.address()
  const taken = address && typeof address === 'object' ? address.port : port
  console.log(`Drydock is at http://localhost:${taken}${base}`)
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => server.close(() => done(0)))
  })
}
