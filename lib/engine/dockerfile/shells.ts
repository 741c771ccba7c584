import type { BaseConfig, ImageReference, Shell, ShellInstruction } from './model.ts'

/** What runs shell-form instructions where nothing else is said. Source: docs.docker.com/reference/dockerfile#shell */
export const LINUX_SHELL: Shell = { argv: ['/bin/sh', '-c'], language: 'posix', setBy: null }
const WINDOWS_SHELL: Shell = { argv: ['cmd', '/S', '/C'], language: 'cmd', setBy: null }

const LANGUAGES: Readonly<Record<string, Shell['language']>> = {
  sh: 'posix',
  bash: 'posix',
  ash: 'posix',
  dash: 'posix',
  zsh: 'posix',
  ksh: 'posix',
  mksh: 'posix',
  busybox: 'posix',
  powershell: 'powershell',
  pwsh: 'powershell',
  cmd: 'cmd',
}

export function shellOf(argv: readonly string[], setBy: ShellInstruction | null): Shell {
  const program = (argv[0] ?? '')
    .split(/[\\/]/)
    .at(-1)!
    .toLowerCase()
    .replace(/\.exe$/, '')
  // `/usr/bin/env bash -c` and the like name the shell one word later.
  const language =
    program === 'env' && argv.length > 1
      ? shellOf(argv.slice(1), setBy).language
      : Object.hasOwn(LANGUAGES, program)
        ? LANGUAGES[program]
        : undefined
  return { argv, language: language ?? 'unknown', setBy }
}

/** The shell an external image starts with. */
export function shellOfImage(reference: ImageReference | null, config: BaseConfig | null): Shell {
  if (config && config.shell.length > 0) return shellOf(config.shell, null)
  return reference && isWindows(reference) ? WINDOWS_SHELL : LINUX_SHELL
}

function isWindows({ registry, repository, tag }: ImageReference): boolean {
  if (registry === 'mcr.microsoft.com' && repository.startsWith('windows')) return true
  return /windowsservercore|nanoserver/.test(`${repository}:${tag ?? ''}`)
}
