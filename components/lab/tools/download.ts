import { zip } from '@/lib/archive/zip.ts'

type Files = Readonly<Record<string, string>>

/** One file, under its own name. */
export function downloadFile(path: string, text: string) {
  save(path.split('/').at(-1) ?? path, new Blob([text], { type: 'text/plain' }))
}

/** Everything a build needs, in one folder as it stands here: what the student wrote, and the files beside it. */
export function downloadAll(lab: string, files: Files, context: Files) {
  const folder = Object.entries({ ...context, ...files }).map(([path, text]) => [`${lab}/${path}`, text])
  const archive = zip(Object.fromEntries(folder), new Date())
  save(`${lab}.zip`, new Blob([archive], { type: 'application/zip' }))
}

function save(name: string, content: Blob) {
  const address = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
