import { useRef } from 'react'
import type { useBring } from '@/components/playground/use-bring.ts'

/** The browser's own questions for files and for a folder. */
export function useInputs({
  openFiles,
  openFolder,
}: Pick<ReturnType<typeof useBring>, 'openFiles' | 'openFolder'>) {
  const file = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const taken = (input: HTMLInputElement): File[] => {
    const files = [...(input.files ?? [])]
    // The same files may be chosen again.
    input.value = ''
    return files
  }
  return {
    file: () => file.current?.click(),
    folder: () => folder.current?.click(),
    elements: (
      <div hidden>
        <input
          ref={file}
          type="file"
          multiple
          aria-label="Files to open"
          onChange={({ target }) => void openFiles(taken(target))}
        />
        <input
          ref={(element) => {
            folder.current = element
            element?.setAttribute('webkitdirectory', '')
          }}
          type="file"
          aria-label="Folder to open"
          onChange={({ target }) => openFolder(taken(target))}
        />
      </div>
    ),
  }
}
