import { progressStore, storage } from '@/lib/store/browser.ts'
import { setAside } from '@/lib/store/entries.ts'
import { progressOf } from '@/lib/store/progress.ts'
import { collect, encodeFile, fileName } from '@/lib/store/transfer/file.ts'

/** Hands a text to the browser as a file. */
function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Everything as one file. The progress comes from memory: a storage that is full may know less. */
export function downloadProgress() {
  const belongings = collect(storage, progressOf(progressStore.getState()))
  download(fileName(new Date()), encodeFile(belongings, Date.now()))
}

/** What could not be read once, as it was. */
export function downloadSetAside() {
  download('drydock-set-aside.json', `${JSON.stringify(setAside(storage), null, 2)}\n`)
}
