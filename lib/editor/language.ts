import type { Coloured } from '@/lib/highlight/index.ts'
import { isDockerfile } from '@/lib/worker/file-kind.ts'

/** `id` is Monaco's, `name` is what the status bar says, `colours` what colours it; null where Monaco does, or nobody. */
export type Language = { readonly id: string; readonly name: string; readonly colours: Coloured | null }

function coloured(colours: Coloured, name: string): Language {
  return { id: colours, name, colours }
}

const JAVASCRIPT: Language = { id: 'javascript', name: 'JavaScript', colours: null }

const BY_ENDING: Readonly<Record<string, Language>> = {
  dockerignore: coloured('ignore', 'Ignore file'),
  gitignore: coloured('ignore', 'Ignore file'),
  js: JAVASCRIPT,
  json: coloured('json', 'JSON'),
  json5: coloured('json', 'JSON5'),
  mjs: JAVASCRIPT,
  mk: coloured('makefile', 'Makefile'),
  py: { id: 'python', name: 'Python', colours: null },
  sh: coloured('shell', 'Shell'),
  yaml: coloured('yaml', 'YAML'),
  yml: coloured('yaml', 'YAML'),
}

export function languageOf(path: string): Language {
  if (isDockerfile(path)) return coloured('dockerfile', 'Dockerfile')
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  if (name === 'makefile' || name === 'gnumakefile') return coloured('makefile', 'Makefile')
  const ending = name.slice(name.lastIndexOf('.') + 1)
  const known = Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] : undefined
  return known ?? { id: 'plaintext', name: 'Plain text', colours: null }
}
