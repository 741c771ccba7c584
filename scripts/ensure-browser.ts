import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { bin, capture, run } from './support/command.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const HELP =
  'The browser tests need Chromium: install it, or set CHROMIUM_PATH to the program of a Chromium or Chrome that is installed.'

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

async function firstProgram(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (await isProgram(path)) return path
  return null
}

/** CHROMIUM_PATH and CHROME_PATH: said by hand, so a wrong one is an error and nothing else is tried. */
async function fromEnvironment(): Promise<string | null> {
  for (const name of ['CHROMIUM_PATH', 'CHROME_PATH']) {
    const path = process.env[name]
    if (path && !(await isProgram(path)))
      throw new Error(`${name} is “${path}”, which is no program that can be run.`)
    if (path) return path
  }
  return null
}

function fromSystem(): Promise<string | null> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  return firstProgram(folders.flatMap((folder) => NAMES.map((name) => join(folder, name))))
}

async function fromPlaywright(): Promise<string | null> {
  const { chromium } = await import('@playwright/test')
  return firstProgram([chromium.executablePath()])
}

const find = async (): Promise<string | null> =>
  (await fromEnvironment()) ?? (await fromSystem()) ?? fromPlaywright()

const canUseApt = async (): Promise<boolean> =>
  process.getuid?.() === 0 && (await firstProgram(['/usr/bin/apt-get'])) !== null

async function installWithApt(): Promise<boolean> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], env)
  return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], env)) === 0
}

async function install(): Promise<void> {
  console.log('No Chromium found: installing it.')
  if ((await canUseApt()) && (await installWithApt())) return
  await run(bin('playwright'), ['install', '--with-deps', 'chromium'])
}

/** On Ubuntu `chromium` may be a stub that only asks for a snap, so a program counts once it has said its version. */
const starts = async (path: string): Promise<boolean> =>
  (await capture(path, ['--version', '--no-sandbox'])).code === 0

/** The path of a Chromium that starts; installs one where there is none. Throws one plain sentence when that fails. */
export async function ensureBrowser(): Promise<string> {
  const found = await find()
  if (found && (await starts(found))) return found
  await install()
  const installed = await find()
  if (installed && (await starts(installed))) return installed
  throw new Error(HELP)
}

export async function main(): Promise<number> {
  try {
    console.log(await ensureBrowser())
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
