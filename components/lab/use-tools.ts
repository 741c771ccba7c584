import { useCallback, useState } from 'react'
import type { LabPageProps } from '@/components/lab/lab-props.ts'
import type { ToldText } from '@/components/lab/tools/told.tsx'
import type { Late, useLate } from '@/components/lab/use-late.ts'
import type { WorkspaceState } from '@/lib/store/workspace.ts'

const START = 'Every file is back to the start.'

/** What is done with a lab's files as a whole: shared, taken from a disk, given back to it, or begun anew. */
export function useTools(
  { lab }: Pick<LabPageProps, 'lab'>,
  workspace: WorkspaceState,
  active: string,
  load: ReturnType<typeof useLate>['load'],
) {
  /** What the toast says, and whether its step can be taken back. */
  const [done, setDone] = useState<{ text: string; undoable: boolean } | null>(null)
  const [told, setTold] = useState<ToldText | null>(null)
  const [menu, setMenu] = useState(false)
  const { files, replace, reset, undoReset, forgetUndo } = workspace

  const tell = (text: string) => setDone({ text, undoable: false })
  const withLate = (run: (late: Late) => unknown) =>
    void load().then(run, () => tell('This is not on this device yet. Connect once to get it.'))
  const put = useCallback(
    (texts: Readonly<Record<string, string>>, words: string) => {
      replace(texts)
      setDone({ text: words, undoable: true })
    },
    [replace],
  )
  const take = (given: readonly File[]) =>
    withLate(async ({ takeFiles, sayTaken }) => {
      const taken = await takeFiles(given, { names: Object.keys(lab.starter), open: active })
      if (Object.keys(taken.files).length > 0) put(taken.files, sayTaken(taken.files))
      const { problems } = taken
      if (problems.length > 0) setTold({ kind: 'problems', title: 'Not opened', problems })
    })

  return {
    done: done?.text ?? (workspace.undo ? START : null),
    told,
    menu,
    toggleMenu: () => setMenu((open) => !open),
    closeMenu: useCallback(() => setMenu(false), []),
    closeTold: useCallback(() => setTold(null), []),
    reset: () => {
      setDone(null)
      reset()
    },
    /** Null: what the toast tells of cannot be taken back. */
    undo:
      workspace.undo && done?.undoable !== false
        ? () => {
            setDone(null)
            undoReset()
          }
        : null,
    forget: useCallback(() => {
      setDone(null)
      forgetUndo()
    }, [forgetUndo]),
    put,
    take,
    upload: () => withLate(async ({ pickFiles }) => take(await pickFiles())),
    download: (file: string) => withLate(({ downloadFile }) => downloadFile(file, files[file] ?? '')),
    downloadAll: () => withLate(({ downloadAll }) => downloadAll(lab.id, files, lab.context)),
    share: () =>
      withLate(async ({ linkTo }) => {
        const linked = await linkTo(lab.id, files)
        if (linked.kind === 'copied') tell(linked.words)
        else if (linked.kind === 'shown') setTold({ ...linked, kind: 'link' })
        else setTold({ kind: 'problems', title: 'No link', problems: [linked.problem] })
      }),
  }
}
