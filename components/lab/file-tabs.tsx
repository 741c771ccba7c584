import { FileTab } from '@/components/lab/file-tab.tsx'
import { countIn, type ProblemRow } from '@/components/lab/problem-rows.ts'
import { TabList } from '@/components/ui/tabs'
import type { Lab } from '@/lib/engine/index.ts'

type Props = {
  lab: Lab
  active: string
  problems: readonly ProblemRow[]
  onSelect: (file: string) => void
}

/** The student's files, then those of the build context. */
export function fileNames(lab: Lab): string[] {
  return [...Object.keys(lab.starter), ...Object.keys(lab.context).filter((name) => !(name in lab.starter))]
}

export function FileTabs({ lab, active, problems, onSelect }: Props) {
  const tabs = fileNames(lab).map((file, index) => {
    const worst = problems.some((row) => row.file === file && row.severity === 'error')
    const readOnly = !(file in lab.starter)
    return {
      id: file,
      ...(index < 9 ? { shortcut: `Alt+${index + 1}` } : {}),
      label: <FileTab file={file} readOnly={readOnly} problems={countIn(problems, file)} worst={worst} />,
    }
  })
  return (
    <div className="border-b border-line bg-sunken max-md:h-[42px]">
      <TabList
        label="Files"
        name="file"
        tabs={tabs}
        selected={active}
        onSelect={onSelect}
        className="max-md:h-full"
      />
    </div>
  )
}
