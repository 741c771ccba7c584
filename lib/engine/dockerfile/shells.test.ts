import { describe, expect, test } from 'vitest'
import { parseImageReference } from './image-reference.ts'
import { LINUX_SHELL, shellOf, shellOfImage } from './shells.ts'

describe('the language of a shell', () => {
  test.each([
    [['/bin/sh', '-c'], 'posix'],
    [['bash', '-o', 'pipefail', '-c'], 'posix'],
    [['/bin/ash', '-c'], 'posix'],
    [['/usr/bin/env', 'zsh', '-c'], 'posix'],
    [['/bin/busybox', 'sh', '-c'], 'posix'],
    [['powershell', '-Command'], 'powershell'],
    [['pwsh.exe', '-NoProfile', '-Command'], 'powershell'],
    [['C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', '-Command'], 'powershell'],
    [['CMD.EXE', '/S', '/C'], 'cmd'],
    [['python3', '-c'], 'unknown'],
    [['fish', '-c'], 'unknown'],
    [['env'], 'unknown'],
    [[''], 'unknown'],
    [[], 'unknown'],
  ] as const)('%j speaks %s', (argv, language) => {
    expect(shellOf(argv, null)).toEqual({ argv, language, setBy: null })
  })
})

describe('the shell an image starts with', () => {
  const shellFor = (image: string) => shellOfImage(parseImageReference(image), null).language

  test.each([
    ['debian:13-slim', 'posix'],
    ['mcr.microsoft.com/windows/servercore:ltsc2025', 'cmd'],
    ['mcr.microsoft.com/windows/nanoserver:ltsc2025', 'cmd'],
    ['python:3.13-windowsservercore-ltsc2025', 'cmd'],
    ['mcr.microsoft.com/dotnet/sdk:10.0', 'posix'],
    ['mcr.microsoft.com/dotnet/sdk:10.0-nanoserver-ltsc2025', 'cmd'],
    ['harbour.example/windows-tools:1', 'posix'],
  ])('%s: %s', (image, language) => {
    expect(shellFor(image)).toBe(language)
  })

  test('what the image itself says counts first, nothing known means /bin/sh', () => {
    const config = {
      env: {},
      user: '',
      workdir: '/',
      shell: ['pwsh', '-Command'],
      entrypoint: null,
      cmd: null,
      exposed: [],
      healthcheck: false,
      stopSignal: null,
    }
    expect(shellOfImage(parseImageReference('harbour.example/pilot:4'), config)).toEqual({
      argv: ['pwsh', '-Command'],
      language: 'powershell',
      setBy: null,
    })
    expect(shellOfImage(null, null)).toBe(LINUX_SHELL)
  })
})
