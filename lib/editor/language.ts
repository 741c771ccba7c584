import { isDockerfile } from '@/lib/worker/file-kind.ts'

/** `id` is Monaco's, `name` is what the status bar says. */
export type Language = { readonly id: string; readonly name: string }

const BY_ENDING: Readonly<Record<string, Language>> = {
  py: { id: 'python', name: 'Python' },
  js: { id: 'javascript', name: 'JavaScript' },
  mjs: { id: 'javascript', name: 'JavaScript' },
  yaml: { id: 'yaml', name: 'YAML' },
  yml: { id: 'yaml', name: 'YAML' },
  sh: { id: 'shell', name: 'Shell' },
}

export function languageOf(path: string): Language {
  if (isDockerfile(path)) return { id: 'dockerfile', name: 'Dockerfile' }
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return BY_ENDING[ending] ?? { id: 'plaintext', name: 'Plain text' }
}
