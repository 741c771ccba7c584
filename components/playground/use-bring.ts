import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { PlaygroundPage } from '@/components/playground/use-playground.ts'
import { guessKind, usualName } from '@/lib/playground/kind.ts'
import type { Listing, Opened } from '@/lib/playground/read.ts'

/** Read when files are brought: a first visit needs none of it. */
const code = () => import('@/components/playground/bring.ts')

export type Busy = { readonly words: string; readonly done: number; readonly of: number }

/** Brings files here: chosen, dropped or pasted. */
export function useBring(page: PlaygroundPage, say: (text: string) => void, focusEditor: () => void) {
  const [busy, setBusy] = useState<Busy | null>(null)
  const [notes, setNotes] = useState<readonly string[]>([])
  const running = useRef<AbortController | null>(null)

  /** One at a time: what is brought later stops what is still read. */
  const start = useCallback(
    async (work: (options: Work, tools: Awaited<ReturnType<typeof code>>) => Promise<void>) => {
      running.current?.abort()
      const own = new AbortController()
      running.current = own
      const show = (next: Busy) => own.signal.aborted || setBusy(next)
      setBusy({ words: 'Reading', done: 0, of: 0 })
      try {
        await work({ signal: own.signal, show }, await code())
      } catch {
        if (!own.signal.aborted) setNotes(['These files could not be read. Try to open them once more.'])
      }
      if (running.current === own) setBusy(null)
    },
    [],
  )

  function take(opened: Opened, folder: boolean) {
    if (!opened) return
    const { playground } = opened
    const count = Object.keys(playground.files).length
    setNotes(
      count > 0
        ? opened.notes
        : [...opened.notes, 'Nothing of what was opened is a file that Drydock reads.'],
    )
    if (folder) page.replace(playground, `The folder ${playground.folder?.name ?? ''} was opened.`)
    else if (count > 0) page.add(playground.files)
    if (count > 0) say(`${count} ${count === 1 ? 'file' : 'files'} opened.`)
  }

  const reading = ({ signal, show }: Work) => ({
    signal,
    onProgress: ({ done, of }: { done: number; of: number }) =>
      show({ words: `Reading ${done} of ${of} files`, done, of }),
  })
  const openFiles = (files: readonly File[]) =>
    start(async (work, { readFiles, foundOf }) =>
      take(
        await readFiles(
          files.map((file) => foundOf(file.name, file)),
          reading(work),
        ),
        false,
      ),
    )
  const openListing = (listing: (work: Work) => Promise<Listing | null>) =>
    start(async (work, { readFolder }) => {
      const listed = await listing(work)
      if (listed) take(await readFolder(listed, reading(work)), true)
    })

  function openFolder(files: readonly File[]) {
    if (files.length === 0) return
    void openListing(async () => (await code()).listingOf(files))
  }

  function drop(transfer: DataTransfer) {
    // Only now may it be looked into: after the first await it is empty.
    const entries = [...transfer.items].flatMap((item) =>
      item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : [],
    )
    const folder = entries.find((entry) => entry.isDirectory) as FileSystemDirectoryEntry | undefined
    if (!folder) return void openFiles([...transfer.files])
    void openListing(async ({ signal, show }) => {
      const onFound = (count: number) => show({ words: `Listing ${count} files`, done: 0, of: 0 })
      return (await code()).walk(folder, { signal, onFound })
    })
  }

  function addText(text: string) {
    const kind = guessKind(text)
    const name = freeName(page, kind === null ? 'pasted.txt' : usualName(kind))
    page.add({ [name]: text })
    say(`${name} was added.`)
    focusEditor()
  }

  async function paste() {
    try {
      const text = await navigator.clipboard.readText()
      if (text.trim() !== '') return addText(text)
      setNotes(['There is no text to paste.'])
    } catch {
      setNotes([
        'This browser does not hand the clipboard over. Press Ctrl+V, or Cmd+V on a Mac, anywhere on this page.',
      ])
    }
  }

  useDropAndPaste({ drop, addText, openFiles: (files) => void openFiles(files) })

  return {
    busy,
    notes,
    clearNotes: useCallback(() => setNotes([]), []),
    cancel: () => {
      running.current?.abort()
      setBusy(null)
    },
    openFiles,
    openFolder,
    paste,
    addText,
  }
}

type Work = { readonly signal: AbortSignal; readonly show: (busy: Busy) => void }

/** A name that no file has; a file of its own folder is no neighbour of the others. */
function freeName({ playground, example }: PlaygroundPage, name: string): string {
  const files = example ? {} : playground.files
  if (!Object.hasOwn(files, name)) return name
  for (let number = 2; ; number++) {
    const next = `pasted-${number}/${name}`
    if (!Object.hasOwn(files, next)) return next
  }
}

type Handlers = {
  readonly drop: (transfer: DataTransfer) => void
  readonly addText: (text: string) => void
  readonly openFiles: (files: readonly File[]) => void
}

/** The whole page takes what is dropped or pasted; text in a field stays that field's. */
function useDropAndPaste({ drop, addText, openFiles }: Handlers) {
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    event.stopPropagation()
    if (event.type === 'drop') drop(event.dataTransfer)
  })
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const inField =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
    if (files.length > 0) {
      event.preventDefault()
      openFiles(files)
    } else if (!inField && !document.querySelector('dialog[open]') && text.trim() !== '') {
      event.preventDefault()
      addText(text)
    }
  })
  useEffect(() => {
    const dropped = (event: DragEvent) => onDrop(event)
    const pasted = (event: ClipboardEvent) => onPaste(event)
    const capture = { capture: true }
    addEventListener('dragover', dropped, capture)
    addEventListener('drop', dropped, capture)
    addEventListener('paste', pasted)
    return () => {
      removeEventListener('dragover', dropped, capture)
      removeEventListener('drop', dropped, capture)
      removeEventListener('paste', pasted)
    }
  }, [])
}
